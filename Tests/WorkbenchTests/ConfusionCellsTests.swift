import Metrics
import TerminalUI
import Testing
import Workbench

/// The cells of the confusion screen, and what is drawn at any size.
@Suite struct ConfusionCellsTests {
  // MARK: Cells

  @Test func `Enter shows the images of the selected cell`() {
    func opened(_ keys: [Key]) -> DecisionCell? {
      var state = Sample.confusing(table: Sample.pets)
      for key in keys { state.press(key) }
      state.press(.enter)
      #expect(state.interface.samples.cell == nil || state.interface.screen == .samples)
      return state.interface.samples.cell?.cell
    }
    let t = Key.character("t")
    let lines = Sample.confusing(table: Sample.pets).confusion?.answer?.sets.lines ?? []
    #expect(
      opened([.down, .down])
        == .sets(truth: .labels([0, 1]), predicted: .labels([0]), lines: lines))
    #expect(
      opened([.right, .right, .right, .right, .right, .down])
        == .sets(truth: .labels([1]), predicted: nil, lines: lines))
    #expect(opened([t, .down, .right]) == .label(1, .falseNegative))
    #expect(opened([t, .end, .right, .right, .right, .right]) == .label(1, .trueNegative))
    #expect(opened([t, t, .right]) == .instead(truth: 0, predicted: 1))
    #expect(opened([t, t, .right, .right]) == .instead(truth: 0, predicted: nil))
    #expect(opened([t, t, .end]) == .instead(truth: nil, predicted: 0))
    #expect(opened([t, t, t]) == .together(0, 1, predicted: false))
    #expect(opened([t, t, t, .right]) == .together(0, 1, predicted: true))
    #expect(
      opened([t, t, t, t, .right, .right, .right]) == .together(0, 1, predicted: false))
  }

  @Test func `a cell without images or without a list of its own says so`() {
    var state = Sample.confusing(table: Sample.pets, .end, .right, .right, .enter)
    #expect(state.text.contains("There is no image in this cell."))
    for _ in 0..<4 { state.press(.character("t")) }
    state.press(.enter)
    #expect(state.text.contains("The images of this cell have no list of their own."))
    #expect(state.interface.screen == .confusion)
  }

  @Test func `a click selects a cell, another one opens it`() {
    var state = Sample.confusing(table: Sample.pets)
    let line = state.view().lines[8]
    let x = line.distance(to: "41")
    state.click(x, 8)
    #expect(state.text.contains("│ cat+dog taken for cat: 41 of 80, 51%"))
    #expect(state.interface.screen == .confusion)
    state.click(x, 8)
    #expect(state.interface.screen == .samples)
    #expect(state.interface.samples.cell?.images.isEmpty == false)
  }

  @Test func `a click on a table below goes there`() {
    var state = Sample.confusing(width: 160, height: 48, table: Sample.pets)
    let line = state.view().lines.firstIndex { $0.contains("╭─ together") } ?? 0
    state.click(10, line + 2)
    #expect(state.interface.confusion.table == .together)
    #expect(state.view().lines[2].contains("[together]"))
    #expect(state.text.contains("╭─ labels") && state.text.contains("╭─ label sets"))
  }

  @Test func `the wheel moves down the table, and down the list it is over`() {
    var state = Sample.confusing()
    func wheel(_ action: MouseEvent.Action, _ y: Int) {
      _ = state.update(.terminal(.mouse(MouseEvent(action, x: 10, y: y))))
    }
    wheel(.wheelDown, 8)
    #expect(state.interface.confusion.row == 3)
    wheel(.wheelUp, 8)
    #expect(state.interface.confusion.row == 0)
    wheel(.wheelDown, 18)
    #expect(state.interface.confusion.remark == 3)
  }

  @Test func `z gives a pane the whole screen`() {
    var state = Sample.confusing(.character("z"))
    #expect(!state.text.contains("in words"))
    state.press(.tab)
    #expect(state.text.contains("╭─ in words"))
    #expect(!state.text.contains("[label sets]"))
    state.press(.escape)
    #expect(state.text.contains("[label sets]"))
  }

  // MARK: Many labels, any size

  @Test func `hundreds of labels scroll about the selected cell`() {
    let labels = (0..<300).map { "label \($0)" }
    let table = Sample.scoreTable(labels: labels, images: 20)
    var state = Sample.confusing(table: table, .character("t"), .character("t"))
    #expect(state.text.contains("columns 1–"))
    state.press(.end)
    for _ in 0..<12 { state.press(.right) }
    #expect(state.text.contains("of 301"))
    #expect(state.text.contains("▸ 301 none"))
    #expect(state.interface.confusion.column == 12)
    state.press(.character("t"))
    #expect(state.interface.confusion.rows.count == ConfusionView.pairLimit)
    #expect(state.confusion?.answer?.pairs.count == ConfusionView.pairLimit)
    #expect(state.text.contains("+40850 rarer pairs"))
    state.press(.character("t"))
    #expect(state.text.contains("40 most frequent only"))
  }

  @Test(arguments: ConfusionTable.allCases)
  func `every table is drawn at every size, in nothing but ASCII`(table: ConfusionTable) {
    for scores in [
      Sample.pets, Sample.scoreTable(), Sample.table(labels: ["a"], [("", "", 1)]),
      Sample.table(labels: [], [("", "", 1)]),
    ] {
      var state = Sample.confusing(glyphs: .ascii, table: scores)
      for _ in 0..<table.rawValue { state.press(.character("t")) }
      if scores == Sample.scoreTable() { _ = state.view(width: 400, height: 120) }
      let arrangements: [[Key]] = [[], [.tab, .end], [.character("z"), .character("n")]]
      for (number, keys) in arrangements.enumerated() {
        for key in keys { state.press(key) }
        let heights = [0, 1, 2, 3, 4, 5, 7, 9, 12, 15, 16, 17, 24]
        for width in stride(from: number, through: 80, by: arrangements.count) {
          let height = heights[width % heights.count]
          _ = state.update(.terminal(.resize(width: width, height: height)))
          state.click(width / 2, height / 2)
          state.press(.down, .right)
          #expect(state.view().height == height)
          expectASCII(state)
          state.press(.character("5"))
        }
      }
    }
  }
}
