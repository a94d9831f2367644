import Testing

@testable import Training

@Suite struct PaceMeterTests {
  @Test func `a steady pace foretells the rest exactly and without spread`() throws {
    var pace = PaceMeter()
    for _ in 0..<16 { pace.recordStep(seconds: 0.25) }
    pace.recordEvaluation(seconds: 2)
    let rest = try #require(pace.remaining(steps: 40, evaluations: 3))
    #expect(rest.seconds == 16)
    #expect(rest.spread == 0)
    #expect(pace.imagesPerSecond(batch: 32) == 128)
  }

  @Test func `an uneven pace has a spread that grows with the remaining steps`() throws {
    var pace = PaceMeter()
    for step in 0..<16 { pace.recordStep(seconds: step < 8 ? 0.1 : 0.3) }
    let near = try #require(pace.remaining(steps: 10, evaluations: 0))
    let far = try #require(pace.remaining(steps: 100, evaluations: 0))
    #expect(abs(near.seconds - 2) < 1e-12)
    #expect(abs(near.spread - 1) < 1e-12)
    #expect(abs(far.spread - 10) < 1e-12)
  }

  @Test func `nothing is foretold before eight steps were seen`() {
    var pace = PaceMeter()
    for _ in 0..<7 { pace.recordStep(seconds: 1) }
    #expect(pace.remaining(steps: 1, evaluations: 0) == nil)
  }

  @Test func `old steps are forgotten`() {
    var pace = PaceMeter()
    for _ in 0..<100 { pace.recordStep(seconds: 9) }
    for _ in 0..<64 { pace.recordStep(seconds: 0.5) }
    #expect(pace.imagesPerSecond(batch: 1) == 2)
  }
}
