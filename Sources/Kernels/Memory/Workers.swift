import Dispatch
import Glibc
import Synchronization

/// How many threads a kernel may use.
///
/// Kernels cut their work into pieces whose number follows from the shape alone, and combine the
/// pieces' sums in piece order, so that a result has the same bits at any count.
package struct Workers: Equatable, Sendable {
  package let count: Int
  private let crew: Crew?

  package init(count: Int) {
    require(count > 0, "\(count) workers")
    self.count = count
    crew = count > 1 ? Crew(count: count) : nil
  }

  package static func == (left: Workers, right: Workers) -> Bool { left.count == right.count }

  /// Runs `work` with the threads kept together from one `forEach` to the next, as a training step
  /// needs them.
  package func together(_ work: () -> Void) {
    if let crew, !crew.isLedHere { crew.lead(work) } else { work() }
  }

  /// One worker for each processor that is online.
  package static var perProcessor: Workers {
    Workers(count: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// Runs `body` once for each piece, on up to `count` threads, and returns when all are done.
  ///
  /// Pieces are taken in rising order by whoever is free. `body` must not write what another
  /// piece reads or writes.
  package func forEach(pieces: Int, _ body: @Sendable (_ piece: Int) -> Void) {
    forEach(pieces: pieces) { piece, _ in body(piece) }
  }

  /// As above; `worker`, below `count`, is never in use twice at once and so names scratch space
  /// that holds nothing from one piece to the next.
  package func forEach(pieces: Int, _ body: @Sendable (_ piece: Int, _ worker: Int) -> Void) {
    let threads = min(count, pieces)
    if threads <= 1 {
      for piece in 0..<max(pieces, 0) { body(piece, 0) }
      return
    }
    if let crew, crew.isLedHere { return crew.run(pieces: pieces, body) }
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: threads) { worker in
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if piece >= pieces { return }
        body(piece, worker)
      }
    }
  }
}

/// The elements of one piece when `count` elements are cut into `pieces` pieces, each but the
/// last a multiple of `unit` long.
@inline(__always)
func pieceRange(_ piece: Int, of pieces: Int, count: Int, unit: Int = 1) -> Range<Int> {
  let units = (count + unit - 1) / unit
  let length = (units + pieces - 1) / pieces * unit
  let start = min(piece * length, count)
  return start..<min(start + length, count)
}
