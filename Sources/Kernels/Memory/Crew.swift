import CVectorUnit
import Dispatch
import Glibc
import Synchronization

/// Threads that stay together over the many short jobs of one training step.
///
/// Waking a sleeping thread takes some fifty microseconds, as long as many a job. A crew is called
/// together once a step (`lead`); between jobs its helpers look for the next one for about as long
/// as a waking would take, and only then sleep. Nobody waits for a helper that has not taken a
/// piece, so a job goes on at the leader's own speed where the machine is busy with other work.
///
/// A class because its threads share it. Safe because a job is read only by the holder of one of
/// its pieces, and the leader stays in the job until all pieces are done.
final class Crew: Sendable {
  typealias Body = (_ piece: Int, _ worker: Int) -> Void

  private let count: Int
  /// Number of the job in the high 32 bits, its next piece in the low ones.
  private let ticket = Atomic<UInt64>(UInt64(UInt32.max))
  /// Address of the job's body, which lies on the leader's stack.
  private let body = Atomic<UInt>(0)
  private let pieces = Atomic<Int>(0)
  private let done = Atomic<Int>(0)
  /// The thread that leads, 0 for none.
  private let leader = Atomic<UInt>(0)
  private let isTaken = Atomic<Bool>(false)
  private let isOver = Atomic<Bool>(true)
  private let sleepers = Atomic<Int>(0)
  private let leaderSleeps = Atomic<Bool>(false)
  private let newJob = DispatchSemaphore(value: 0)
  private let allDone = DispatchSemaphore(value: 0)

  init(count: Int) {
    require(count > 1, "a crew of \(count)")
    self.count = count
  }

  /// Whether the calling thread leads the crew now.
  var isLedHere: Bool { leader.load(ordering: .relaxed) == Self.thisThread }

  private static var thisThread: UInt { UInt(pthread_self()) }

  /// Runs `work` on one thread, which may give jobs to the crew meanwhile; without the crew if it
  /// is led already.
  func lead(_ work: () -> Void) {
    guard !isTaken.exchange(true, ordering: .acquiringAndReleasing) else { return work() }
    defer { isTaken.store(false, ordering: .releasing) }
    isOver.store(false, ordering: .relaxed)
    // Safety: the work runs once, in the first iteration; this call returns behind it.
    nonisolated(unsafe) let work = work
    withoutActuallyEscaping(work) { work in
      nonisolated(unsafe) let work = work
      DispatchQueue.concurrentPerform(iterations: count) { worker in
        guard worker == 0 else { return help(worker) }
        leader.store(Self.thisThread, ordering: .relaxed)
        work()
        leader.store(0, ordering: .relaxed)
        isOver.store(true, ordering: .sequentiallyConsistent)
        wakeHelpers()
      }
    }
  }

  /// Runs `body` once for each piece; returns when all are done.
  func run(pieces count: Int, _ body: Body) {
    withoutActuallyEscaping(body) { body in
      withUnsafePointer(to: body) { place in
        done.store(0, ordering: .relaxed)
        pieces.store(count, ordering: .relaxed)
        self.body.store(UInt(bitPattern: place), ordering: .relaxed)
        let number = ticket.load(ordering: .relaxed) >> 32 &+ 1
        ticket.store(number << 32, ordering: .sequentiallyConsistent)
        wakeHelpers()
        takePieces(of: number, worker: 0)
        awaitPieces()
        // No ticket is left from here on, so that nobody looks at the job again.
        ticket.store(number << 32 | UInt64(UInt32.max), ordering: .relaxed)
      }
    }
  }

  // MARK: Pieces

  /// Takes pieces of a job until none is left.
  private func takePieces(of number: UInt64, worker: Int) {
    while let piece = takePiece(of: number) {
      // Safety: whoever holds a piece keeps the leader, and so the body, in the job.
      if let place = UnsafePointer<Body>(bitPattern: body.load(ordering: .relaxed)) {
        place.pointee(piece, worker)
      }
      let finished = done.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue
      let isLast = finished == pieces.load(ordering: .relaxed)
      if isLast && leaderSleeps.load(ordering: .sequentiallyConsistent) { allDone.signal() }
    }
  }

  private func takePiece(of number: UInt64) -> Int? {
    var seen = ticket.load(ordering: .acquiring)
    while seen >> 32 == number {
      let piece = Int(seen & UInt64(UInt32.max))
      guard piece < pieces.load(ordering: .relaxed) else { return nil }
      let exchange = ticket.weakCompareExchange(
        expected: seen, desired: seen + 1, successOrdering: .acquiring,
        failureOrdering: .acquiring)
      if exchange.exchanged { return piece }
      seen = exchange.original
    }
    return nil
  }

  private func awaitPieces() {
    let all = pieces.load(ordering: .relaxed)
    if look(for: { done.load(ordering: .acquiring) == all }) { return }
    leaderSleeps.store(true, ordering: .sequentiallyConsistent)
    while done.load(ordering: .sequentiallyConsistent) != all {
      // With a limit: the last piece may have been done before the flag was seen.
      _ = allDone.wait(timeout: .now() + .milliseconds(1))
    }
    leaderSleeps.store(false, ordering: .sequentiallyConsistent)
  }

  // MARK: Helpers

  private func help(_ worker: Int) {
    var last = UInt64.max
    while true {
      let news = { [self] in
        isOver.load(ordering: .sequentiallyConsistent)
          || ticket.load(ordering: .sequentiallyConsistent) >> 32 != last
      }
      if !look(for: news) {
        sleepers.wrappingAdd(1, ordering: .sequentiallyConsistent)
        if !news() { newJob.wait() }
        sleepers.wrappingSubtract(1, ordering: .sequentiallyConsistent)
        continue
      }
      if isOver.load(ordering: .acquiring) { return }
      last = ticket.load(ordering: .acquiring) >> 32
      takePieces(of: last, worker: worker)
    }
  }

  private func wakeHelpers() {
    for _ in 0..<sleepers.load(ordering: .sequentiallyConsistent) { newJob.signal() }
  }

  /// Looks for about as long as a sleeping thread takes to wake; whether the condition came true.
  ///
  /// Never gives the processor away in between: on a busy machine it would be back milliseconds
  /// later, while sleeping costs no more than a waking.
  private func look(for condition: () -> Bool) -> Bool {
    for _ in 0..<Self.looks {
      if condition() { return true }
      thresh_pause()
    }
    return false
  }

  private static let looks = 6000
}
