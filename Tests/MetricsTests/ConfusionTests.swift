import Metrics
import Testing

struct ConfusionTests {
  /// The design's two labels on eight images, of truth A A B B AB AB none none, decided at a half
  /// as A AB B A AB A none A.
  private let first = VectorTests().first
  private let halves = [0.5, 0.5]

  /// A table of decided sets, each written as its labels' letters from `a`.
  private func table(_ pairs: [(truth: String, predicted: String)], labels: Int) throws
    -> ScoreTable
  {
    let letters = Array("abcdefgh".prefix(labels))
    return try ScoreTable(
      labels: letters.map(String.init), images: Array(pairs.indices),
      scores: pairs.flatMap { pair in letters.map { pair.predicted.contains($0) ? 1 : 0 } },
      targets: pairs.flatMap { pair in letters.map { pair.truth.contains($0) ? 1 : 0 } })
  }

  /// Sets of five labels as they come, many empty, some pairs unlabelled.
  private func random(seed: UInt64) throws -> ScoreTable {
    var generator = SplitMix(state: seed)
    let scores = (0..<400).map { _ in Float(Int.random(in: 0...9, using: &generator)) / 10 }
    // Of 40 pairs 29 are absent, 10 present and 1 unlabelled.
    let targets = (0..<400).map { _ in
      switch Int.random(in: 0..<40, using: &generator) {
      case 0..<29: ScoreTable.absent
      case 29..<39: ScoreTable.present
      default: ScoreTable.unlabelled
      }
    }
    return try ScoreTable(
      labels: ["a", "b", "c", "d", "e"], images: Array(0..<80), scores: scores, targets: targets)
  }

  @Test func `two labels give a table of only A, only B, both and neither`() {
    let confusion = LabelSetConfusion(table: first, thresholds: halves)
    #expect(confusion.lines == [.labels([0]), .labels([1]), .labels([0, 1]), .labels([])])
    let rows = confusion.lines.indices.map { row in
      confusion.lines.indices.map { confusion[row, $0] }
    }
    #expect(rows == [[1, 0, 1, 0], [1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1]])
    #expect(confusion.exact == 4 && confusion.images == 8)
    #expect(confusion.share(3, 3) == 0.5)
    #expect(confusion.images(inColumn: 0) == 4)
  }

  @Test func `rare sets are folded into the other ones, the empty set never`() throws {
    let table = try table(
      [("a", "a"), ("a", "a"), ("b", "b"), ("b", "c"), ("", "a"), ("c", "c"), ("ab", "b")],
      labels: 3)
    // Frequencies on both sides: a 5, b 4, c 3, ab 1, none 1.
    let confusion = LabelSetConfusion(table: table, thresholds: [0.5, 0.5, 0.5], limit: 3)
    #expect(confusion.lines == [.labels([0]), .labels([1]), .labels([]), .other])
    let rows = confusion.lines.indices.map { row in
      confusion.lines.indices.map { confusion[row, $0] }
    }
    #expect(rows == [[2, 0, 0, 0], [0, 1, 0, 1], [1, 0, 0, 0], [0, 1, 0, 1]])
    // One of the hits is among the other sets.
    #expect(confusion.exact == 4)
    let one = LabelSetConfusion(table: table, thresholds: [0.5, 0.5, 0.5], limit: 1)
    #expect(one.lines == [.labels([]), .other])
    #expect(one[1, 1] == 6 && one[0, 1] == 1)
    #expect(one.share(0, 0) == 0)
  }

  @Test func `a set that is only predicted has a line without a share`() throws {
    let table = try table([("a", "b")], labels: 2)
    let confusion = LabelSetConfusion(table: table, thresholds: halves)
    #expect(confusion.lines == [.labels([0]), .labels([1])])
    #expect(confusion[0, 1] == 1)
    #expect(confusion.share(1, 0) == nil)
    let empty = try ScoreTable(labels: ["a"], images: [0], scores: [1], targets: [2])
    #expect(LabelSetConfusion(table: empty, thresholds: [0.5]).lines.isEmpty)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `however many sets have a line, no image is lost`(seed: UInt64) throws {
    let table = try random(seed: seed)
    let thresholds = [0.3, 0.5, 0.5, 0.7, 0.9]
    let measures = LabelSetMeasures(table: table, thresholds: thresholds)
    let decisions = Decisions(table: table, thresholds: thresholds)
    #expect(measures.images > 40 && measures.images < 80)
    for limit in [1, 2, 5, 100] {
      let confusion = LabelSetConfusion(table: table, thresholds: thresholds, limit: limit)
      let rows = confusion.lines.indices.map(confusion.images(inRow:))
      let columns = confusion.lines.indices.map(confusion.images(inColumn:))
      #expect(rows.reduce(0, +) == measures.images)
      #expect(columns.reduce(0, +) == measures.images)
      #expect(agree(Double(confusion.exact) / Double(confusion.images), measures.subsetAccuracy))
      let none = confusion.lines.firstIndex(of: .labels([]))
      #expect(none.map { rows[$0] } == decisions.negativeImages)
    }
  }

  private func rows(_ confusion: MultilabelConfusion) -> [[Double]] {
    (0...confusion.labels).map { row in (0...confusion.labels).map { confusion[row, $0] } }
  }

  @Test func `labels on eight images are confused as the authors' program says`() {
    let confusion = MultilabelConfusion(table: first, thresholds: halves)
    #expect(rows(confusion) == [[4, 1, 0], [1, 2, 1], [1, 0, 1]])
    #expect(confusion.share(0, 0) == 0.8)
  }

  @Test func `a wrong label is parted among the missed ones, or else the true ones`() throws {
    // Missed b; wrong c and d: both are b's.
    let one = MultilabelConfusion(
      table: try table([("ab", "acd")], labels: 4), thresholds: [0.5, 0.5, 0.5, 0.5])
    #expect(
      rows(one) == [
        [1, 0, 0, 0, 0], [0, 0, 1, 1, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0],
      ])
    // Missed a and b, wrong c: half each.
    let two = MultilabelConfusion(
      table: try table([("ab", "c")], labels: 3), thresholds: [0.5, 0.5, 0.5])
    #expect(rows(two) == [[0, 0, 0.5, 0], [0, 0, 0.5, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
    // None missed: c is shared by those that are there.
    let three = MultilabelConfusion(
      table: try table([("ab", "abc")], labels: 3), thresholds: [0.5, 0.5, 0.5])
    #expect(rows(three) == [[1, 0, 0.5, 0], [0, 1, 0.5, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
    #expect(three.share(2, 0) == nil)
  }

  @Test(arguments: [4, 5, 6] as [UInt64])
  func `a column sums to how often its label is predicted, the diagonal to what is right`(
    seed: UInt64
  ) throws {
    let table = try random(seed: seed)
    let thresholds = [0.3, 0.5, 0.5, 0.7, 0.9]
    let confusion = MultilabelConfusion(table: table, thresholds: thresholds)
    let known = table.images.indices.filter { !table.targets[$0 * 5..<$0 * 5 + 5].contains(2) }
    for label in 0..<5 {
      var counts = LabelCounts()
      for image in known {
        counts.add(
          predicted: Double(table.scores[image * 5 + label]) >= thresholds[label],
          present: table.targets[image * 5 + label] == 1)
      }
      let column = (0...5).reduce(0) { $0 + confusion[$1, label] }
      #expect(agree(column, Double(counts.predicted)))
      #expect(confusion[label, label] == Double(counts.truePositives))
    }
    #expect(confusion.images == known.count)
  }

  @Test func `labels predicted together too often show as excess and as conditional alarms`() {
    let pairs = LabelCooccurrence(table: first, thresholds: halves)
    #expect(pairs.images == 8)
    #expect(pairs.truth.together(0, 1) == 2 && pairs.predicted.together(0, 1) == 2)
    #expect(pairs.excess(0, 1) == 0)
    // A is predicted six times and true four times; B three and four times.
    #expect(pairs.excess(0, 0) == 2 && pairs.excess(1, 1) == -1)
    // Only A: told A and AB. Only B: told B and A. Both: told both and A.
    #expect(pairs.falsePositiveRate(of: 1, given: 0) == 0.5)
    #expect(pairs.falsePositiveRate(of: 0, given: 1) == 0.5)
    #expect(pairs.truePositiveRate(of: 1, given: 0) == 0.5)
    #expect(pairs.truePositiveRate(of: 0, given: 1) == 1)
    #expect(pairs.falsePositiveRate(of: 0, given: 0) == nil)
    #expect(pairs.truePositiveRate(of: 0, given: 0) == 1)
    // Truth: 8*2 - 4*4 = 0. Predicted: (8*2 - 6*3) / sqrt(6*2*3*5).
    #expect(agree(pairs.excessCorrelation(0, 1), -2 / (180.0).squareRoot()))
  }

  @Test(arguments: [7, 8] as [UInt64])
  func `conditional rates are those of the images that hold the other label`(seed: UInt64) throws {
    let table = try random(seed: seed)
    let thresholds = [0.3, 0.5, 0.5, 0.7, 0.9]
    let pairs = LabelCooccurrence(table: table, thresholds: thresholds)
    let known = table.images.indices.filter { !table.targets[$0 * 5..<$0 * 5 + 5].contains(2) }
    for given in 0..<5 {
      let held = known.filter { table.targets[$0 * 5 + given] == 1 }
      for label in 0..<5 {
        let absent = held.filter { table.targets[$0 * 5 + label] == 0 }
        let alarms = absent.count { Double(table.scores[$0 * 5 + label]) >= thresholds[label] }
        #expect(
          agree(
            pairs.falsePositiveRate(of: label, given: given),
            absent.isEmpty ? nil : Double(alarms) / Double(absent.count)))
        #expect(pairs.counts(of: label, given: given).total == held.count)
      }
    }
  }

  @Test func `what never occurs together has no conditional rate`() throws {
    let pairs = LabelCooccurrence(
      table: try table([("a", "a"), ("b", "a")], labels: 3), thresholds: [0.5, 0.5, 0.5])
    #expect(pairs.truePositiveRate(of: 1, given: 0) == nil)
    #expect(pairs.falsePositiveRate(of: 1, given: 2) == nil)
    #expect(pairs.falsePositiveRate(of: 0, given: 1) == 1)
    #expect(pairs.excessCorrelation(0, 1) == nil)
    let none = try ScoreTable(labels: [], images: [], scores: [], targets: [])
    #expect(LabelCooccurrence(table: none, thresholds: []).images == 0)
  }
}
