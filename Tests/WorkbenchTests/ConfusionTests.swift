import Metrics
import TerminalUI
import Testing
import Workbench

@Suite struct ConfusionTests {
  private func request(_ state: WorkbenchState) throws -> ConfusionRequest {
    try #require(state.confusion?.question)
  }

  // MARK: Asking

  @Test func `once the scores are there, what is taken for what is asked for once`() throws {
    var state = Sample.scored(on: .character("5"), table: Sample.pets)
    #expect(state.text.contains("counting what 0139 takes for what"))
    #expect(
      try request(state) == ConfusionRequest(scores: .init(run: 139, part: .tune), revision: 0))
    #expect(state.press(.down) == [])
    #expect(state.press(.character("1"), .character("5")) == [])
    state.answerConfusion()
    #expect(state.confusion?.stage == .answered)
    #expect(state.press(.character("t")) == [])
  }

  @Test func `newer scores are asked about only when the open question is answered`() throws {
    var state = Sample.scored(on: .character("5"), table: Sample.pets)
    let first = try request(state)
    // Twice the thresholds move meanwhile.
    for _ in 0..<2 {
      #expect(state.update(.scores(Sample.scores(table: Sample.pets))) == [])
    }
    let view = ConfusionView(first, Sample.scores(table: Sample.pets).decisions)
    let effects = state.update(.confusion(view))
    #expect(effects.count == 1)
    #expect(try request(state).revision == 2)
    // Until then the old answer is in sight.
    #expect(state.confusion?.answer?.request == first)
    #expect(state.text.contains("counting ─╮"))
    #expect(state.text.contains("▸ cat           [83]"))
  }

  @Test func `an answer to what is not asked any more comes too late`() throws {
    var state = Sample.confusing(table: Sample.pets)
    var late = try request(state)
    late.revision = 7
    _ = state.update(.confusion(ConfusionView(late, Sample.scores().decisions)))
    #expect(state.confusion?.answer?.labels == ["cat", "dog"])
  }

  @Test func `a failure to load the scores says why`() throws {
    var state = Sample.scored(on: .character("5"))
    state.press(.character("1"), .up, .enter, .character("5"))
    let request = try #require(state.scores?.question)
    #expect(request.run == 142 && request.part == .validation)
    _ = state.update(.scoresFailed(request, "no such file"))
    #expect(state.text.contains("no such file"))
    #expect(state.text.contains("5 tries again"))
  }

  @Test func `without any run it says what to do`() {
    var state = Sample.state([.runs([])])
    #expect(state.press(.character("5"), .enter, .character("t"), .character("/")) == [])
    state.press(.escape)
    #expect(state.text.contains("There is no run to look at."))
  }

  // MARK: What is shown

  @Test func `the header tells the thresholds in force and the images left out`() throws {
    var versions = Sample.versions
    #expect(Sample.confusing().text.contains("TUNE 600 images  thr .50"))
    #expect(Sample.confusing(versions: versions).text.contains("thr v1"))
    versions.append(
      ThresholdVersion(number: 2, rule: "f1", values: [0.9, 0.5, 0.5, 0.5, 0.5, 0.5]))
    #expect(Sample.confusing(versions: versions).text.contains("thr v2"))
    let known = Sample.pets
    var targets = known.targets
    targets[1] = 2
    let table = try ScoreTable(
      labels: known.labels, images: known.images, scores: known.scores, targets: targets)
    let drawn = Sample.confusing(table: table).text
    #expect(drawn.contains("! 1 left out: a label is unknown"))
    #expect(drawn.contains("exact sets .680"))
  }

  @Test func `while a run trains, the header says that the figures are live`() {
    var state = Sample.training()
    state.press(.character("5"))
    let request = ScoresRequest(run: 142, part: .validation, epoch: 11)
    _ = state.update(.scores(Sample.scores(request, table: Sample.pets)))
    state.answerConfusion()
    #expect(state.text.contains("0142 cats and dogs,…  VALIDATION 339 images of ep 11, live"))
  }

  @Test func `newer scores with other label sets leave the selected one selected`() {
    var state = Sample.confusing(table: Sample.pets, .down, .down, .right)
    #expect(state.text.contains("cat+dog taken for dog: 22 of 80, 28%"))
    let newer = Sample.table(
      labels: ["cat", "dog"],
      [("cat+dog", "dog", 3), ("cat+dog", "cat+dog", 5), ("dog", "dog", 2)])
    _ = state.update(.scores(Sample.scores(table: newer)))
    state.answerConfusion()
    #expect(state.confusion?.answer?.sets.lines.count == 2)
    #expect(state.text.contains("cat+dog taken for dog: 3 of 8, 38%"))
  }

  @Test func `t goes through all tables, a click on a name too`() {
    var state = Sample.confusing(table: Sample.pets)
    for name in ["[labels]", "[instead]", "[together]", "[coupling]", "[label sets]"] {
      state.press(.character("t"))
      #expect(state.text.contains(name))
    }
    let x = state.view().lines[3].distance(to: "instead")
    state.click(x, 3)
    #expect(state.interface.confusion.table == .instead)
  }

  @Test func `n turns counts into shares of the row`() {
    var state = Sample.confusing(table: Sample.pets, .character("n"))
    #expect(state.text.contains("  cat+dog       51%      28%     [20%]    1.3%      80   20%"))
    state.press(.character("n"))
    #expect(state.text.contains("  cat+dog        41       22      [16]       1      80   20%"))
  }

  @Test func `a confusion is told in words, the worst one first`() {
    var state = Sample.confusing(table: Sample.pets)
    #expect(state.text.contains("cat told exactly: 83 of 103, 81%"))
    #expect(state.text.contains("  cat+dog taken for cat: 41 of 80, 51%"))
    state.press(.tab)
    state.press(.down)
    // Following the list moves the cursor of the table.
    #expect(state.text.contains("│ cat+dog taken for dog: 22 of 80, 28%"))
    #expect(state.text.contains("▸ cat+dog"))
  }

  @Test func `what is undefined is a dash`() {
    let table = Sample.table(
      labels: ["cat", "unseen"], [("cat", "cat", 3), ("cat", "", 1), ("", "", 2)])
    var state = Sample.confusing(table: table, .character("t"))
    #expect(
      state.text.contains("  unseen      ·       ·       ·       6     –    –    –    0%  .50"))
    state.press(.character("t"), .character("t"), .character("t"))
    #expect(state.text.contains("cat, unseen"))
  }

  // MARK: Order and filter

  @Test func `s lists the most, the worst and by name, and keeps the selection`() {
    var state = Sample.confusing(table: Sample.pets, .down)
    func names() -> [String] {
      state.view().lines[6..<10].map { String($0.dropFirst(3).prefix(7)).trimmed }
    }
    #expect(names() == ["cat", "dog", "cat+dog", "none"])
    state.press(.character("s"))
    #expect(names() == ["cat+dog", "cat", "dog", "none"])
    #expect(state.text.contains("worst first ─╮"))
    #expect(state.text.contains("▸ dog"))
    state.press(.character("s"))
    #expect(names() == ["cat", "cat+dog", "dog", "none"])
    #expect(state.text.contains("▸ dog"))
  }

  @Test func `a part of a name lists what contains it, Esc lists all again`() {
    var state = Sample.confusing(.character("t"), .character("/"))
    #expect(state.text.contains("List names that contain"))
    state.type("B")
    state.press(.enter)
    #expect(state.text.contains("/B  most first"))
    #expect(state.interface.confusion.rows == [2, 4])
    #expect(state.interface.confusion.remarks.allSatisfy { [2, 4].contains($0.row) })
    state.press(.character("/"))
    state.type("x")
    state.press(.enter)
    #expect(state.text.contains("no name contains Bx"))
    state.press(.enter, .down, .right, .end)
    state.press(.escape)
    #expect(state.interface.confusion.rows.count == 6)
    state.press(.escape)
    #expect(state.interface.screen == .runs)
  }
}

extension String {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
