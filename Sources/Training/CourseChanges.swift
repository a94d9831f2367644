/// What commands and rules have changed of the course the experiment set, beside the factor on the
/// rate and the patience, which have places of their own.
///
/// It is part of every checkpoint, so that a resumed run goes on as it was steered.
struct CourseChanges: Equatable, Sendable, Codable {
  /// Epochs to train; nil for as many as the experiment says.
  var epochs: Int?
  /// Nil while the number of epochs has not been changed.
  var schedule: ScheduleCourse?
  /// The best epoch's weights are kept though the experiment does not ask for it.
  var keepsBest = false
  /// Rules that raise no alarm any more, sorted.
  private(set) var ignored: [String] = []
  /// Rules on measures whose value is on the wrong side, sorted: they fire when they get there. Also
  /// that of finite figures, while they are not.
  private(set) var crossed: [String] = []

  mutating func ignore(_ rule: String) { ignored = Set(ignored).union([rule]).sorted() }

  mutating func setCrossed(_ isCrossed: Bool, _ rule: String) {
    var rules = Set(crossed)
    if isCrossed { rules.insert(rule) } else { rules.remove(rule) }
    crossed = rules.sorted()
  }
}
