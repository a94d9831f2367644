/// How far the outputs of a network for different labels move together beyond what the images give.
///
/// Among images that hold the same of two labels, outputs that still rise and fall together answer
/// to something the labels share: a background, a source, or each other. And a network taught one
/// label an image lets its outputs compete: then their sum stays near 1 on images of none, and of
/// several.
package struct HeadCoupling: Equatable, Sendable {
  /// The images that hold so many labels, of those whose labels are all known.
  package struct LabelCountRow: Equatable, Sendable {
    /// The last row stands for that many and more.
    package let labels: Int
    package fileprivate(set) var images = 0
    fileprivate var sum = 0.0

    /// The mean over images of the sum of all labels' probabilities: the labels the network thinks
    /// there are. `nil` without images.
    package var meanSum: Double? { images > 0 ? sum / Double(images) : nil }
  }

  /// None, one, two, and three labels or more.
  package private(set) var rows: [LabelCountRow]
  private let table: ScoreTable

  package init(table: ScoreTable) {
    self.table = table
    rows = (0...3).map { LabelCountRow(labels: $0) }
    let width = table.labels.count
    for image in table.images.indices where width > 0 {
      let pairs = image * width..<(image + 1) * width
      var held = 0
      var sum = 0.0
      var isKnown = true
      for pair in pairs {
        if table.targets[pair] == ScoreTable.unlabelled { isKnown = false }
        if table.targets[pair] == ScoreTable.present { held += 1 }
        sum += Double(table.scores[pair])
      }
      guard isKnown else { continue }
      let row = min(held, rows.count - 1)
      rows[row].images += 1
      rows[row].sum += sum
    }
  }

  /// How the outputs for two labels move together, over the images where both are known.
  package func correlation(_ a: Int, _ b: Int) -> LabelCoupling {
    LabelCoupling(a, b, LogitColumn(table, label: a), LogitColumn(table, label: b))
  }

  /// The pairs of labels coupled most, by the size of ``LabelCoupling/within``; equal ones in the
  /// labels' order. Of many labels only the most frequent ones are looked at.
  /// - Precondition: `limit >= 0`.
  package func strongest(_ limit: Int) -> [LabelCoupling] {
    precondition(limit >= 0, "\(limit) pairs; allowed: 0 and more")
    let labels = mostFrequent
    let columns = labels.map { LogitColumn(table, label: $0) }
    var pairs: [LabelCoupling] = []
    for first in labels.indices {
      for second in labels.indices.dropFirst(first + 1) {
        let pair = LabelCoupling(labels[first], labels[second], columns[first], columns[second])
        if pair.within != nil { pairs.append(pair) }
      }
    }
    func strength(_ pair: LabelCoupling) -> Double { abs(pair.within ?? 0) }
    pairs.sort { a, b in
      if strength(a) != strength(b) { return strength(a) > strength(b) }
      return (a.first, a.second) < (b.first, b.second)
    }
    return Array(pairs.prefix(limit))
  }

  /// The most labels of which all pairs are looked at.
  package static let mostLabels = 40

  /// Ascending.
  private var mostFrequent: [Int] {
    guard table.labels.count > Self.mostLabels else { return Array(table.labels.indices) }
    var counts = [Int](repeating: 0, count: table.labels.count)
    for pair in table.targets.indices where table.targets[pair] == ScoreTable.present {
      counts[pair % table.labels.count] += 1
    }
    let ranked = counts.indices.sorted { a, b in
      counts[a] != counts[b] ? counts[a] > counts[b] : a < b
    }
    return ranked.prefix(Self.mostLabels).sorted()
  }
}

/// The logits of one label, moved to a mean of 0: sums of their squares then lose no digits.
struct LogitColumn {
  let logits: [Double]
  let targets: [UInt8]

  init(_ table: ScoreTable, label: Int) {
    let all = table.scores(ofLabel: label).map { logit(Double($0)) }
    let mean = all.reduce(0, +) / Double(max(all.count, 1))
    logits = all.map { $0 - mean }
    targets = table.targets(ofLabel: label)
  }
}
