/// The values one quantity took in a run, every one of them kept, ready to be drawn at any zoom.
///
/// Beside the points stands a pyramid: level `k` summarises each complete block of `16 * 2^k` points
/// by least, greatest, sum and counts. So appending costs O(1) on average, and what a column of the
/// screen shows costs O(log n), with no extreme lost. Copies share what they have in common.
package struct Series: Sendable {
  private var steps = ChunkedArray<Int>()
  private var values = ChunkedArray<Double>()
  private var levels: [ChunkedArray<SeriesBin>] = []
  private static let block = 16

  package init() {}

  /// - Precondition: steps never fall.
  package init(_ points: some Sequence<(step: Int, value: Double)>) {
    for point in points { append(step: point.step, value: point.value) }
  }

  package var count: Int { values.count }
  package var isEmpty: Bool { values.isEmpty }

  package subscript(index: Int) -> (step: Int, value: Double) { (steps[index], values[index]) }

  /// The step and value of the newest point.
  package var last: (step: Int, value: Double)? {
    isEmpty ? nil : (steps[count - 1], values[count - 1])
  }
  package var lastValue: Double? { last?.value }
  package var lastStep: Int? { last?.step }
  package var firstStep: Int? { steps.first }

  /// Adds a point; a value that is not a finite number is kept and counted, but never drawn or summed.
  ///
  /// - Precondition: `step` is not below that of the last point; see ``truncate(fromStep:)``.
  package mutating func append(step: Int, value: Double) {
    if let last = steps.last {
      precondition(step >= last, "step \(step) comes after step \(last)")
    }
    steps.append(step)
    values.append(value)
    guard count % Series.block == 0 else { return }
    var bin = SeriesBin()
    for index in count - Series.block..<count { bin.add(values[index]) }
    // A block just completed may complete the one above, as a carry does in a binary counter.
    for level in 0... {
      if level == levels.count { levels.append(ChunkedArray()) }
      levels[level].append(bin)
      guard levels[level].count % 2 == 0 else { return }
      bin = levels[level][levels[level].count - 2].merged(with: bin)
    }
  }

  /// Drops the points at `step` and after: where a run resumes from a checkpoint, they come again.
  package mutating func truncate(fromStep step: Int) {
    let kept = index(ofStep: step)
    steps.removeLast(count - kept)
    values.removeLast(values.count - kept)
    for level in levels.indices {
      levels[level].removeLast(levels[level].count - kept / (Series.block << level))
    }
    levels.removeAll(where: \.isEmpty)
  }

  /// The index of the first point at `step` or after; `count` when there is none.
  package func index(ofStep step: Int) -> Int { index(ofStep: step, notBefore: 0) }

  /// - Precondition: no point before `low` is at `step` or after.
  private func index(ofStep step: Int, notBefore low: Int) -> Int {
    var low = low
    var high = count
    // Most series have a point at every step, and then it is no search at all.
    if low < high, steps[low] >= 0, step >= steps[low], step - steps[low] < high - low {
      let guess = low + step - steps[low]
      if steps[guess] == step, guess == low || steps[guess - 1] < step { return guess }
    }
    while low < high {
      let middle = (low + high) / 2
      if steps[middle] < step { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A summary of the points with these indices, in O(log n).
  package func summary(ofIndices range: Range<Int>) -> SeriesBin {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count, "\(range) of \(count) points")
    var bin = SeriesBin()
    var index = range.lowerBound
    while index < range.upperBound {
      let (block, left) = (index / Series.block, (range.upperBound - index) / Series.block)
      guard index % Series.block == 0, left > 0 else {
        bin.add(values[index])
        index += 1
        continue
      }
      // The largest block that begins here and ends within.
      let fitting = Int.bitWidth - 1 - left.leadingZeroBitCount
      let level = min(block.trailingZeroBitCount, fitting, levels.count - 1)
      bin = bin.merged(with: levels[level][block >> level])
      index += Series.block << level
    }
    return bin
  }

  /// The points of `steps`, summarised in `columns` equal parts from left to right; a part without
  /// points has an empty bin. Takes O(columns * log n).
  package func bins(steps range: Range<Int>, columns: Int) -> [SeriesBin] {
    guard columns > 0 else { return [] }
    var bins: [SeriesBin] = []
    bins.reserveCapacity(columns)
    let (whole, rest) = (range.count / columns, range.count % columns)
    var start = index(ofStep: range.lowerBound)
    for column in 1...columns {
      let end = index(
        ofStep: range.lowerBound + column * whole + column * rest / columns, notBefore: start)
      bins.append(summary(ofIndices: start..<end))
      start = end
    }
    return bins
  }
}

extension Series: Equatable {
  /// The same points, bit for bit, so that a value that is not a number equals itself.
  package static func == (a: Series, b: Series) -> Bool {
    a.count == b.count
      && a.steps.elementsEqual(b.steps)
      && a.values.elementsEqual(b.values) { $0.bitPattern == $1.bitPattern }
  }
}

/// An array that grows at its end and whose copies share all but their last chunk.
///
/// A plain array copied for a watcher is copied whole at the next append; of this one a chunk is.
private struct ChunkedArray<Element: Sendable>: Sendable, RandomAccessCollection {
  private static var chunkCount: Int { 1024 }
  private var chunks: [[Element]] = []
  private(set) var count = 0

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(index: Int) -> Element {
    chunks[index / Self.chunkCount][index % Self.chunkCount]
  }

  mutating func append(_ element: Element) {
    if count % Self.chunkCount == 0 {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(Self.chunkCount)
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }

  mutating func removeLast(_ removed: Int) {
    precondition((0...count).contains(removed), "\(removed) to remove of \(count)")
    count -= removed
    chunks.removeLast(chunks.count - (count + Self.chunkCount - 1) / Self.chunkCount)
    let rest = count % Self.chunkCount
    if rest > 0 { chunks[chunks.count - 1].removeLast(chunks[chunks.count - 1].count - rest) }
  }
}
