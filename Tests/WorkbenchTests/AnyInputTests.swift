import Metrics
import TerminalUI
import Testing
import Workbench

@testable import Studies

/// Whatever comes in whatever order at whatever size: nothing traps, everything is drawn.
@Suite struct AnyInputTests {
  private static let keys: [Key] =
    Keymap.bindings.flatMap(\.keys)
    + [.backspace, .delete, .insert, .function(5), .control("u"), .character(" ")]
    + "abcdeknpqrsxyzS0456519.-é漢99".map { Key.character($0) }

  /// Departures are left out so that a state is exercised for long.
  private struct Dice {
    var noise: Sample.Noise
    mutating func roll(_ sides: Int) -> Int {
      min(Int((noise.next() + 1) / 2 * Double(sides)), sides - 1)
    }
    mutating func number() -> Double {
      let odd: [Double] = [
        .nan, .infinity, -.infinity, 0, -1, 1e300, -1e300, 1e-9, 1e12, 0.25, 0.5, 3,
      ]
      return odd[roll(odd.count)]
    }
    mutating func count() -> Int {
      let odd = [0, 1, 2, -1, 7, 300, 9311, 1 << 40, .max, .min]
      return odd[roll(odd.count)]
    }
  }

  /// Data whose parts do not fit one another.
  private func mix(_ dice: inout Dice) -> MixView {
    var mix = dice.roll(20) == 0 ? Sample.largeMix : Sample.mix
    let counts = MixView.PartCounts(
      train: dice.count(), validation: dice.count(), tune: dice.count(), test: dice.count())
    switch dice.roll(5) {
    case 0: mix.labels = []
    case 1: mix.sets = []
    case 2: mix.pairs = .init(counts: [dice.count()], phi: [dice.number(), nil])
    case 3: mix.findings = [.init(.note, "x\u{1b}[31m\ty", remedy: "")]
    default: mix.balance = .init(method: "none", before: [dice.count()], after: [])
    }
    mix.images = counts
    mix.labels.append(.init(name: "漢字", positives: counts, imbalance: dice.number()))
    mix.sets.append(.init([""], images: counts))
    mix.sources.append(
      .init(name: "s", images: dice.count(), positives: [dice.count(), dice.count()]))
    mix.cardinality = dice.number()
    mix.unreadable = dice.count()
    return mix
  }

  /// Studies whose parts do not fit one another.
  private func studies(_ dice: inout Dice) -> [StudyView] {
    var study = [Sample.study, Sample.begunStudy, Sample.longStudy][dice.roll(3)]
    study.id.store = dice.roll(4) == 0 ? dice.count() : 0
    switch dice.roll(6) {
    case 0: study.grid.cells = []
    case 1: study.grid.arms = []
    case 2: study.grid.steps = dice.count()
    case 3: study.sheet?.strata = []
    case 4: study.sheet?.rule.margin = dice.number()
    default:
      for index in study.sheet?.doses.indices ?? 0..<0 {
        for point in study.sheet?.doses[index].points.indices ?? 0..<0 {
          study.sheet?.doses[index].points[point].dose = dice.number()
        }
      }
    }
    for index in study.sheet?.arms.indices ?? 0..<0 where dice.roll(3) == 0 {
      let interval = ConfidenceInterval(lower: dice.number(), upper: dice.number(), level: 0.95)
      let figure = StudySheet.Figure(value: dice.number(), interval: interval, bySeed: [])
      study.sheet?.arms[index].exact = ["cat+dog": figure, "weighted": figure]
    }
    for index in study.sheet?.comparisons.indices ?? 0..<0 where dice.roll(3) == 0 {
      study.sheet?.comparisons[index].effect = dice.number()
      study.sheet?.comparisons[index].adjustedPValue = dice.number()
      study.sheet?.comparisons[index].sentence = "x\u{1b}[31m\ty"
    }
    return dice.roll(5) == 0 ? [] : dice.roll(3) == 0 ? [study, Sample.begunStudy] : [study]
  }

  private func message(_ dice: inout Dice, _ state: WorkbenchState) -> Message {
    let run = [142, 139, 999][dice.roll(3)] as RunID
    switch dice.roll(27) {
    case 0...8:
      let modifiers: Modifiers = [[], .shift, .alt, .control][dice.roll(4)]
      return .terminal(.key(Self.keys[dice.roll(Self.keys.count)], modifiers))
    case 9, 10:
      let actions: [MouseEvent.Action] = [
        .press, .release, .drag, .wheelUp, .wheelDown, .wheelLeft, .wheelRight,
      ]
      return .terminal(
        .mouse(
          MouseEvent(
            actions[dice.roll(7)], button: .left, x: dice.roll(220) - 10, y: dice.roll(70) - 5)))
    case 11:
      return .terminal(.resize(width: dice.roll(200), height: dice.roll(60)))
    case 12:
      return .points(
        run: run, SeriesKind.allCases[dice.roll(5)],
        [SeriesPoint(step: dice.count(), value: dice.number())])
    case 13:
      return .snapshot(
        run: run,
        dice.roll(4) == 0
          ? nil
          : LiveSnapshot(
            step: dice.count(), totalSteps: dice.count(), epoch: dice.count(),
            epochs: dice.count(), epochProgress: dice.number(), imagesPerSecond: dice.number(),
            etaSeconds: dice.number(), etaSpread: dice.number(), elapsed: dice.number(),
            learningRate: dice.number(), cpuPercent: dice.number(), memoryBytes: dice.count()))
    case 14: return .tick(now: dice.number())
    case 15: return .runs(dice.roll(3) == 0 ? [] : Sample.rows)
    case 16:
      var view = Sample.view(stepsPerEpoch: 50, steps: dice.roll(300))
      view.stepsPerEpoch = dice.count()
      view.batch = dice.count()
      if dice.roll(3) == 0 { view.labels = [] }
      if dice.roll(3) == 0 { view.row.id = 139 }
      return .opened(view)
    case 17: return .log(run: dice.roll(2) == 0 ? nil : run, [LogEntry(text: "x\u{1b}[31m\ty")])
    case 18: return .alarm(run: run, Alarm(rule: "r", text: "t", time: dice.number()))
    case 19: return .terminal(.paste("a\u{0}b\n漢字"))
    case 20:
      return .thresholds(
        run: run, TunedThresholds(goal: "f1", values: [dice.number(), dice.number()]))
    case 21: return .mix(run: run, mix(&dice))
    case 22:
      return dice.roll(2) == 0
        ? .mixProgress(run: run, done: dice.count(), total: dice.count())
        : .mixFailed(run: run, "no\u{1b}such file")
    case 23, 24:
      let request = SamplesRequest(
        run: run, page: dice.roll(4), rows: dice.roll(4), variants: dice.roll(5), epoch: 1,
        height: dice.roll(40), width: dice.roll(40))
      let asked = state.samples?.question ?? request
      if dice.roll(4) == 0 { return .samplesFailed(asked, "no such file") }
      var view = Sample.samples(asked, total: dice.roll(9))
      if dice.roll(3) == 0 { view.total = dice.count() }
      if dice.roll(3) == 0, !view.rows.isEmpty { view.rows[0].variants = [] }
      return .samples(view)
    case 25: return .studies(studies(&dice))
    default:
      var row = Sample.rows[dice.roll(4)]
      row.status = RunStatus.allCases[dice.roll(RunStatus.allCases.count)]
      row.started = dice.number()
      row.duration = dice.number()
      row.epoch = dice.count()
      row.step = dice.count()
      row.best.macroF1 = dice.number()
      return .runChanged(row)
    }
  }

  @Test(arguments: GlyphSet.allCases)
  func `no sequence of messages traps at any size`(glyphs: GlyphSet) {
    var dice = Dice(noise: Sample.Noise(state: UInt64(glyphs.rawValue.count)))
    for _ in 0..<8 {
      var state = WorkbenchState(width: 80, height: 24, glyphs: glyphs)
      for round in 0..<150 {
        _ = state.update(message(&dice, state))
        if round % 5 == 0 {
          let (width, height) = (dice.roll(170), dice.roll(50))
          let grid = state.view(width: width, height: height)
          #expect(grid.width == width && grid.height == height)
          _ = state.view()
        }
      }
    }
  }

  @Test func `every screen and window is drawn at every small size`() {
    let openers: [[Key]] = [
      [], [.character("1")], [.character("?")], [.character(":")], [.character("q")],
      [.character("L")], [.character("X")], [.character("N")], [.character("z")], [.left],
      [.character("1"), .character("/")], [.character("1"), .character("S")],
      [.character("4")], [.character("4"), .backTab], [.character("4"), .character("z")],
      [.character("6")], [.character("9")], [.character("9"), .tab],
      [.character("9"), .tab, .tab], [.character("9"), .backTab],
      [.character("9"), .tab, .character("z")],
    ]
    for keys in openers {
      var state = Sample.training()
      for key in keys { state.press(key) }
      _ = state.update(.mix(run: 142, Sample.mix))
      state.answerSamples()
      _ = state.update(.studies([Sample.study, Sample.longStudy]))
      for (width, height) in zip(0...66, [0, 1, 2, 3, 4, 5, 7, 9, 12, 15, 16, 17].cycled(67)) {
        let grid = state.view(width: width, height: height)
        #expect(grid.lines.count == height)
      }
      _ = state.view(width: 400, height: 120)
    }
  }

  @Test func `any key before any data does nothing bad`() {
    for screen: Key in [
      .character("1"), .character("2"), .character("4"), .character("6"), .character("9"),
    ] {
      for key in Self.keys {
        var state = WorkbenchState()
        state.press(screen)
        for effect in state.press(key) {
          switch effect {
          case .leave(.quit), .repaint, .suspend, .watchStudies, .stopWatchingStudies: break
          default: Issue.record("\(key) asks for \(effect) before any data")
          }
        }
        _ = state.view()
        state.press(.enter, .down, .up, .character("x"))
        _ = state.view()
      }
    }
  }
}
