extension ScoreTable {
  /// The scores of each label, sorted: as ``ranked(label:)``, but in fewer passes over the table.
  package var ranked: [RankedScores] {
    var sort = RadixSort()
    var ranked: [RankedScores] = []
    ranked.reserveCapacity(labels.count)
    var parted = PartedScores(columns: Self.columns, capacity: images.count)
    for first in stride(from: 0, to: labels.count, by: Self.columns) {
      let width = min(Self.columns, labels.count - first)
      parted.removeAll()
      for image in images.indices {
        let start = image * labels.count + first
        for column in 0..<width {
          parted.append(scores[start + column], target: targets[start + column], column: column)
        }
      }
      for column in 0..<width { ranked.append(parted.ranked(column: column, by: &sort)) }
    }
    return ranked
  }

  /// How many labels are gathered in one pass: the scores of one image in a line of cache.
  private static let columns = 16
}

/// The scores of a few labels as they are gathered: of each, those of the images that hold it from
/// the front, those of the others from the back.
struct PartedScores {
  private let capacity: Int
  private var scores: [Float]
  private var fronts: [Int]
  private var backs: [Int]

  /// - Parameter capacity: scores a label.
  init(columns: Int = 1, capacity: Int) {
    self.capacity = capacity
    scores = [Float](repeating: 0, count: columns * capacity)
    fronts = [Int](repeating: 0, count: columns)
    backs = fronts
    removeAll()
  }

  mutating func removeAll() {
    for column in fronts.indices {
      fronts[column] = column * capacity
      backs[column] = (column + 1) * capacity
    }
  }

  /// Adds a score, unless it is not known whether the image holds the label.
  mutating func append(_ score: Float, target: UInt8, column: Int = 0) {
    if target == ScoreTable.present {
      scores[fronts[column]] = score
      fronts[column] += 1
    } else if target == ScoreTable.absent {
      backs[column] -= 1
      scores[backs[column]] = score
    }
  }

  func ranked(column: Int = 0, by sort: inout RadixSort) -> RankedScores {
    RankedScores(
      ascendingPositives: sort.sorted(scores[column * capacity..<fronts[column]]),
      ascendingNegatives: sort.sorted(scores[backs[column]..<(column + 1) * capacity]))
  }
}
