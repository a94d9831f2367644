import Dispatch
import Synchronization
import Testing

@testable import Datasets

@Suite struct PrefetchTests {
  @Test func `whoever asks first does the work, and it is done once`() {
    let counter = Counter()
    let prefetch = Prefetch { counter.next() }
    #expect(prefetch.value() == 1)
    prefetch.run()
    #expect(prefetch.value() == 1 && counter.count == 1)
  }

  @Test func `a value under way is waited for by all who ask`() {
    let counter = Counter()
    let begun = DispatchSemaphore(value: 0)
    let mayEnd = DispatchSemaphore(value: 0)
    let prefetch = Prefetch {
      begun.signal()
      mayEnd.wait()
      return counter.next()
    }
    // A thread of its own: the test must not wait for a free place in the pool.
    let queue = DispatchQueue(label: "prefetch under test")
    queue.async { prefetch.run() }
    begun.wait()
    mayEnd.signal()
    #expect(prefetch.value() == 1 && prefetch.value() == 1 && counter.count == 1)
  }

  private final class Counter: Sendable {
    private let value = Atomic(0)
    var count: Int { value.load(ordering: .relaxed) }
    func next() -> Int { value.add(1, ordering: .relaxed).newValue }
  }
}
