import Metrics
import TerminalUI
import Testing
import Workbench

/// The images of a cell, as a person browses them.
@Suite struct CellTests {
  private func selected(_ state: WorkbenchState) -> Int? {
    guard let list = state.interface.samples.cell, let row = list.selectedRow else { return nil }
    return state.editor?.decisions.table.images[row]
  }

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
    let image = selected(state)
    for words in [
      "greatest loss first", "most confident mistake first", "likely label error first",
      "nearest to the threshold first",
    ] {
      state.press(.character("s"))
      #expect(state.text.contains(words))
      #expect(selected(state) == image)
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
    let image = selected(state)
    // A newer evaluation of the run: its scores are followed, with other counts.
    var view = Sample.scores()
    view.decisions.set(0.9, ofLabel: 2)
    state.press(.escape)
    _ = state.update(.scores(view))
    state.press(.character("6"))
    #expect(state.interface.samples.cell?.source?.revision == state.editor?.revision)
    #expect(state.interface.samples.cell?.images.count == before)
    #expect(selected(state) == image)
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
    #expect(state.text.contains("/data/photos/img_\(selected(state) ?? 0).jpg"))
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

  // MARK: Marks and files

  @Test func `Space marks and unmarks, and marks survive the cell`() {
    var state = Sample.browsing()
    state.press(.right, .character(" "), .right, .character(" "))
    #expect(state.marks.map(\.image) == [3632, 3664])
    #expect(state.text.contains("2 marked · 3 of 9"))
    state.press(.character(" "))
    #expect(state.marks.map(\.image) == [3632])
    let mark = state.marks[0]
    #expect(mark.run == 139 && mark.name == "/data/photos/img_3632.jpg")
    #expect(mark.truth == "cat+dog+bicycle+bus" && mark.predicted == "cat+dog+bus")
    #expect(mark.labels == Sample.labels + ["bus", "person"] && mark.scores.count == 6)
    state.press(.backspace)
    #expect(state.marks.count == 1)
  }

  @Test func `a mark made before the data were opened gets its name later`() {
    var state = Sample.scored(on: .character("5"), versions: Sample.versions)
    state.open(.label(2, .falseNegative))
    state.press(.character(" "))
    #expect(state.marks.map(\.name) == [""])
    state.answerCell()
    #expect(state.marks.map(\.name) == ["/data/photos/img_3444.jpg"])
  }

  @Test func `E asks for a path and writes what is marked`() {
    var state = Sample.browsing()
    #expect(state.press(.character("E")) == [])
    #expect(state.text.contains("No image is marked; Space marks one."))
    state.press(.character(" "), .character("E"))
    #expect(state.text.contains("Write 1 marked image"))
    #expect(state.press(.enter) == [.exportMarks(state.marks, path: "marked.csv")])
    state.press(.character("E"), .control("u"))
    #expect(state.press(.enter) == [])
    #expect(state.text.contains("Write a path, such as marked.csv."))
  }

  @Test func `o opens the file and y copies its path`() {
    var state = Sample.browsing()
    #expect(state.press(.character("o")) == [.openFile("/data/photos/img_3444.jpg")])
    #expect(state.press(.character("y")) == [.copy("/data/photos/img_3444.jpg")])
    #expect(state.text.contains("copied /data/photos/img_3444.jpg"))
  }

  @Test func `an image that is no file says so`() {
    // Numbers that end in 0 are drawn in this sample.
    var state = Sample.browsing(.label(2, .falsePositive))
    #expect(selected(state) == 3370)
    #expect(state.text.contains("photos/img_3370.jpg, a drawn picture"))
    #expect(state.press(.character("o")) == [])
    #expect(state.text.contains("Image 3370 is a drawn picture, no file."))
    #expect(state.press(.character("y")) == [])
  }

  @Test func `without the data, scores and the reason are shown, and 6 tries again`() {
    var state = Sample.scored(on: .character("5"), versions: Sample.versions)
    state.open(.label(2, .falseNegative))
    _ = state.update(.tick(now: Sample.now))
    let request = state.cell?.question ?? CellRequest(run: 0, images: [], height: 0, width: 0)
    _ = state.update(.cellFailed(request, "photos: there is no such folder."))
    #expect(state.text.contains("photos: there is no such folder."))
    #expect(state.text.contains("T -bicycle"))
    #expect(state.press(.end) == [])
    #expect(state.press(.character("o")) == [])
    state.press(.home)
    #expect(state.press(.character("6")) == [.loadCell(request)])
  }

  // MARK: Drawing

  @Test func `a cell at 80x24`() {
    var state = Sample.browsing()
    state.press(.right, .character(" "))
    expect(state, draws: ExpectedCells.missed80x24)
  }

  @Test func `a cell with all about the selected image at 160x48`() {
    var state = Sample.browsing(.label(2, .falsePositive), width: 160, height: 48)
    state.press(.right, .down, .character(" "))
    expect(state, draws: ExpectedCells.tooMuch160x48)
  }

  @Test func `a cell of label sets at 80x24 in nothing but ASCII`() {
    let state = Sample.browsing(
      .sets(truth: .labels([0, 1]), predicted: .labels([0]), lines: []), glyphs: .ascii)
    expect(state, draws: ExpectedCells.setsAscii80x24)
    expectASCII(state)
  }

  @Test func `one image of a cell at 40x10`() {
    let state = Sample.browsing(width: 40, height: 10, glyphs: .ascii)
    expect(state, draws: ExpectedCells.missedAscii40x10)
  }

  @Test func `what nobody has labelled is not said to be none`() throws {
    let table = try ScoreTable(
      labels: ["cat", "dog"], images: [8, 9], scores: [0.9, 0.2, 0.6, 0.3], targets: [0, 2, 0, 0])
    var state = Sample.browsing(.label(0, .falsePositive), table: table, versions: [])
    state.answerCell()
    let number = try #require(selected(state))
    #expect(state.text.contains("T none") && state.text.contains("T unlabelled"))
    if number == 9 { state.press(.right) }
    state.press(.character(" "))
    #expect(state.marks.map(\.truth) == ["unlabelled"])
    #expect(state.text.contains("? dog"))
  }

  @Test(arguments: [1, 2, 3])
  func `any keys, sizes and newer scores leave a cell that can be drawn`(seed: Int) {
    var noise = Sample.Noise(state: UInt64(seed))
    let roll = { (noise: inout Sample.Noise, sides: Int) in
      min(Int((noise.next() + 1) / 2 * Double(sides)), sides - 1)
    }
    let keys = Keymap.bindings(on: .samples).flatMap(\.keys)
      .filter { ![.control("c"), .control("z"), .character("q")].contains($0) }
    var state = Sample.browsing(.label(1, .falsePositive))
    for step in 0..<400 {
      switch roll(&noise, 12) {
      case 0: state.answerCell()
      case 1:
        _ = state.update(
          .terminal(.resize(width: roll(&noise, 180), height: roll(&noise, 50))))
      case 2:
        let table = Sample.scoreTable(images: 1 + roll(&noise, 60))
        _ = state.update(.scores(Sample.scores(table: table)))
      case 3:
        if let request = state.cell?.question { _ = state.update(.cellFailed(request, "gone")) }
      case 4:
        state.press(.escape)
        state.open(
          [.label(0, nil), .instead(truth: 1, predicted: 0), .together(0, 1, predicted: true)][
            roll(&noise, 3)])
      case 5:
        let (x, y) = (roll(&noise, 180), roll(&noise, 50))
        _ = state.update(.terminal(.mouse(MouseEvent(.press, button: .left, x: x, y: y))))
      default: state.press(keys[roll(&noise, keys.count)])
      }
      if step % 3 == 0 { #expect(state.view().height == state.interface.height) }
    }
  }

  @Test func `of many labels those that matter are shown, and how many more there are`() {
    let labels = (1...60).map { "label \($0)" }
    let state = Sample.browsing(
      .label(30, .truePositive), table: Sample.scoreTable(labels: labels, images: 80), versions: [])
    let lines = state.view().lines
    #expect(lines.contains { $0.contains("✓ label 31") })
    #expect(lines.contains { $0.contains("more labels") })
  }

  @Test(arguments: GlyphSet.allCases)
  func `a cell is drawn and moved through at every size`(glyphs: GlyphSet) {
    var state = Sample.browsing(.label(2, .falsePositive), glyphs: glyphs)
    for (width, height) in zip(0...66, [0, 1, 2, 3, 4, 5, 7, 9, 12, 15, 16, 17].cycled(67)) {
      _ = state.update(.terminal(.resize(width: 3 * width, height: height)))
      state.press(.down, .pageDown, .character("+"), .left, .up, .character("-"))
      if width % 2 == 0 { state.answerCell() }
      #expect(state.view().lines.count == height)
      #expect(state.view(width: width, height: height).lines.count == height)
    }
    _ = state.view(width: 400, height: 120)
  }
}
