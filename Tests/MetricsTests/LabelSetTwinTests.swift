import Metrics
import Testing

/// The tables of label sets against the same tables made image by image from lists of labels.
struct LabelSetTwinTests {
  struct Pair: Hashable {
    var row: Int
    var truth: [Int]
    var predicted: [Int]
  }

  static func table(labels: Int, images: Int, share: Double, seed: UInt64) throws -> ScoreTable {
    var generator = SplitMix(state: seed)
    var scores: [Float] = []
    var targets: [UInt8] = []
    for _ in 0..<images {
      let isKnown = Int.random(in: 0..<12, using: &generator) > 0
      for label in 0..<labels {
        let isPresent = Double.random(in: 0..<1, using: &generator) < share
        let score = Float(Int.random(in: 0...9, using: &generator)) / 10
        scores.append(isPresent ? max(score, 0.4) : score * score)
        targets.append(!isKnown && label == labels / 2 ? 2 : isPresent ? 1 : 0)
      }
    }
    return try ScoreTable(
      labels: (0..<labels).map { "l\($0)" }, images: Array(0..<images), scores: scores,
      targets: targets)
  }

  static func pairs(_ table: ScoreTable, _ thresholds: [Double]) -> [Pair] {
    let width = table.labels.count
    return table.images.indices.compactMap { row in
      let targets = Array(table.targets[row * width..<(row + 1) * width])
      let scores = table.scores[row * width..<(row + 1) * width].map(Double.init)
      guard !targets.contains(2) else { return nil }
      return Pair(
        row: row, truth: (0..<width).filter { targets[$0] == 1 },
        predicted: (0..<width).filter { scores[$0] >= thresholds[$0] })
    }
  }

  private static let cases = [
    (1, 30, 0.4), (3, 90, 0.3), (9, 200, 0.2), (70, 60, 0.03), (130, 80, 0.4),
  ]

  /// By size, then by label; the empty set is last.
  private func precedes(_ a: [Int], _ b: [Int]) -> Bool {
    if a.isEmpty || b.isEmpty { return !a.isEmpty && b.isEmpty }
    return a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
  }

  @Test(arguments: cases, [1, 4, 16])
  func `the table of sets has the lines and cells of counting them one by one`(
    size: (labels: Int, images: Int, share: Double), limit: Int
  ) throws {
    let table = try Self.table(
      labels: size.labels, images: size.images, share: size.share, seed: 21)
    let thresholds = (0..<size.labels).map { 0.2 + Double($0 % 5) / 8 }
    let pairs = Self.pairs(table, thresholds)
    var counts: [[Int]: Int] = [:]
    for set in pairs.map(\.truth) + pairs.map(\.predicted) { counts[set, default: 0] += 1 }
    let ranked = counts.sorted { a, b in
      if a.key.isEmpty != b.key.isEmpty { return a.key.isEmpty }
      return a.value != b.value ? a.value > b.value : precedes(a.key, b.key)
    }
    var lines = ranked.prefix(limit).map(\.key).sorted(by: precedes)
      .map(LabelSetConfusion.Line.labels)
    if ranked.count > limit { lines.append(.other) }
    let found = LabelSetConfusion(table: table, thresholds: thresholds, limit: limit)
    #expect(found.lines == lines)
    #expect(found.images == pairs.count)
    #expect(found.exact == pairs.count { $0.truth == $0.predicted })
    func line(_ set: [Int]) -> Int { lines.firstIndex(of: .labels(set)) ?? lines.count - 1 }
    for row in lines.indices {
      for column in lines.indices {
        #expect(
          found[row, column]
            == pairs.count { line($0.truth) == row && line($0.predicted) == column })
      }
    }
  }

  @Test(arguments: cases)
  func `so do the labels that come together, in truth and as predicted`(
    size: (labels: Int, images: Int, share: Double)
  ) throws {
    let table = try Self.table(
      labels: size.labels, images: size.images, share: size.share, seed: 22)
    let thresholds = (0..<size.labels).map { 0.2 + Double($0 % 5) / 8 }
    let pairs = Self.pairs(table, thresholds)
    let found = LabelCooccurrence(table: table, thresholds: thresholds)
    #expect(found.truth == LabelStatistics(labels: size.labels, labelSets: pairs.map(\.truth)))
    #expect(
      found.predicted == LabelStatistics(labels: size.labels, labelSets: pairs.map(\.predicted)))
    for given in stride(from: 0, to: size.labels, by: 1 + size.labels / 8) {
      for label in 0..<size.labels {
        var counts = LabelCounts()
        for pair in pairs where pair.truth.contains(given) {
          counts.add(
            predicted: pair.predicted.contains(label), present: pair.truth.contains(label))
        }
        #expect(found.counts(of: label, given: given) == counts)
      }
    }
  }

  @Test func `pairs are counted alike whether each has a place or only those that meet`() {
    let sets = [[0, 1, 3], [1, 3], [], [0, 3]]
    let few = LabelStatistics(labels: 4, labelSets: sets)
    let many = LabelStatistics(labels: 1100, labelSets: sets)
    for a in 0..<4 {
      for b in 0..<4 { #expect(few.together(a, b) == many.together(a, b)) }
    }
    #expect(many.together(3, 1) == 2 && many.together(1099, 3) == 0)
  }
}
