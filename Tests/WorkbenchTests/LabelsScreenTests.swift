import Metrics
import TerminalUI
import Testing
import Workbench

/// The labels screen, drawn.
@Suite struct LabelsScreenTests {
  /// Departures are left out so that a state is exercised for long.
  private static let keys: [Key] =
    Keymap.bindings(on: .labels).flatMap(\.keys).filter {
      ![.character("q"), .control("c")].contains($0)
    } + "123456yn.%inf09".map { Key.character($0) }

  /// One label moved by hand, one locked, the rest by the rule; nothing left to say.
  static func arranged(width: Int, height: Int, glyphs: GlyphSet = .braille) -> WorkbenchState {
    var state = Sample.labelling(
      width: width, height: height, glyphs: glyphs, versions: Sample.versions)
    state.press(.character(" "), .character("A"), .down, .down, .left, .left)
    state.answerLabels()
    _ = state.update(.tick(now: Sample.now + 20))
    return state
  }

  @Test func `labels at 80x24`() {
    expect(Self.arranged(width: 80, height: 24), draws: ExpectedScreens.labels80x24)
  }

  @Test func `labels at 80x24 in nothing but ASCII`() {
    let state = Self.arranged(width: 80, height: 24, glyphs: .ascii)
    expect(state, draws: ExpectedScreens.labelsAscii80x24)
  }

  @Test func `labels at 160x48`() {
    expect(Self.arranged(width: 160, height: 48), draws: ExpectedScreens.labels160x48)
  }

  @Test func `labels in one pane at 40x10`() {
    expect(Self.arranged(width: 40, height: 10), draws: ExpectedScreens.labels40x10)
  }

  @Test func `ASCII is all it needs, whatever is shown`() {
    for keys: [Key] in [[], [.tab], [.tab, .tab, .right], [.character("z")], [.character("r")]] {
      for (width, height) in [(80, 24), (160, 48), (50, 12)] {
        var state = Self.arranged(width: width, height: height, glyphs: .ascii)
        for key in keys { state.press(key) }
        expectASCII(state)
      }
    }
  }

  @Test func `what is undefined is a dash`() throws {
    let table = try ScoreTable(
      labels: ["a", "b"], images: [0, 1], scores: [0.2, 0.3, 0.8, 0.4], targets: [0, 0, 1, 0])
    var state = Sample.labelling(table: table)
    state.press(.down)
    state.answerLabels()
    let text = state.text
    #expect(text.contains("no image holds this label"))
    #expect(text.contains("P      –"))
    #expect(text.contains("over .50 –"))
  }

  @Test func `kept thresholds that are no shares are drawn at the ends`() {
    let odd = ThresholdVersion(
      number: 1, rule: "f1", splitHash: "5f3a", images: 1,
      values: [1e300, -1e300, -.infinity, .infinity, 0, 1])
    var state = Sample.labelling(width: 160, height: 48, versions: [odd])
    for _ in 0..<6 {
      #expect(state.text.contains("●") || state.text.contains("○"))
      state.press(.right, .left, .character("]"), .character("["), .down)
    }
  }

  @Test func `a thousand labels scroll, and only rows in sight are worked out`() {
    let names = (0..<1000).map { "label \($0)" }
    var state = Sample.labelling(table: Sample.scoreTable(labels: names, images: 30))
    #expect(state.text.contains("labels 1000"))
    state.press(.end)
    #expect(state.text.contains("label 999"))
    state.press(.character("A"), .character("s"), .character("s"), .home, .pageDown)
    #expect(state.interface.labels.row == 10)
    for _ in 0..<5 { state.press(.up) }
    // The list stands still until the selected row would leave it.
    #expect(state.interface.labels.top == 0 || state.interface.labels.top <= 5)
  }

  @Test func `no sequence of keys, clicks and answers traps at any size`() {
    var noise = Sample.Noise(state: 11)
    func roll(_ sides: Int) -> Int { min(Int((noise.next() + 1) / 2 * Double(sides)), sides - 1) }
    let tables = [
      Sample.scoreTable(images: 40), Sample.scoreTable(labels: ["漢字", "b"], images: 3),
      Sample.scoreTable(labels: [], images: 2), Sample.scoreTable(labels: ["a"], images: 0),
    ]
    for round in 0..<12 {
      var state = Sample.scored(
        on: .character("3"), table: tables[round % 4],
        versions: round % 4 == 0 ? Sample.versions : [])
      for step in 0..<120 {
        switch roll(12) {
        case 0:
          _ = state.update(.terminal(.resize(width: roll(200), height: roll(60))))
        case 1, 2:
          let actions: [MouseEvent.Action] = [.press, .drag, .release, .wheelUp, .wheelDown]
          _ = state.update(
            .terminal(
              .mouse(
                MouseEvent(
                  actions[roll(5)], button: .left, x: roll(220) - 10, y: roll(70) - 5))))
        case 3:
          if state.editor?.labels.isEmpty == false { state.answerLabels() }
        case 4:
          guard let question = state.scores?.question else { break }
          _ = state.update(.scores(Sample.scores(question, table: tables[roll(4)])))
        case 5:
          _ = state.update(.thresholdsSaved(run: 139, Sample.versions[0]))
        case 6:
          let counts = [LabelCounts](repeating: LabelCounts(), count: roll(8))
          _ = state.update(
            .test(
              TestView(
                run: 139, thresholds: state.editor?.decisions.thresholds ?? [], looks: roll(9),
                images: 0, counts: counts, countsAtHalf: [])))
        default: state.press(Self.keys[roll(Self.keys.count)])
        }
        if step % 5 == 0 {
          let grid = state.view(width: roll(180), height: roll(55))
          #expect(grid.height >= 0)
          _ = state.view()
        }
        if step % 20 == 0 { state.press(.escape, .character("3")) }
      }
    }
  }
}
