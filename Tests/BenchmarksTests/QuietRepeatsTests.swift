import Synchronization
import Testing

@testable import Benchmarks

/// A clock that moves by what the work says.
private final class FakeMachine: Sendable {
  private let state = Mutex((now: 100.0, others: 50.0))

  func spend(_ seconds: Double, others: Double = 0) {
    state.withLock {
      $0.now += seconds
      $0.others += others
    }
  }

  var meter: LoadMeter {
    LoadMeter(
      now: { self.state.withLock { $0.now } },
      busyWithOthers: { self.state.withLock { $0.others } }, processors: 2)
  }
}

@Suite struct QuietRepeatsTests {
  private let machine = FakeMachine()

  private func measure(ceiling: Double = 40, _ work: (Int) -> Void) -> RepeatTimes {
    var timing = QuietRepeats()
    timing.ceiling = ceiling
    timing.meter = machine.meter
    return timing.measure(work)
  }

  @Test func `a repeat takes half a second, and seven quiet ones are enough`() {
    var calls = 0
    let times = measure { _ in
      calls += 1
      machine.spend(0.125)
    }
    #expect(times.units == 4)
    #expect(times.repeats.count == 7 && times.quiet == 7)
    #expect(times.median == 8 && times.slowest == 8 && times.fastest == 8)
    // A second of warm-up, seven repeats.
    #expect(calls == 8 + 7 * 4)
  }

  @Test func `work of more than a repeat's length is done once a repeat`() {
    let times = measure { _ in machine.spend(2) }
    #expect(times.units == 1 && times.median == 0.5)
  }

  @Test func `a repeat in which others take a twentieth of the processors does not count`() {
    var repeats = 0
    let times = measure { number in
      let disturbs = number == 1 && repeats % 2 == 1
      if number == 1 { repeats += 1 }
      machine.spend(disturbs ? 0.25 : 0.125, others: disturbs ? 0.0625 : 0)
    }
    #expect(times.quiet == 7 && times.repeats.count >= 13)
    #expect(times.slowest == 8 && times.fastest == 8)
  }

  @Test func `on a machine that is never quiet the five least disturbed repeats count`() {
    var calls = 0
    let times = measure(ceiling: 3) { _ in
      calls += 1
      // Disturbed ever less: the first repeats are dropped.
      machine.spend(0.5, others: 1 / Double(calls))
    }
    #expect(times.quiet == 0 && times.repeats.count == 6)
    #expect(times.rates.count == 5)
    #expect(abs(times.disturbance - (1.0 / 5 + 1.0 / 6) / 2) < 1e-9)
  }

  @Test func `an even number of repeats has the mean of the middle two as median`() {
    let rates: [Double] = [4, 1, 3, 2]
    let times = RepeatTimes(units: 1, repeats: rates.map { .init(rate: $0, disturbance: 0) })
    #expect(times.median == 2.5 && times.slowest == 1 && times.fastest == 4)
    #expect(RepeatTimes(units: 1).median == 0)
  }
}
