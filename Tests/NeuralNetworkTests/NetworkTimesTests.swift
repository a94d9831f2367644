import Synchronization
import Testing

@testable import NeuralNetwork

/// Timing the parts of a step.
@Suite struct NetworkTimesTests {
  /// Ticks once each time it is read.
  private final class Ticks: Sendable {
    private let count = Atomic<Int>(0)
    func next() -> Double { Double(count.add(1, ordering: .relaxed).newValue) }
  }

  @Test func `timing a network changes not a bit of what it learns`() throws {
    let tests = ReproducibilityTests()
    let (plain, timed) = (try tests.network(), try tests.network())
    let ticks = Ticks()
    timed.measureTimes { ticks.next() }
    #expect(tests.train(timed, steps: 0..<6) == tests.train(plain, steps: 0..<6))
    #expect(timed.exportState() == plain.exportState())
    #expect(plain.recentTimes() == nil)
  }

  @Test func `every step of the plan is counted once, in the layer it belongs to`() throws {
    let tests = ReproducibilityTests()
    let network = try tests.network()
    let ticks = Ticks()
    network.measureTimes { ticks.next() }
    #expect(network.recentTimes() == nil)
    _ = tests.train(network, steps: 0..<40)
    let times = try #require(network.recentTimes())
    // With a tick a reading, a step of the plan takes one forward and one backward.
    let steps = Double(network.plan.steps.count)
    #expect(abs(times.layers.reduce(0) { $0 + $1.forwardSeconds } - steps) < 1e-9)
    #expect(abs(times.layers.reduce(0) { $0 + $1.backwardSeconds } - steps) < 1e-9)
    for part in [times.inputSeconds, times.lossSeconds, times.normSeconds, times.updateSeconds] {
      #expect(abs(part - 1) < 1e-9)
    }
    #expect(times.layers.first?.summary.name == "layers.0")
    #expect(times.layers.last?.summary.name == "head")
  }

  @Test func `the newest steps count, older ones are forgotten`() {
    var now = 0.0
    var mean = 0.0
    for step in 1...400 {
      now = step < 100 ? 5 : 1
      mean += RecentMean.weight(ofStep: step) * (now - mean)
      if step == 99 { #expect(abs(mean - 5) < 1e-12) }
    }
    #expect(abs(mean - 1) < 1e-3)
  }

  @Test func `the kinds of memory add up to the plan`() throws {
    let network = try ReproducibilityTests().network()
    let use = network.memoryUse
    #expect(
      use.weights + use.gradients + use.optimizer + use.averages + use.activations
        == network.planBytes)
    #expect(use.optimizer == 2 * use.weights)
  }
}
