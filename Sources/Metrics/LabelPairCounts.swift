/// How many images hold both labels of each pair.
///
/// Of a thousand labels every pair has its place; of more, where most pairs never meet, only those
/// that do.
struct LabelPairCounts: Equatable {
  private static let mostPlaces = 1 << 20

  private let labels: Int
  /// By `lower * labels + higher`; one of the two is empty.
  private var places: [Int] = []
  private var seen: [Int: Int] = [:]

  init(labels: Int) {
    self.labels = labels
    if labels * labels <= Self.mostPlaces {
      places = [Int](repeating: 0, count: labels * labels)
    }
  }

  subscript(lower: Int, higher: Int) -> Int {
    places.isEmpty ? seen[lower * labels + higher] ?? 0 : places[lower * labels + higher]
  }

  /// - Parameter set: ascending labels.
  mutating func add(_ images: Int, toPairsOf set: [Int]) {
    for first in set.indices {
      let row = set[first] * labels
      for second in first + 1..<set.count {
        if places.isEmpty {
          seen[row + set[second], default: 0] += images
        } else {
          places[row + set[second]] += images
        }
      }
    }
  }
}
