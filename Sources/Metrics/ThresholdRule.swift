/// How the thresholds of all labels are chosen: by which goal, and how far few images are believed.
///
/// Written as a goal and what is added to it: `f1`, `shared f1`, `any false-alarm<=0.01`,
/// `precision>=0.9 n+>=10 shrink:20`.
package struct ThresholdRule: Hashable, Sendable {
  /// Whose scores a threshold is chosen by.
  package enum Scope: Hashable, Sendable {
    /// Each label's own.
    case own
    /// Those of all labels together: one threshold, the best for all decisions.
    case shared
    /// The highest of each image, as if to tell whether it holds any label: one threshold, with
    /// which `false-alarm<=A` bounds how often any label is predicted for an image of none.
    case any
  }

  package var goal: ThresholdGoal
  package var scope: Scope
  /// A label that fewer images hold gets the shared threshold: one of its own would fit just them.
  package var fewest: Int
  /// Draws a label's threshold towards the shared one as if this many images had asked for that:
  /// `(n₊ * own + shrinkage * shared) / (n₊ + shrinkage)`; 0 leaves it where it is.
  package var shrinkage: Double

  package init(
    goal: ThresholdGoal, scope: Scope = .own, fewest: Int = 0, shrinkage: Double = 0
  ) {
    self.goal = goal
    self.scope = scope
    self.fewest = fewest
    self.shrinkage = shrinkage
  }

  /// One threshold for all labels.
  package var isShared: Bool {
    get { scope != .own }
    set { scope = newValue ? .shared : .own }
  }
}

/// Text
extension ThresholdRule {
  /// What ``init(text:)`` reads, for error messages.
  package static let allowed = """
    \(ThresholdGoal.allowed); before it shared or any, for one threshold for all labels; after it \
    n+>=N and shrink:M, with N and M from 0
    """

  /// `nil` unless the text is one of the forms above, numbers in range; blanks in the goal do not
  /// matter.
  package init?(text: String) {
    var words = text.split(separator: " ").map(String.init)
    var scope: Scope?
    if words.first == "shared" { scope = .shared }
    if words.first == "any" { scope = .any }
    if scope != nil { words.removeFirst() }
    var fewest: Int?
    var shrinkage: Double?
    while let last = words.last {
      if last.hasPrefix("n+>="), fewest == nil {
        let digits = last.dropFirst(4)
        guard digits.allSatisfy({ ("0"..."9").contains($0) }), let count = Int(digits) else {
          return nil
        }
        fewest = count
      } else if last.hasPrefix("shrink:"), shrinkage == nil {
        guard let images = ThresholdGoal.number(last.dropFirst(7)), images >= 0 else { return nil }
        shrinkage = images
      } else {
        break
      }
      words.removeLast()
    }
    guard let goal = ThresholdGoal(text: words.joined()) else { return nil }
    self.init(
      goal: goal, scope: scope ?? .own, fewest: fewest ?? 0, shrinkage: shrinkage ?? 0)
  }

  /// What ``init(text:)`` reads back to the same rule.
  package var text: String {
    let scope =
      switch self.scope {
      case .own: ""
      case .shared: "shared "
      case .any: "any "
      }
    return scope + goal.text + (fewest > 0 ? " n+>=\(fewest)" : "")
      + (shrinkage > 0 ? " shrink:\(ThresholdGoal.short(shrinkage))" : "")
  }
}

extension ThresholdRule: Codable {
  /// - Throws: `DecodingError` for a text that is no rule.
  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    let text = try value.decode(String.self)
    guard let rule = ThresholdRule(text: text) else {
      throw DecodingError.dataCorruptedError(
        in: value, debugDescription: "\(text) is no rule for thresholds; allowed: \(Self.allowed)")
    }
    self = rule
  }

  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(text)
  }
}
