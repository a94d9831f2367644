/// Where in its learning-rate schedule a run stands when its number of steps is changed on the way.
///
/// What is left of the schedule is stretched, or shortened, over the steps that are left, so that the
/// rate goes on from where it is and still ends where the schedule ends. A schedule of `planned` steps
/// has the positions 0 to `planned - 1`; from the step `s` of a change, at the position `p`, the step
/// `t` is at `p + (t - s) * (planned - 1 - p) / (total - 1 - s)`.
struct ScheduleCourse: Equatable, Sendable, Codable {
  /// Steps the schedule was made for.
  let planned: Int
  /// Steps the run has now.
  private(set) var total: Int
  /// The step from which the newest change holds, counted from 0, and its position.
  private var start = 0
  private var startPosition = 0.0

  init(planned: Int) {
    self.planned = planned
    total = planned
  }

  /// The position of a step in the schedule of `planned` steps.
  func position(of step: Int) -> Double {
    let last = Double(planned - 1)
    // Without a change a step is its own position, to the last bit.
    guard start > 0 || total != planned else { return min(Double(step), last) }
    let left = total - 1 - start
    guard left > 0, step > start else { return min(startPosition, last) }
    let share = Double(step - start) / Double(left)
    return min(startPosition + share * (last - startPosition), last)
  }

  /// Gives the run another number of steps, from a step it has not taken yet.
  mutating func setTotal(_ steps: Int, from step: Int) {
    startPosition = position(of: step)
    start = step
    total = steps
  }
}
