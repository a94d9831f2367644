import Datasets

/// Copies of training images that bring every label up to the most frequent one, as near as can be.
///
/// A copy raises all labels of its image. So the next copy is always of the label set with which the
/// sum over labels of (target − count)² falls most: that helps the labels that lack most, and hurts
/// least those that have enough. It ends when no label set makes the sum fall, or all that would
/// have each of their images in the list as often as the limit allows. The images of a label set
/// take turns in random order.
///
/// Images without labels are left alone, unless holding none is to count as a label.
struct EqualizingCopies {
  private let limit: Int
  /// Label sets, as far as they are known, and their images.
  private var sets: [(labels: [Int], images: [Int])]
  /// Per label, and for holding none, how many images lack.
  private let lacks: [Int]

  init(_ images: LabelledImages, training: [Int], limit: Int, negatives: Bool) {
    self.limit = limit
    let none = images.labels.count
    var bags: [[Int]: [Int]] = [:]
    for image in training {
      var held = images.knownLabels(of: image)
      if negatives, images.labelSet(of: image) == [] { held = [none] }
      if !held.isEmpty { bags[held, default: []].append(image) }
    }
    sets = bags.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
    var counts = [Int](repeating: 0, count: none + 1)
    for (labels, images) in sets {
      for label in labels { counts[label] += images.count }
    }
    let target = counts.max() ?? 0
    lacks = counts.map { target - $0 }
  }

  func images(using generator: inout SeededGenerator) -> [Int] {
    var lacks = lacks
    let orders = sets.map { generator.shuffled($0.images) }
    var used = [Int](repeating: 0, count: sets.count)
    // Copies only ever lower a gain, so one that was worked out earlier is never too low, and the
    // set whose gain is still on top when worked out anew is the best (Minoux, 1978).
    var queue = GainQueue()
    for set in sets.indices where limit > 1 { queue.push(set, gain: gain(of: set, lacks)) }
    var copies: [Int] = []
    while let (set, earlier) = queue.pop() {
      let gain = gain(of: set, lacks)
      guard gain > 0 else { continue }
      if gain == earlier {
        copies.append(orders[set][used[set] % orders[set].count])
        used[set] += 1
        for label in sets[set].labels { lacks[label] -= 1 }
        guard used[set] < (limit - 1) * orders[set].count else { continue }
      }
      queue.push(set, gain: self.gain(of: set, lacks))
    }
    return copies
  }

  /// By how much one copy lowers the sum: l² − (l − 1)² is 2 l − 1.
  private func gain(of set: Int, _ lacks: [Int]) -> Int {
    sets[set].labels.reduce(0) { $0 + 2 * lacks[$1] - 1 }
  }
}

/// Label sets by gain: a binary heap.
private struct GainQueue {
  private var heap: [(set: Int, gain: Int)] = []

  /// The largest gain comes first, of equals the first set.
  private func precedes(_ a: Int, _ b: Int) -> Bool {
    heap[a].gain != heap[b].gain ? heap[a].gain > heap[b].gain : heap[a].set < heap[b].set
  }

  mutating func push(_ set: Int, gain: Int) {
    heap.append((set, gain))
    var place = heap.count - 1
    while place > 0, precedes(place, (place - 1) / 2) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func pop() -> (set: Int, gain: Int)? {
    guard !heap.isEmpty else { return nil }
    heap.swapAt(0, heap.count - 1)
    let first = heap.removeLast()
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { return first }
      if child + 1 < heap.count, precedes(child + 1, child) { child += 1 }
      guard precedes(child, place) else { return first }
      heap.swapAt(place, child)
      place = child
    }
  }
}
