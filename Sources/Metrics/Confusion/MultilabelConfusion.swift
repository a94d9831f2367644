/// Which label was predicted instead of which, where an image may hold several.
///
/// Rows are true labels and then *no true label*; columns are predicted labels and then *no
/// predicted label*. Of each image:
/// - a label told right adds 1 to the diagonal;
/// - a wrong label adds 1 to its column, in equal parts `1/m` to the rows of the `m` missed labels;
///   if none is missed, to those of the `m` true labels; if there is none, to the last row;
/// - a missed label adds 1 to the last column if no wrong label is there;
/// - no label, and none predicted, adds 1 to the last row and column.
///
/// A column so sums to how often its label is predicted, and off the diagonal to its false
/// positives. Rows do not sum to the support: which wrong label stands for which missed one is not
/// known.
/// - Source: Heydarian, Doyle and Samavi, "MLCM: multi-label confusion matrix" (2022), IEEE Access,
///   doi 10.1109/ACCESS.2022.3151048. The parts of `1/m` are ours: the authors' program adds whole
///   ones, and what it adds depends on the order of the labels.
package struct MultilabelConfusion: Equatable, Sendable {
  package let labels: Int
  /// Images all of whose labels are known, which alone are counted.
  package let images: Int
  private var cells: [Double]

  /// - Shapes: one threshold a label of the table.
  package init(table: ScoreTable, thresholds: [Double]) {
    let pairs = table.setPairs(thresholds: thresholds)
    labels = table.labels.count
    images = pairs.count
    cells = [Double](repeating: 0, count: (labels + 1) * (labels + 1))
    var (missed, wrong, held): ([Int], [Int], [Int]) = ([], [], [])
    for image in 0..<pairs.count {
      missed.removeAll(keepingCapacity: true)
      wrong.removeAll(keepingCapacity: true)
      held.removeAll(keepingCapacity: true)
      pairs.forEachLabel(.held, ofImage: image) { held.append($0) }
      pairs.forEachLabel(.missed, ofImage: image) { missed.append($0) }
      pairs.forEachLabel(.wrong, ofImage: image) { wrong.append($0) }
      pairs.forEachLabel(.right, ofImage: image) { add(1, $0, $0) }
      add(held: held, missed: missed, wrong: wrong)
    }
  }

  /// The row of *no true label* and the column of *no predicted label*.
  package var none: Int { labels }

  /// Row, then column: labels, or ``none``.
  package subscript(truth: Int, predicted: Int) -> Double {
    cells[truth * (labels + 1) + predicted]
  }

  /// A cell as a share of its row; `nil` for an empty row.
  package func share(_ truth: Int, _ predicted: Int) -> Double? {
    let row = (0...labels).reduce(0) { $0 + self[truth, $1] }
    return row > 0 ? self[truth, predicted] / row : nil
  }

  private mutating func add(held: [Int], missed: [Int], wrong: [Int]) {
    if wrong.isEmpty {
      for label in missed { add(1, label, none) }
      if held.isEmpty { add(1, none, none) }
      return
    }
    let blamed = !missed.isEmpty ? missed : held.isEmpty ? [none] : held
    let part = 1 / Double(blamed.count)
    for label in wrong {
      for row in blamed { add(part, row, label) }
    }
  }

  private mutating func add(_ part: Double, _ truth: Int, _ predicted: Int) {
    cells[truth * (labels + 1) + predicted] += part
  }
}
