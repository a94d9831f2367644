/// A stretch of the work arena, known by number until the plan is laid out.
struct Buffer: Equatable, Sendable {
  let index: Int
}

/// Collects the buffers of a plan and the times at which each is used, then gives every one a fixed
/// offset in one arena.
///
/// Buffers whose times do not overlap may share memory. Offsets follow from sizes and times alone,
/// so a plan is the same on every machine.
struct BufferPlan {
  /// Offsets are multiples of this many floats: 64 bytes, a cache line and the widest vector.
  private static let alignment = 16

  private struct Request {
    var count: Int
    var first: Int?
    var last = 0
    /// The buffer this one is another name of.
    var alias: Int?
  }

  private var requests: [Request] = []

  /// A buffer of `count` floats.
  mutating func add(_ count: Int) -> Buffer {
    precondition(count >= 0, "a buffer of \(count) floats")
    requests.append(Request(count: count))
    return Buffer(index: requests.count - 1)
  }

  /// Makes `buffer` another name of `other`.
  mutating func merge(_ buffer: Buffer, into other: Buffer) {
    let from = canonical(buffer.index)
    let to = canonical(other.index)
    guard from != to else { return }
    requests[to].count = max(requests[to].count, requests[from].count)
    requests[from].alias = to
    if let first = requests[from].first {
      extend(to, over: first...requests[from].last)
    }
  }

  /// Whether the buffer has more than one name.
  func isShared(_ buffer: Buffer) -> Bool {
    requests[buffer.index].alias != nil || requests.contains { $0.alias == buffer.index }
  }

  /// States that `buffer` is written or read at `time`.
  mutating func use(_ buffer: Buffer, at time: Int) {
    extend(canonical(buffer.index), over: time...time)
  }

  private mutating func extend(_ index: Int, over times: ClosedRange<Int>) {
    requests[index].first = min(requests[index].first ?? times.lowerBound, times.lowerBound)
    requests[index].last = max(requests[index].last, times.upperBound)
  }

  private func canonical(_ index: Int) -> Int {
    var index = index
    while let next = requests[index].alias { index = next }
    return index
  }

  // MARK: Layout

  /// Where the buffers lie; buffers that are never used are empty.
  struct Layout: Equatable {
    struct Place: Equatable {
      var offset: Int
      var count: Int
      /// The times during which the buffer holds something; nil for one that is never used.
      var times: ClosedRange<Int>?
    }

    /// One for each buffer, in the order in which they were added.
    var places: [Place]
    /// Floats of the arena.
    var count: Int
  }

  /// Gives every buffer a place: the largest first, each at the lowest free offset.
  func layout() -> Layout {
    var places = requests.map { _ in Layout.Place(offset: 0, count: 0) }
    let order = requests.indices
      .filter { requests[$0].alias == nil && requests[$0].first != nil }
      .sorted { (requests[$1].count, $0) < (requests[$0].count, $1) }
    var placed: [Int] = []
    var total = 0
    for index in order {
      guard let first = requests[index].first else { continue }
      let times = first...requests[index].last
      let count = requests[index].count
      let room = (count + Self.alignment - 1) / Self.alignment * Self.alignment
      let busy = placed.map { places[$0] }
        .filter { $0.times?.overlaps(times) ?? false }
        .sorted { $0.offset < $1.offset }
      var offset = 0
      for other in busy where other.offset < offset + room {
        let end = (other.offset + other.count + Self.alignment - 1) / Self.alignment
        offset = max(offset, end * Self.alignment)
      }
      places[index] = Layout.Place(offset: offset, count: count, times: times)
      placed.append(index)
      total = max(total, offset + room)
    }
    for index in requests.indices where requests[index].alias != nil {
      places[index] = places[canonical(index)]
    }
    return Layout(places: places, count: total)
  }
}
