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

  init(labels: Int, sets: [LabelStatistics.LabelSetCount]) {
    self.init(labels: labels)
    for set in sets { add(set.count, toPairsOf: set.labels) }
  }

  private init(labels: Int) {
    self.labels = labels
    if labels * labels <= Self.mostPlaces {
      places = [Int](repeating: 0, count: labels * labels)
    }
  }

  /// Of images whose sets are bits, by image, then word: each label's images are made a row of bits,
  /// and two labels meet where both rows have one. Takes the same time however large the sets are.
  /// - Precondition: every pair has its place.
  init(labels: Int, images: Int, sets: [UInt64]) {
    self.init(labels: labels)
    let words = (labels + 63) / 64
    let length = (images + 63) / 64
    var rows = [UInt64](repeating: 0, count: labels * length)
    for image in 0..<images {
      for word in 0..<words {
        var bits = sets[image * words + word]
        while bits != 0 {
          let label = word * 64 + bits.trailingZeroBitCount
          rows[label * length + image / 64] |= 1 << UInt64(image % 64)
          bits &= bits - 1
        }
      }
    }
    for lower in 0..<labels {
      for higher in lower + 1..<labels {
        var together = 0
        for word in 0..<length {
          together +=
            (rows[lower * length + word] & rows[higher * length + word]).nonzeroBitCount
        }
        places[lower * labels + higher] = together
      }
    }
  }

  /// Whether counting bits takes less time than adding up the pairs of each set.
  static func areBitsFaster(labels: Int, images: Int, setSizes: some Sequence<Int>) -> Bool {
    guard labels * labels <= mostPlaces else { return false }
    let pairs = setSizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    return labels * (labels - 1) / 2 * ((images + 63) / 64) < 2 * pairs
  }

  subscript(lower: Int, higher: Int) -> Int {
    places.isEmpty ? seen[lower * labels + higher] ?? 0 : places[lower * labels + higher]
  }

  /// - Parameter set: ascending labels.
  private mutating func add(_ images: Int, toPairsOf set: [Int]) {
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
