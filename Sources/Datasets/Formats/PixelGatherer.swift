import Dispatch
import Synchronization

/// Makes the pixels of many images on all cores; what comes out does not depend on how many
/// there are.
struct PixelGatherer {
  /// Bytes an image.
  let size: Int
  let progress: (@Sendable (Int, Int) -> Void)?

  struct Result {
    /// The images that could be made, in order, and their pixels one after the other.
    var images: [Int] = []
    var pixels: [UInt8] = []
    /// A hash of each made image's pixels.
    var hashes: [UInt64] = []
    /// The others, in order.
    var failures: [(image: Int, error: ImageError)] = []
  }

  private typealias Made = [Swift.Result<(pixels: [UInt8], hash: UInt64), ImageError>]

  /// Images a core takes at a time, and pieces between two moments at which results are put
  /// together: enough that cores seldom wait for each other, few enough to need little memory.
  private static let pieceSize = 16
  private static let piecesPerRound = 64

  func gather(
    _ count: Int, image: @escaping @Sendable (Int) throws(ImageError) -> [UInt8]
  ) -> Result {
    var result = Result()
    result.pixels.reserveCapacity(count * size)
    let size = size
    let progress = progress
    let finished = Mutex(0)
    var start = 0
    while start < count {
      let first = start
      let end = min(count, first + Self.pieceSize * Self.piecesPerRound)
      let pieces = (end - first + Self.pieceSize - 1) / Self.pieceSize
      let made = Mutex([Made](repeating: [], count: pieces))
      DispatchQueue.concurrentPerform(iterations: pieces) { piece in
        let from = first + piece * Self.pieceSize
        let to = min(end, from + Self.pieceSize)
        let results: Made = (from..<to).map { index in
          do throws(ImageError) {
            let pixels = try image(index)
            precondition(pixels.count == size, "\(pixels.count) bytes for an image of \(size)")
            var hash = ContentHash()
            hash.add(pixels)
            return .success((pixels, hash.value))
          } catch {
            return .failure(error)
          }
        }
        made.withLock { $0[piece] = results }
        // Reported under the lock, so that the numbers only ever rise.
        finished.withLock { finished in
          finished += results.count
          progress?(finished, count)
        }
      }
      for (offset, one) in made.withLock({ $0 }).joined().enumerated() {
        switch one {
        case .success(let (pixels, hash)):
          result.images.append(first + offset)
          result.pixels += pixels
          result.hashes.append(hash)
        case .failure(let error): result.failures.append((first + offset, error))
        }
      }
      start = end
    }
    return result
  }
}
