import Dispatch
import Synchronization

/// Reads image files that no data set lists as those of a data set are read: the same file gives a
/// network the same numbers.
package struct ImageReader: Sendable {
  private let decoder: ImageDecoder
  private let table: NormalizationTable
  private let threads: Int

  /// - Parameter threads: files that are read at once.
  package init(shape: PixelShape, normalization: PixelNormalization, threads: Int) {
    precondition(
      normalization.mean.count == shape.channels && threads > 0,
      "\(normalization.mean.count) means for \(shape.channels) channels, \(threads) threads")
    decoder = ImageDecoder(height: shape.height, width: shape.width, channels: shape.channels)
    table = NormalizationTable(normalization)
    self.threads = threads
  }

  /// - Returns: of each file its `[height, width, channel]` values, normalised, or why it has none.
  package func read(_ files: [FilePath]) -> [Result<[Float], ImageError>] {
    let made = Mutex([Result<[Float], ImageError>](repeating: .success([]), count: files.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, files.count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < files.count else { return }
        let values = Result { () throws(ImageError) in try self.values(of: files[index]) }
        made.withLock { $0[index] = values }
      }
    }
    return made.withLock { $0 }
  }

  private func values(of file: FilePath) throws(ImageError) -> [Float] {
    let pixels = try decoder.pixels(of: FileTree.bytes(of: file))
    var values = [Float](repeating: 0, count: pixels.count)
    table.write(pixels, into: &values, at: 0)
    return values
  }
}
