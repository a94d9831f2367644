import Testing

@testable import WorkbenchRuntime

@Suite struct CatchUpTests {
  @Test func `a step that was recorded and comes out the same is not written again`() {
    var catchUp = CatchUp(losses: [11: 0.5, 12: 0.25], lastValidationStep: 12)
    let verdicts = [(11, 0.5), (12, 0.25), (13, 0.2)].map { catchUp.check(step: $0, loss: $1) }
    #expect(verdicts == [.recorded, .recorded, .new])
    #expect(catchUp.hasValidation(step: 12))
    #expect(!catchUp.hasValidation(step: 13))
  }

  @Test func `from a step that comes out otherwise, everything is recorded anew`() {
    var catchUp = CatchUp(losses: [11: 0.5, 12: 0.25], lastValidationStep: 12)
    let verdicts = [(11, 0.5000001), (12, 0.25)].map { catchUp.check(step: $0, loss: $1) }
    #expect(verdicts == [.differs(stored: 0.5), .new])
    #expect(!catchUp.hasValidation(step: 12))
  }

  @Test func `a loss that was no number both times is the same`() {
    var catchUp = CatchUp(losses: [1: .nan])
    let verdict = catchUp.check(step: 1, loss: .nan)
    #expect(verdict == .recorded)
  }
}
