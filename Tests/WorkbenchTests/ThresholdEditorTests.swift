import Metrics
import Testing
import Workbench

@Suite struct ThresholdEditorTests {
  /// Two labels, eight images; the scores of the first are 0.9, 0.6, 0.3, 0.7, 0.8, 0.65, 0.1, 0.52.
  static func small() throws -> ThresholdEditor {
    let table = try ScoreTable(
      labels: ["a", "b"], images: Array(0..<8),
      scores: [
        0.9, 0.2, 0.6, 0.55, 0.3, 0.8, 0.7, 0.4, 0.8, 0.6, 0.65, 0.45, 0.1, 0.05, 0.52, 0.3,
      ],
      targets: [1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0])
    return ThresholdEditor(
      ScoresView(
        request: ScoresRequest(run: 1, part: .tune),
        decisions: Decisions(table: table, thresholds: [0.5, 0.5])))
  }

  static func sample(_ versions: [ThresholdVersion] = []) -> ThresholdEditor {
    ThresholdEditor(Sample.scores(versions: versions))
  }

  // MARK: Steps

  @Test func `steps of a hundredth stay within 0 and 1, and land on decimals`() throws {
    var editor = try Self.small()
    for _ in 0..<20 { editor.step(by: -0.01, ofLabel: 0) }
    #expect(editor.decisions.thresholds[0] == 0.3)
    #expect(editor.text(ofLabel: 0) == ".30")
    for _ in 0..<100 { editor.step(by: 0.01, ofLabel: 0) }
    #expect(editor.decisions.thresholds[0] == 1)
    let atEnd = editor.step(by: 0.01, ofLabel: 0)
    #expect(!atEnd)
    for _ in 0..<120 { editor.step(by: -0.01, ofLabel: 0) }
    #expect(editor.decisions.thresholds[0] == 0)
    #expect(editor.origins == [.hand, .untuned])
  }

  @Test func `a thousandth moves too, and shows`() throws {
    var editor = try Self.small()
    editor.step(by: 0.001, ofLabel: 0)
    #expect(editor.text(ofLabel: 0) == ".501")
    #expect(editor.decisions.thresholds[0] == 0.501)
  }

  @Test func `a step from a chosen threshold moves the number that is shown`() throws {
    var editor = Self.sample()
    editor.chooseAll()
    for label in editor.labels.indices where editor.decisions.thresholds[label] < 0.98 {
      let shown = try #require(Double("0" + editor.text(ofLabel: label)))
      editor.step(by: 0.01, ofLabel: label)
      let moved = editor.decisions.thresholds[label]
      #expect(abs(moved - shown - 0.01) < 0.0051, "\(shown) became \(moved)")
    }
  }

  @Test func `from infinity a step down comes to 1, a step up stays`() throws {
    var editor = try Self.small()
    editor.set(.infinity, ofLabel: 0)
    #expect(editor.text(ofLabel: 0) == "none")
    let aboveInfinity = editor.step(by: 0.01, ofLabel: 0)
    #expect(!aboveInfinity)
    editor.step(by: -0.01, ofLabel: 0)
    #expect(editor.decisions.thresholds[0] == 1)
  }

  @Test func `numbers outside are held at the ends, what is no number is refused`() throws {
    var editor = try Self.small()
    editor.set(7, ofLabel: 0)
    #expect(editor.decisions.thresholds[0] == 1)
    editor.set(-7, ofLabel: 0)
    #expect(editor.decisions.thresholds[0] == 0)
    let ofNothing = editor.set(.nan, ofLabel: 0)
    #expect(!ofNothing)
    let ofNoLabel = editor.set(0.4, ofLabel: 9)
    #expect(!ofNoLabel)
  }

  @Test func `past the next real score just its image changes sides`() throws {
    var editor = try Self.small()
    var predicted: [Int] = []
    while editor.stepToNextScore(up: true, ofLabel: 0) {
      predicted.append(editor.decisions.counts[0].predicted)
    }
    #expect(predicted == [5, 4, 3, 2, 1, 0])
    #expect(editor.decisions.thresholds[0] == .infinity)
    predicted = []
    while editor.stepToNextScore(up: false, ofLabel: 0) {
      predicted.append(editor.decisions.counts[0].predicted)
    }
    #expect(predicted == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(editor.text(ofLabel: 0) == ".05")
  }

  @Test func `the next score flips one group of ties, up and down, like a naive search`() {
    var editor = Self.sample()
    var dice = Sample.Noise()
    for _ in 0..<400 {
      let label = Int((dice.next() + 1) * 3) % 6
      let scores = editor.decisions.table.scores(ofLabel: label).map(Double.init)
      let old = editor.decisions.thresholds[label]
      let isUp = dice.next() > 0
      let moved = editor.stepToNextScore(up: isUp, ofLabel: label)
      let new = editor.decisions.thresholds[label]
      let flipped = Set(scores.filter { ($0 >= old) != ($0 >= new) })
      let wanted = isUp ? scores.filter { $0 >= old }.min() : scores.filter { $0 < old }.max()
      #expect(flipped == Set([wanted].compactMap { $0 }))
      #expect(moved == (wanted != nil))
      #expect(!scores.contains(new), "no score lies on the threshold")
      if dice.next() > 0.8 { editor.set((dice.next() + 1) / 2, ofLabel: label) }
    }
  }

  // MARK: The number shown

  @Test func `the number shown decides as the threshold does`() throws {
    var editor = Self.sample()
    editor.chooseAll()
    var dice = Sample.Noise(state: 7)
    for round in 0..<300 {
      let label = round % 6
      switch round % 5 {
      case 0: editor.step(by: 0.01, ofLabel: label)
      case 1: editor.step(by: -0.001, ofLabel: label)
      case 2: editor.stepToNextScore(up: dice.next() > 0, ofLabel: label)
      case 3: editor.set((dice.next() + 1) / 2, ofLabel: label)
      default: editor.choose(label: label)
      }
      let text = editor.text(ofLabel: label)
      guard text != "none" else { continue }
      let shown = try #require(Double(text.hasPrefix(".") ? "0\(text)" : text))
      let counts = editor.decisions.ranked[label].counts(at: shown)
      #expect(counts == editor.decisions.counts[label], "\(text)")
      if round % 5 < 2 { #expect(shown == editor.decisions.thresholds[label], "\(text)") }
    }
  }

  @Test func `as few digits are shown as decide alike`() throws {
    let table = try ScoreTable(
      labels: ["a"], images: [0, 1, 2], scores: [0.3094, 0.30965, 0.9], targets: [0, 1, 1])
    let decisions = Decisions(table: table, thresholds: [0.5])
    var editor = ThresholdEditor(
      ScoresView(request: ScoresRequest(run: 1, part: .tune), decisions: decisions))
    editor.choose(label: 0)
    #expect(editor.text(ofLabel: 0) == ".3095" || editor.text(ofLabel: 0) == ".3096")
    editor.stepToNextScore(up: true, ofLabel: 0)
    #expect(editor.text(ofLabel: 0) == ".60")
  }

  // MARK: Rules

  @Test func `a rule chooses what brute force finds`() {
    var editor = Self.sample()
    let refusals = editor.chooseAll()
    #expect(refusals.isEmpty)
    for label in editor.labels.indices {
      let ranked = editor.decisions.ranked[label]
      let all = editor.decisions.table.scores(ofLabel: label).map(Double.init) + [.infinity]
      let best = all.compactMap { ranked.counts(at: $0).f1 }.max()
      #expect(editor.decisions.counts[label].f1 == best)
      #expect(editor.origins[label] == .own)
    }
  }

  @Test func `one label alone is chosen as all of them are`() {
    for text in ["f1", "shared f1", "f1 n+>=20", "f1 shrink:20", "precision>=0.8"] {
      guard let rule = ThresholdRule(text: text) else {
        Issue.record("\(text)")
        continue
      }
      var (one, all) = (Self.sample(), Self.sample())
      one.use(rule)
      all.use(rule)
      all.chooseAll()
      for label in one.labels.indices { one.choose(label: label) }
      #expect(one.decisions.thresholds == all.decisions.thresholds, "\(text)")
      #expect(one.origins == all.origins, "\(text)")
    }
  }

  @Test func `a locked threshold is moved by nobody`() throws {
    var editor = try Self.small()
    editor.toggleLock(label: 0)
    editor.chooseAll()
    #expect(editor.decisions.thresholds[0] == 0.5)
    #expect(editor.decisions.thresholds[1] != 0.5)
    let chosenLocked = editor.choose(label: 0)
    #expect(chosenLocked == nil)
    let steppedLocked = editor.step(by: 0.01, ofLabel: 0)
    #expect(!steppedLocked)
    let resetLocked = editor.reset(label: 0)
    #expect(!resetLocked)
    editor.toggleLock(label: 0)
    let stepped = editor.step(by: 0.01, ofLabel: 0)
    #expect(stepped)
  }

  @Test func `a label nobody shows keeps .50, and it is said why`() throws {
    let table = try ScoreTable(
      labels: ["a", "b"], images: [0, 1], scores: [0.2, 0.3, 0.8, 0.4], targets: [0, 0, 1, 0])
    var editor = ThresholdEditor(
      ScoresView(
        request: ScoresRequest(run: 1, part: .tune),
        decisions: Decisions(table: table, thresholds: [0.5, 0.5])))
    editor.set(0.35, ofLabel: 1)
    let refusals = editor.chooseAll()
    #expect(refusals.map(\.label) == [1])
    #expect(refusals.map(\.refusal) == [.noPositive])
    #expect(editor.decisions.thresholds[1] == 0.5)
    #expect(editor.origins == [.own, .untuned])
  }
}
