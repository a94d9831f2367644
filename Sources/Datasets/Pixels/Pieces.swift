import Dispatch
import Synchronization

/// Work on many images, on all cores.
enum Pieces {
  /// Images a core takes at a time: cores seldom wait for each other.
  private static let size = 16

  /// What `body` makes of each of 0..<`count`, in this order, whatever the number of cores.
  ///
  /// - Parameter finished: told after each piece how many images it had, from any thread.
  static func map<Value: Sendable>(
    _ count: Int, finished: @Sendable (Int) -> Void = { _ in },
    _ body: @Sendable (Int) -> Value
  ) -> [Value] {
    let pieces = (count + size - 1) / size
    let made = Mutex([[Value]](repeating: [], count: pieces))
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let range = piece * size..<min(count, (piece + 1) * size)
      let values = range.map(body)
      made.withLock { $0[piece] = values }
      finished(values.count)
    }
    return made.withLock { Array($0.joined()) }
  }
}

/// Says how many images of how many are done: numbers only ever rise, one call at a time.
final class ProgressCount: Sendable {
  private let total: Int
  private let report: (@Sendable (Int, Int) -> Void)?
  private let counts = Mutex<(done: Int, told: Int)>((0, 0))

  init(total: Int, report: (@Sendable (Int, Int) -> Void)?) {
    self.total = total
    self.report = report
  }

  func add(_ images: Int) {
    counts.withLock { counts in
      counts.done += images
      guard counts.done > counts.told else { return }
      counts.told = counts.done
      report?(counts.told, total)
    }
  }

  /// All images are to be done once more; what has been told stands.
  func startAgain() { counts.withLock { $0.done = 0 } }
}
