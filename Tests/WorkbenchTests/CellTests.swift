import Metrics
import TerminalUI
import Testing
import Workbench

/// The images of a cell, as a person browses them.
@Suite struct CellTests {
  // MARK: Opening and leaving

  @Test func `opening a cell shows its images and asks once for the pictures in sight`() {
    var state = Sample.scored(on: .character("5"), versions: Sample.versions)
    state.open(.label(2, .falseNegative))
    let images = [3444, 3632, 3664]
    let request = CellRequest(run: 139, images: images, height: 20, width: 20)
    #expect(state.update(.tick(now: Sample.now)) == [.loadCell(request)])
    #expect(state.interface.screen == .samples)
    #expect(state.text.contains("bicycle FN: 9 images, nearest to the threshold first"))
    #expect(state.text.contains("opening the data"))
    #expect(state.update(.tick(now: Sample.now)) == [])
    state.answerCell()
    #expect(state.text.contains("/data/photos/img_3444.jpg"))
    #expect(state.press(.right) == [])
  }

  @Test(arguments: [Key.character("3"), .character("5")])
  func `Esc goes back to the screen it came from, and 6 shows the cell again`(screen: Key) {
    var state = Sample.scored(on: screen, versions: Sample.versions)
    let origin = state.interface.screen
    state.open(.label(0, .truePositive))
    state.press(.right, .right, .escape)
    #expect(state.interface.screen == origin)
    state.press(.character("6"))
    #expect(state.interface.samples.cell?.selected == 2)
    state.press(.escape)
    #expect(state.interface.screen == origin)
  }

  @Test func `Backspace closes the cell, and the training pictures are as they were`() {
    var state = Sample.browsing()
    let effects = state.press(.backspace)
    #expect(state.interface.samples.cell == nil)
    guard case .loadSamples(let request) = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(request.page == 0 && request.epoch == 1)
    state.answerSamples()
    #expect(state.text.contains("original            epoch 1"))
    #expect(state.text.contains("r other variants"))
    #expect(!state.text.contains("Space mark"))
    state.press(.escape)
    #expect(state.interface.screen == .runs)
  }

  @Test func `an empty cell says so`() {
    var state = Sample.browsing(
      .sets(truth: .labels([0, 1, 2, 3, 4]), predicted: .labels([0]), lines: []))
    #expect(state.text.contains("No image is in this cell."))
    #expect(state.press(.character(" "), .character("o"), .right, .end) == [])
    #expect(state.marks.isEmpty)
  }

  @Test func `another run has no cell open`() {
    var state = Sample.browsing()
    state.press(.character("1"), .up, .enter)
    let effects = state.press(.character("6"))
    #expect(effects.contains { if case .loadSamples = $0 { true } else { false } })
    #expect(state.interface.samples.cell == nil)
  }

  // MARK: Words

  @Test(arguments: [
    (DecisionCell.label(2, .falseNegative), "bicycle FN"),
    (.label(0, nil), "cat known"),
    (.sets(truth: .labels([0, 1]), predicted: .labels([0]), lines: []), "cat+dog taken for cat"),
    (.sets(truth: .labels([]), predicted: .labels([0]), lines: []), "none taken for cat"),
    (.sets(truth: .labels([0]), predicted: .labels([0]), lines: []), "cat told right"),
    (.sets(truth: nil, predicted: .labels([1]), lines: []), "anything taken for dog"),
    (.instead(truth: 1, predicted: 0), "cat instead of dog"),
    (.instead(truth: 1, predicted: nil), "dog missed, nothing instead"),
    (.instead(truth: nil, predicted: 0), "cat where nothing is"),
    (.together(0, 1, predicted: false), "cat and dog both there"),
    (.together(0, 1, predicted: true), "cat and dog both predicted"),
  ])
  func `a cell is called in words`(cell: DecisionCell, words: String) {
    #expect(Sample.browsing(cell).text.contains("╭─ \(words)"))
  }

  // MARK: Order

  @Test func `s changes the order, and the selected image stays selected`() {
    var state = Sample.browsing()
    state.press(.right, .right)
    let image = state.selectedNumber
    for words in [
      "greatest loss first", "most confident mistake first", "likely label error first",
      "nearest to the threshold first",
    ] {
      state.press(.character("s"))
      #expect(state.text.contains(words))
      #expect(state.selectedNumber == image)
    }
    state.press(.character("s"))
    state.press(.escape)
    // The next cell is shown in the order chosen last.
    state.open(.label(0, .falsePositive))
    #expect(state.interface.samples.cell?.order == .loss)
  }

  @Test func `newer thresholds find the images anew, and keep the selected one`() {
    var state = Sample.browsing(versions: [])
    let before = state.interface.samples.cell?.images.count ?? 0
    state.press(.right)
    let image = state.selectedNumber
    // A newer evaluation of the run: its scores are followed, with other counts.
    var view = Sample.scores()
    view.decisions.set(0.9, ofLabel: 2)
    state.press(.escape)
    _ = state.update(.scores(view))
    state.press(.character("6"))
    #expect(state.interface.samples.cell?.source?.revision == state.editor?.revision)
    #expect(state.interface.samples.cell?.images.count == before)
    #expect(state.selectedNumber == image)
  }

  // MARK: Moving

  @Test func `arrows move over the grid and scroll it, up to its ends`() {
    var state = Sample.browsing(.label(2, .falsePositive))
    let index = { (state: WorkbenchState) in state.interface.samples.cell?.selected ?? -1 }
    state.press(.left, .up)
    #expect(index(state) == 0)
    state.press(.right, .down)
    #expect(index(state) == 4)
    #expect(state.text.contains("5 of 133"))
    state.press(.up)
    #expect(index(state) == 1)
    state.press(.pageDown)
    #expect(index(state) == 4)
    state.press(.end)
    #expect(index(state) == 132)
    // The last row has one image; from above a gap one comes to it.
    state.press(.up, .right, .down)
    #expect(index(state) == 132)
    state.press(.pageUp, .home)
    #expect(index(state) == 0)
  }

  @Test func `scrolling asks for the next pictures, and late ones are ignored`() {
    var state = Sample.browsing(.label(2, .falsePositive))
    let first = state.cell?.question
    let effects = state.press(.down)
    guard case .loadCell(let second) = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(second.images.count == 3 && second != first)
    // Pictures that were there stay until the others have come.
    #expect(state.cell?.answer?.request == first)
    state.press(.down)
    _ = state.update(.cell(Sample.cell(second)))
    #expect(state.cell?.answer?.request == first)
    _ = state.update(.cellFailed(second, "late"))
    #expect(!state.text.contains("late"))
    state.answerCell()
    #expect(state.text.contains("/data/photos/img_\(state.selectedNumber ?? 0).jpg"))
  }

  @Test func `a click selects, and the wheel goes a row on`() {
    var state = Sample.browsing(.label(2, .falsePositive))
    let point = { (state: inout WorkbenchState, action: MouseEvent.Action, x: Int, y: Int) in
      _ = state.update(.terminal(.mouse(MouseEvent(action, button: .left, x: x, y: y))))
    }
    point(&state, .press, 60, 4)
    #expect(state.interface.samples.cell?.selected == 2)
    point(&state, .press, 60, 20)
    #expect(state.interface.samples.cell?.selected == 2)
    point(&state, .wheelDown, 5, 5)
    #expect(state.interface.samples.cell?.selected == 5)
    point(&state, .wheelUp, 5, 5)
    #expect(state.interface.samples.cell?.selected == 2)
  }

  @Test func `larger and smaller pictures leave those for training as they are`() {
    var state = Sample.browsing()
    let before = state.interface.samples.zoom
    let side = state.cell?.question.height ?? 0
    state.press(.character("+"))
    #expect(state.cell?.question.height ?? 0 > side)
    for _ in 0..<30 { state.press(.character("-")) }
    #expect(state.cell?.question.height == 8)
    #expect(state.cell?.question.images.count == 4)
    #expect(state.interface.samples.zoom == before)
  }

  @Test func `a terminal that shows pixels of its own is given as many, and the same places`() {
    var state = Sample.browsing()
    let kitty = GraphicsProtocol.kitty(cell: .standard)
    guard case .loadCell(let request) = state.update(.terminal(.graphics(kitty))).first else {
      Issue.record("no larger pictures are asked for")
      return
    }
    #expect(request.height == 200 && request.width == 200)
    state.answerCell()
    let pictures = state.view().pictures
    #expect(pictures.count == 3)
    #expect(pictures.allSatisfy { $0.rect.height == 10 && $0.rect.y == 2 })
  }
}
