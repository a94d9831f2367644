import Testing

@testable import WorkbenchRuntime

@Suite struct RunClockTests {
  private typealias Moment = RunClock.Moment

  /// A second a step, and after step 3 an evaluation of two seconds.
  private func elapsed(_ step: Int) -> Double? { Double(step) + (step > 3 ? 2 : 0) }

  private func times(_ clock: RunClock, _ steps: ClosedRange<Int>) -> [Double?] {
    steps.map { clock.time(ofStep: $0, elapsed: elapsed($0) ?? 0) }
  }

  @Test func `steps lie between the start and the ends of epochs as in training`() {
    let clock = RunClock(
      moments: [Moment(step: 0, time: 100), Moment(step: 3, time: 105)], sessions: [100],
      elapsed: elapsed)
    #expect(times(clock, 1...5) == [101, 102, 103, 106, 107])
  }

  @Test func `after a pause steps go on from the answer that ended it`() {
    let clock = RunClock(
      moments: [
        Moment(step: 0, time: 100), Moment(step: 3, time: 105), Moment(step: 4, time: 200),
      ], sessions: [100], elapsed: elapsed)
    #expect(times(clock, 3...6) == [103, 106, 201, 202])
  }

  @Test func `after an interruption steps are counted back from what came next`() {
    let clock = RunClock(
      moments: [Moment(step: 0, time: 100), Moment(step: 3, time: 505)], sessions: [100, 501],
      elapsed: elapsed)
    #expect(times(clock, 1...3) == [501, 502, 503])
  }

  @Test func `a run that went on from an earlier step took the later ones again`() {
    let clock = RunClock(
      moments: [
        Moment(step: 0, time: 100), Moment(step: 3, time: 105), Moment(step: 1, time: 300),
      ], sessions: [100], elapsed: elapsed)
    #expect(times(clock, 1...3) == [101, 301, 302])
  }

  @Test func `no step is timed without a moment`() {
    let clock = RunClock(moments: [], sessions: [], elapsed: elapsed)
    #expect(clock.time(ofStep: 1, elapsed: 1) == nil)
  }
}
