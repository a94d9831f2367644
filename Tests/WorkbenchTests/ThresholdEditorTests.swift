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

  private static func sample(_ versions: [ThresholdVersion] = []) -> ThresholdEditor {
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

  // MARK: Undo

  @Test func `undo goes back through everything, redo forth again`() throws {
    var editor = try Self.small()
    editor.set(0.7, ofLabel: 0)
    editor.toggleLock(label: 1)
    editor.chooseAll()
    let (last, origins) = (editor.decisions.thresholds, editor.origins)
    editor.undo()
    #expect(editor.decisions.thresholds == [0.7, 0.5])
    editor.undo()
    #expect(editor.locked == [false, false])
    editor.undo()
    #expect(editor.decisions.thresholds == [0.5, 0.5])
    #expect(editor.origins == [.untuned, .untuned])
    let undone = editor.undo()
    #expect(!undone)
    while editor.redo() {}
    #expect(editor.decisions.thresholds == last)
    #expect(editor.origins == origins)
    #expect(editor.locked == [false, true])
  }

  @Test func `a row of steps of one label is one step to undo`() throws {
    var editor = try Self.small()
    for _ in 0..<10 { editor.step(by: 0.01, ofLabel: 0) }
    for _ in 0..<10 { editor.step(by: 0.01, ofLabel: 1) }
    editor.endGesture()
    editor.step(by: 0.01, ofLabel: 1)
    editor.undo()
    #expect(editor.decisions.thresholds == [0.6, 0.6])
    editor.undo()
    #expect(editor.decisions.thresholds == [0.6, 0.5])
    editor.undo()
    #expect(editor.decisions.thresholds == [0.5, 0.5])
  }

  @Test func `history is bounded, and something new ends what could be redone`() throws {
    var editor = try Self.small()
    for step in 0..<500 { editor.set(Double(step % 2) / 4 + 0.1, ofLabel: 0) }
    var undone = 0
    while editor.undo() { undone += 1 }
    #expect(undone == 200)
    editor.set(0.9, ofLabel: 0)
    #expect(editor.canRedo == false)
  }

  @Test func `after any row of moves the figures are those of a fresh table`() {
    var editor = Self.sample()
    var dice = Sample.Noise(state: 3)
    for _ in 0..<200 {
      let label = Int((dice.next() + 1) * 3) % 6
      switch Int((dice.next() + 1) * 4) {
      case 0: editor.step(by: 0.01, ofLabel: label)
      case 1: editor.stepToNextScore(up: false, ofLabel: label)
      case 2: editor.set((dice.next() + 1) / 2, ofLabel: label)
      case 3: editor.undo()
      case 4: editor.redo()
      case 5: editor.choose(label: label)
      case 6: editor.chooseAll()
      default: editor.set(.infinity, ofLabel: label)
      }
    }
    let fresh = Decisions(table: editor.decisions.table, thresholds: editor.decisions.thresholds)
    #expect(fresh == editor.decisions)
  }

  // MARK: Versions

  @Test func `the newest version kept for this split is where one begins`() {
    let editor = Self.sample(Sample.versions)
    #expect(editor.decisions.thresholds == Sample.versions[0].values)
    #expect(editor.reference.name == "v1")
    #expect(!editor.isChanged)
    #expect(editor.gain(ofLabel: 0) == 0)
  }

  @Test func `a version of another split is told and not used`() {
    var other = Sample.versions[0]
    other.number = 2
    other.splitHash = "else"
    let editor = Self.sample([Sample.versions[0], other])
    #expect(editor.kept?.number == 1)
    #expect(editor.foreign?.number == 2)
    #expect(Self.sample([other]).decisions.thresholds.allSatisfy { $0 == 0.5 })
  }

  @Test func `what is kept holds rule, split, images and origins, and is then the reference`() {
    var editor = Self.sample()
    #expect(!editor.isChanged)
    editor.chooseAll()
    editor.step(by: 0.01, ofLabel: 2)
    var version = editor.candidate
    #expect(version.rule == "f1")
    #expect(version.splitHash == "5f3a")
    #expect(version.images == Sample.tuneImages)
    #expect(version.origins[2] == .hand)
    #expect(version.calibrations.isEmpty)
    version.number = 1
    editor.step(by: 0.01, ofLabel: 3)
    editor.keep(version)
    #expect(editor.reference.name == "v1")
    #expect(editor.movedCount == 1)
    editor.undo()
    #expect(!editor.isChanged)
  }

  @Test func `going to a version can be undone`() {
    var editor = Self.sample()
    editor.chooseAll()
    let chosen = editor.decisions.thresholds
    editor.use(Sample.versions[0])
    #expect(editor.decisions.thresholds == Sample.versions[0].values)
    editor.undo()
    #expect(editor.decisions.thresholds == chosen)
    editor.use(ThresholdVersion(rule: "f1", values: [0.1]))
    #expect(editor.decisions.thresholds == chosen, "one of other labels is left alone")
  }

  @Test func `newer scores leave thresholds as they are set`() {
    var editor = Self.sample()
    editor.set(0.31, ofLabel: 1)
    editor.toggleLock(label: 2)
    editor.follow(Sample.scores(table: Sample.scoreTable(images: 50)))
    #expect(editor.decisions.table.images.count == 50)
    #expect(editor.decisions.thresholds[1] == 0.31)
    #expect(editor.locked[2])
    let undoneBefore = editor.undo()
    #expect(undoneBefore)
    let other = Sample.scoreTable(labels: ["x"])
    editor.follow(Sample.scores(table: other))
    #expect(editor.labels == ["x"])
    #expect(!editor.canUndo)
  }
}
