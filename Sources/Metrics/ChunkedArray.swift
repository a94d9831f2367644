/// An array that grows at its end and whose copies share all but their last chunk.
///
/// A plain array copied for a watcher is copied whole at the next append; of this one a chunk is.
struct ChunkedArray<Element: Sendable>: Sendable, RandomAccessCollection {
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
