import Metrics

/// The decisions about one image, label by label.
struct DecidedLabels {
  struct Label {
    var index: Int
    var name: String
    var score: Double
    var threshold: Double
    /// Nil where it is not known.
    var isPresent: Bool?

    var isPredicted: Bool { score >= threshold }
    var isMissed: Bool { isPresent == true && !isPredicted }
    var isTooMuch: Bool { isPresent == false && isPredicted }
    var isWrong: Bool { isMissed || isTooMuch }
    var distance: Double { abs(score - threshold) }
  }

  /// In the order of the table.
  let labels: [Label]
  /// The number of the image in the data set.
  let image: Int

  /// Nil when the table has no such row.
  init?(_ decisions: Decisions, row: Int) {
    let table = decisions.table
    guard table.images.indices.contains(row) else { return nil }
    image = table.images[row]
    let start = row * table.labels.count
    labels = table.labels.indices.map { label in
      let target = table.targets[start + label]
      return Label(
        index: label, name: table.labels[label], score: Double(table.scores[start + label]),
        threshold: decisions.thresholds[label],
        isPresent: target == ScoreTable.unlabelled ? nil : target == ScoreTable.present)
    }
  }

  /// What the image holds, what is missed first.
  var truth: [Label] { wrongFirst(labels.filter { $0.isPresent == true }) }
  /// Nothing is known to be there, and not of all labels whether they are.
  var isUnlabelled: Bool {
    truth.isEmpty && labels.contains { $0.isPresent == nil }
  }
  /// What it is said to hold, what is wrong first.
  var predicted: [Label] { wrongFirst(labels.filter(\.isPredicted)) }

  /// `cat+dog`, or `none`.
  static func name(of labels: [Label]) -> String {
    labelSetName(labels.sorted { $0.index < $1.index }.map(\.name))
  }

  /// The label of the cell, or else the one that is nearest to its threshold: of those decided
  /// wrongly, or where none is, of any.
  func decisive(in cell: DecisionCell) -> Label? {
    if case .label(let label, _) = cell {
      return labels.indices.contains(label) ? labels[label] : nil
    }
    let wrong = labels.filter(\.isWrong)
    return (wrong.isEmpty ? labels : wrong).min { $0.distance < $1.distance }
  }

  /// All labels: first those the cell is about, then what is wrong, then what is or is said to be
  /// there, then the rest; the nearest to the threshold first.
  func ordered(for cell: DecisionCell) -> [Label] {
    let asked = Set(cell.labels)
    func rank(_ label: Label) -> Int {
      if asked.contains(label.index) { return 0 }
      if label.isWrong { return 1 }
      return label.isPresent == true || label.isPredicted ? 2 : 3
    }
    let ranked = labels.map { (label: $0, rank: rank($0)) }
    return ranked.sorted { a, b in
      (a.rank, a.label.distance, a.label.index) < (b.rank, b.label.distance, b.label.index)
    }.map(\.label)
  }

  private func wrongFirst(_ labels: [Label]) -> [Label] {
    labels.filter(\.isWrong) + labels.filter { !$0.isWrong }
  }
}
