/// How well one label is told whatever the threshold, by what the other of two labels does on the
/// same images.
///
/// A network taught single labels alone has the last near 1 and may have the first two low.
package struct PairAUC: Equatable, Sendable {
  /// One label against the other; each is `nil` where a stratum has no image.
  package struct Label: Equatable, Sendable {
    /// Both against only the other: whether the label is seen beside the other.
    package let besideOther: Double?
    /// Only it against neither: whether it is told from nothing.
    package let againstNeither: Double?
    /// Only it against only the other: what training on single labels asks for.
    package let againstOther: Double?
  }

  package let first: Label
  package let second: Label

  /// The rows of a table by which of two labels they hold, other labels aside.
  package struct Rows: Equatable, Sendable {
    package var neither: [Int] = []
    package var onlyFirst: [Int] = []
    package var onlySecond: [Int] = []
    package var both: [Int] = []

    package init(neither: [Int], onlyFirst: [Int], onlySecond: [Int], both: [Int]) {
      self.neither = neither
      self.onlyFirst = onlyFirst
      self.onlySecond = onlySecond
      self.both = both
    }

    /// All rows on which both labels are known.
    package init(table: ScoreTable, first: Int, second: Int) {
      let (a, b) = (table.targets(ofLabel: first), table.targets(ofLabel: second))
      for row in table.images.indices {
        switch (a[row], b[row]) {
        case (ScoreTable.absent, ScoreTable.absent): neither.append(row)
        case (ScoreTable.present, ScoreTable.absent): onlyFirst.append(row)
        case (ScoreTable.absent, ScoreTable.present): onlySecond.append(row)
        case (ScoreTable.present, ScoreTable.present): both.append(row)
        default: break
        }
      }
    }
  }

  package init(table: ScoreTable, first: Int, second: Int, rows: Rows) {
    self.first = Label(
      table.scores(ofLabel: first), only: rows.onlyFirst, other: rows.onlySecond, rows)
    self.second = Label(
      table.scores(ofLabel: second), only: rows.onlySecond, other: rows.onlyFirst, rows)
  }
}

extension PairAUC.Label {
  fileprivate init(_ scores: [Float], only: [Int], other: [Int], _ rows: PairAUC.Rows) {
    func area(_ positives: [Int], _ negatives: [Int]) -> Double? {
      func scored(_ rows: [Int]) -> [Double] { rows.map { Double(scores[$0]) } }
      return Placement.area(scored(positives), above: scored(negatives))
    }
    besideOther = area(rows.both, other)
    againstNeither = area(only, rows.neither)
    againstOther = area(only, other)
  }
}

extension Placement {
  /// The chance that one of `scores` is above one of `others`; ties count half. `nil` where either
  /// is empty.
  static func area(_ scores: [Double], above others: [Double]) -> Double? {
    guard !scores.isEmpty, !others.isEmpty else { return nil }
    return shares(of: scores, above: others).reduce(0, +) / Double(scores.count)
  }
}
