import Metrics
import TerminalUI
import Testing
import Workbench

/// The images of a cell, drawn, at any size.
@Suite struct CellDrawingTests {
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
    let number = try #require(state.selectedNumber)
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
