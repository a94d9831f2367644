import Metrics

/// Which labels and label sets are taken for which: everything the confusion screen shows.
package struct ConfusionView: Sendable {
  /// What this answers.
  package let request: ConfusionRequest
  package let labels: [String]
  package let thresholds: [Double]
  /// The decisions about each label, on the images on which it is known.
  package let counts: [LabelCounts]
  package let images: ImageFigures
  package let sets: LabelSetConfusion
  /// Images in each line of `sets`, as truth and as prediction.
  package let setsTrue: [Int]
  package let setsPredicted: [Int]
  /// All true label sets, the most frequent first, and how often each is told whole.
  package let gaps: [LabelSetGap]
  package let instead: MultilabelConfusion
  /// The sum of each row of `instead`, and whether all its cells are whole numbers.
  package let insteadRows: [Double]
  package let insteadIsWhole: Bool
  package let pairs: [LabelPair]
  /// How many pairs there are besides, seldom or never met.
  package let furtherPairs: Int
  /// The most coupled first; of very many labels, pairs of the most frequent ones.
  package let coupling: [LabelCoupling]
  /// What is thought of images that hold none, one, two, and three labels or more.
  package let labelCounts: [HeadCoupling.LabelCountRow]
  /// Cells off the diagonals, the most frequent first.
  package let worstSets: [CellPlace]
  package let worstInstead: [CellPlace]

  /// The images that are counted, and how well their label sets are told.
  package struct ImageFigures: Equatable, Sendable {
    package var scored: Int
    /// Those all of whose labels are known; the others are left out.
    package var counted: Int
    /// Share of those whose set is told exactly, and for a network that predicts nothing.
    package var exact: Double?
    package var exactOfNothing: Double?
    /// Those without any label, and the share of them for which one is predicted.
    package var negatives: Int
    package var anyLabelOnNegatives: Double?

    package var leftOut: Int { scored - counted }
  }

  /// Sets with a line of their own; more would not be told apart on a screen.
  package static let setLimit = 48
  package static let pairLimit = 4000
  package static let worstLimit = 200

  /// Works it all out; of a thousand labels this takes a second or two.
  package init(_ request: ConfusionRequest, _ decisions: Decisions) {
    let (table, thresholds) = (decisions.table, decisions.thresholds)
    self.request = request
    labels = decisions.labels
    self.thresholds = thresholds
    counts = decisions.counts
    images = ImageFigures(
      scored: table.images.count, counted: decisions.labelledImages,
      exact: decisions.subsetAccuracy, exactOfNothing: decisions.allNegativeSubsetAccuracy,
      negatives: decisions.negativeImages,
      anyLabelOnNegatives: decisions.anyPositiveRateOnNegatives)

    let sets = LabelSetConfusion(table: table, thresholds: thresholds, limit: Self.setLimit)
    self.sets = sets
    setsTrue = sets.lines.indices.map { sets.images(inRow: $0) }
    setsPredicted = sets.lines.indices.map { sets.images(inColumn: $0) }
    worstSets = Self.worst(of: sets.lines.count) { Double(sets[$0, $1]) }
    gaps = table.labelSetGaps(thresholds: thresholds)

    let instead = MultilabelConfusion(table: table, thresholds: thresholds)
    self.instead = instead
    insteadRows = (0...instead.labels).map { row in
      (0...instead.labels).reduce(0) { $0 + instead[row, $1] }
    }
    insteadIsWhole = !(0...instead.labels).contains { row in
      (0...instead.labels).contains { instead[row, $0] != instead[row, $0].rounded() }
    }
    worstInstead = Self.worst(of: instead.labels + 1) { instead[$0, $1] }

    let together = LabelCooccurrence(table: table, thresholds: thresholds)
    pairs = LabelPair.all(of: together, labels: labels.count, limit: Self.pairLimit)
    furtherPairs = labels.count * (labels.count - 1) / 2 - pairs.count

    let coupling = HeadCoupling(table: table)
    self.coupling = coupling.strongest(Self.pairLimit)
    labelCounts = coupling.rows
  }

  /// The largest cells off the diagonal, equals in the order of their rows.
  private static func worst(
    of lines: Int, _ value: (_ row: Int, _ column: Int) -> Double
  ) -> [CellPlace] {
    var found: [(place: CellPlace, value: Double)] = []
    /// Of very many cells most are too small to be kept: what is below the last of the best is not
    /// even collected.
    var least = 0.0
    for row in 0..<lines {
      for column in 0..<lines where column != row {
        let size = value(row, column)
        guard size > least else { continue }
        found.append((CellPlace(row: row, column: column), size))
        if found.count >= 8 * worstLimit {
          found = best(of: found)
          least = found.last?.value ?? 0
        }
      }
    }
    return best(of: found).map(\.place)
  }

  private static func best(
    of cells: [(place: CellPlace, value: Double)]
  ) -> [(place: CellPlace, value: Double)] {
    Array(cells.sorted { ($1.value, $0.place) < ($0.value, $1.place) }.prefix(worstLimit))
  }
}
