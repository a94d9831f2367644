import Dispatch
import Synchronization
import Testing

@testable import Kernels

@Suite struct CrewTests {
  /// A count for each piece of a job.
  final class Tally: Sendable {
    private let counts = Mutex<[Int: Int]>([:])
    func add(_ piece: Int) { counts.withLock { $0[piece, default: 0] += 1 } }
    func isOnce(_ pieces: Int) -> Bool {
      counts.withLock { $0.count == pieces && $0.values.allSatisfy { $0 == 1 } }
    }
  }

  @Test(arguments: [2, 3, 7])
  func `every piece of thousands of short jobs is done once`(count: Int) {
    let workers = Workers(count: count)
    var isRight = true
    workers.together {
      for job in 0..<2000 {
        let pieces = job % 9 + 1
        let tally = Tally()
        workers.forEach(pieces: pieces) { tally.add($0) }
        isRight = isRight && tally.isOnce(pieces)
      }
    }
    #expect(isRight)
  }

  @Test func `a worker's number is never in use twice at once`() {
    let workers = Workers(count: 4)
    let busy = Mutex<Set<Int>>([])
    let clashes = Atomic<Int>(0)
    workers.together {
      for _ in 0..<200 {
        workers.forEach(pieces: 16) { _, worker in
          if !busy.withLock({ $0.insert(worker).inserted }) {
            clashes.wrappingAdd(1, ordering: .relaxed)
          }
          _ = busy.withLock { $0.remove(worker) }
        }
      }
    }
    #expect(clashes.load(ordering: .relaxed) == 0)
  }

  @Test func `a job after a pause finds helpers that have gone to sleep`() {
    let workers = Workers(count: 3)
    let total = Atomic<Int>(0)
    workers.together {
      for _ in 0..<5 {
        DispatchSemaphore(value: 0).waitBriefly()
        workers.forEach(pieces: 8) { total.wrappingAdd($0, ordering: .relaxed) }
      }
    }
    #expect(total.load(ordering: .relaxed) == 5 * 28)
  }

  @Test func `a crew may be called together within itself, and from two threads`() {
    let workers = Workers(count: 2)
    let total = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: 2) { thread in
      if thread == 0 {
        workers.together {
          workers.together {
            workers.forEach(pieces: 100) { _ in total.wrappingAdd(1, ordering: .relaxed) }
          }
          workers.forEach(pieces: 100) { _ in total.wrappingAdd(1, ordering: .relaxed) }
        }
      } else {
        workers.together {
          workers.forEach(pieces: 100) { _ in total.wrappingAdd(1, ordering: .relaxed) }
        }
      }
    }
    #expect(total.load(ordering: .relaxed) == 300)
  }

  @Test func `a job of no pieces ends at once`() {
    let workers = Workers(count: 2)
    workers.together { workers.forEach(pieces: 0) { _ in Issue.record("a piece of none") } }
  }
}

extension DispatchSemaphore {
  fileprivate func waitBriefly() { _ = wait(timeout: .now() + .milliseconds(2)) }
}
