import Metrics
import Testing
import Workbench

/// What is undone, and what is kept.
@Suite struct ThresholdHistoryTests {
  // MARK: Undo

  @Test func `undo goes back through everything, redo forth again`() throws {
    var editor = try ThresholdEditorTests.small()
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
    var editor = try ThresholdEditorTests.small()
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
    var editor = try ThresholdEditorTests.small()
    for step in 0..<500 { editor.set(Double(step % 2) / 4 + 0.1, ofLabel: 0) }
    var undone = 0
    while editor.undo() { undone += 1 }
    #expect(undone == 200)
    editor.set(0.9, ofLabel: 0)
    let redone = editor.redo()
    #expect(!redone)
  }

  @Test func `after any row of moves the figures are those of a fresh table`() {
    var editor = ThresholdEditorTests.sample()
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
    let editor = ThresholdEditorTests.sample(Sample.versions)
    #expect(editor.decisions.thresholds == Sample.versions[0].values)
    #expect(editor.reference.name == "v1")
    #expect(!editor.isChanged)
    #expect(editor.gain(ofLabel: 0) == 0)
  }

  @Test func `a version of another split is told and not used`() {
    var other = Sample.versions[0]
    other.number = 2
    other.splitHash = "else"
    let editor = ThresholdEditorTests.sample([Sample.versions[0], other])
    #expect(editor.kept?.number == 1)
    #expect(editor.foreign?.number == 2)
    #expect(ThresholdEditorTests.sample([other]).decisions.thresholds.allSatisfy { $0 == 0.5 })
  }

  @Test func `what is kept holds rule, split, images and origins, and is then the reference`() {
    var editor = ThresholdEditorTests.sample()
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
    var editor = ThresholdEditorTests.sample()
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
    var editor = ThresholdEditorTests.sample()
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
