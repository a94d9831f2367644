import NeuralNetwork
import Testing

@testable import Training

@Suite struct ScheduleCourseTests {
  @Test func `without a change every step is its own position`() {
    let course = ScheduleCourse(planned: 10)
    #expect((0..<12).map(course.position) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9])
  }

  @Test func `what is left is spread evenly over the steps that are left`() {
    var course = ScheduleCourse(planned: 11)
    course.setTotal(17, from: 4)
    // From the position 4 at step 4 to the last, 10, at step 16: half a position a step.
    #expect((4...16).map(course.position) == (0...12).map { 4 + Double($0) / 2 })
    #expect(course.position(of: 99) == 10)
  }

  @Test func `a second change starts from where the first has brought it`() {
    var course = ScheduleCourse(planned: 11)
    course.setTotal(17, from: 4)
    course.setTotal(11, from: 8)
    // Position 6 at step 8; the last, 10, at step 10.
    #expect((8...10).map(course.position) == [6, 8, 10])
  }

  @Test(arguments: [0, 1, 5, 9])
  func `a change back before any step was taken changes nothing`(step: Int) {
    var course = ScheduleCourse(planned: 10)
    course.setTotal(30, from: step)
    course.setTotal(10, from: step)
    #expect((step..<10).map(course.position) == (step..<10).map(Double.init))
  }

  @Test func `the last step that is left keeps its position`() {
    var course = ScheduleCourse(planned: 10)
    course.setTotal(6, from: 5)
    #expect(course.position(of: 5) == 5)
    #expect(course.position(of: 6) == 5)
  }

  static let shapes: [ScheduleDescription.Shape] = [
    .cosine(final: 0.1), .oneCycle(startDivisor: 25, finalDivisor: 100), .constant,
    .step(every: 2, factor: 0.5),
  ]

  @Test(arguments: shapes, [1, 30, 55, 99])
  func `the rate does not jump, and ends where the schedule ends`(
    shape: ScheduleDescription.Shape, step: Int
  ) {
    let schedule = ScheduleDescription(shape: shape, warmup: 0.2)
    func rate(_ course: ScheduleCourse, _ step: Int) -> Float {
      schedule.rate(
        base: 1, at: course.position(of: step), step: step, totalSteps: course.planned,
        stepsPerEpoch: 10)
    }
    let before = ScheduleCourse(planned: 100)
    for total in [110, 200, 1000] {
      var after = before
      after.setTotal(total, from: step)
      #expect(rate(after, step) == rate(before, step))
      if case .step = shape {
        #expect(rate(after, 119) == Float(1 / 32.0) || total == 110)
      } else {
        #expect(rate(after, total - 1) == rate(before, 99))
      }
      let steepest = (1..<100).map { abs(rate(before, $0) - rate(before, $0 - 1)) }.max() ?? 0
      let jumps = (step + 1..<total).map { abs(rate(after, $0) - rate(after, $0 - 1)) }
      #expect((jumps.max() ?? 0) <= steepest + 1e-6)
    }
  }

  @Test(arguments: shapes)
  func `the rate at a whole position is that of the step, to the last bit`(
    shape: ScheduleDescription.Shape
  ) {
    let schedule = ScheduleDescription(shape: shape, warmup: 0.3)
    for step in 0..<70 {
      let plain = schedule.rate(base: 3e-3, step: step, totalSteps: 70, stepsPerEpoch: 7)
      let placed = schedule.rate(
        base: 3e-3, at: Double(step), step: step, totalSteps: 70, stepsPerEpoch: 7)
      #expect(plain.bitPattern == placed.bitPattern)
    }
  }
}
