import Testing

@testable import NeuralNetwork

@Suite struct ScheduleTests {
  @Test func `rates are those of PyTorch's schedulers`() throws {
    let cases = try Reference.load().schedules
    #expect(cases.count == 9)
    for reference in cases {
      let schedule = try reference.description()
      for (step, expected) in reference.rates.enumerated() {
        let rate = schedule.rate(
          base: 0.3, step: step, totalSteps: reference.total, stepsPerEpoch: reference.perEpoch)
        // The base is a Float here and a double there.
        #expect(
          abs(Double(rate) - expected) < 1e-7 + 1e-6 * expected,
          "\(reference.name), warm-up \(reference.warmup), step \(step): \(rate), not \(expected)")
      }
    }
  }

  @Test func `steps behind the end keep the last rate`() {
    for shape in [
      ScheduleDescription.Shape.constant, .step(every: 1, factor: 0.5), .cosine(final: 0.1),
      .oneCycle(startDivisor: 25, finalDivisor: 1e4),
    ] {
      let schedule = ScheduleDescription(shape: shape, warmup: 0.2)
      let last = schedule.rate(base: 1, step: 9, totalSteps: 10, stepsPerEpoch: 5)
      #expect(schedule.rate(base: 1, step: 10, totalSteps: 10, stepsPerEpoch: 5) == last)
      #expect(schedule.rate(base: 1, step: 1000, totalSteps: 10, stepsPerEpoch: 5) == last)
    }
  }

  @Test func `runs of one or two steps have finite rates above zero`() {
    for total in 1...2 {
      for warmup: Float in [0, 0.3, 0.5, 1] {
        for shape in [
          ScheduleDescription.Shape.constant, .step(every: 1, factor: 0.5), .cosine(final: 0.1),
          .oneCycle(startDivisor: 25, finalDivisor: 1e4),
        ] {
          for step in 0..<total {
            let rate = ScheduleDescription(shape: shape, warmup: warmup)
              .rate(base: 0.1, step: step, totalSteps: total, stepsPerEpoch: 1)
            #expect(rate.isFinite && rate > 0 && rate <= 0.1001)
          }
        }
      }
    }
  }
}
