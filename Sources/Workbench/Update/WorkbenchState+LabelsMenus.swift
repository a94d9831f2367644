import Metrics
import TerminalUI

/// The menus of the labels screen: rules, kept versions, a look at the test split.
extension WorkbenchState {
  private static let rules: [(title: String, goal: ThresholdGoal)] = [
    ("The greatest F1", .f1),
    ("F2: misses count more than false alarms", .fbeta(2)),
    ("F0.5: false alarms count more", .fbeta(0.5)),
    ("The greatest balanced accuracy", .balancedAccuracy),
    ("Predicted as often as it is there", .prevalence),
    ("Most recall with precision of at least", .precisionAtLeast(0.8)),
    ("Most precision with recall of at least", .recallAtLeast(0.9)),
    ("Most recall with false alarms of at most", .falseAlarmAtMost(0.01)),
    ("Least cost of a miss and of a false alarm", .cost(falsePositive: 1, falseNegative: 3)),
  ]

  /// The entry of the rule in force.
  var ruleItem: Int {
    guard let goal = editor?.rule.goal else { return 0 }
    return WorkbenchState.rules.firstIndex { $0.goal.isLike(goal) } ?? 0
  }

  func labelsHeading(of kind: Menu.Kind) -> (title: String, text: String) {
    switch kind {
    case .thresholdRule:
      return ("What thresholds are chosen for", "Enter goes on to its text; A then applies it.")
    case .thresholdVersion:
      return ("Thresholds kept before", "They can be changed, and kept as a new version.")
    default:
      return (
        "Look at the sealed test split?",
        "The look is counted and kept with the run. Thresholds chosen after looking fit the test."
      )
    }
  }

  func labelsItems(of kind: Menu.Kind) -> [MenuItem] {
    switch kind {
    case .thresholdRule: ruleItems
    case .thresholdVersion: versionItems
    default:
      [
        MenuItem("y", "Look, and have it counted", choice: .lookAtTest),
        MenuItem("n", "Leave it sealed", choice: .stay),
      ]
    }
  }

  private var ruleItems: [MenuItem] {
    let rule = editor?.rule ?? ThresholdRule(goal: .f1)
    var items = WorkbenchState.rules.enumerated().map { index, entry in
      var changed = rule
      if !entry.goal.isLike(rule.goal) { changed.goal = entry.goal }
      return MenuItem(
        Character("\(index + 1)"), entry.title, detail: changed.goal.text,
        choice: .rule(changed.text))
    }
    func add(_ key: Character, _ title: String, _ change: (inout ThresholdRule) -> Void) {
      var changed = rule
      change(&changed)
      items.append(MenuItem(key, title, detail: changed.text, choice: .rule(changed.text)))
    }
    add("s", rule.isShared ? "A threshold for each label" : "One shared threshold") {
      $0.isShared.toggle()
    }
    add("n", rule.fewest > 0 ? "Believe few images" : "The shared one below so many images") {
      $0.fewest = rule.fewest > 0 ? 0 : 10
    }
    add("d", rule.shrinkage > 0 ? "Believe few images fully" : "Draw few images to the shared one")
    {
      $0.shrinkage = rule.shrinkage > 0 ? 0 : 20
    }
    return items
  }

  /// The newest first; those of another split are told.
  private var versionItems: [MenuItem] {
    guard let source = editor?.source else { return [] }
    return source.versions.reversed().map { version in
      let fits = ThresholdEditor.fits(version, source)
      let isUsable = ThresholdEditor.isAboutLabels(version, source)
      let time = version.time.map { "  \(calendar.short($0, now: now))" } ?? ""
      let doubt = fits ? "" : isUsable ? "  of another split" : "  of other labels"
      return MenuItem(
        nil, "v\(version.number)\(time)  \(version.rule)\(doubt)",
        detail: details(of: version), choice: .version(number: version.number),
        isEnabled: isUsable)
    }
  }

  /// `2 by hand, isotonic, 162 images`
  private func details(of version: ThresholdVersion) -> String {
    var details: [String] = []
    let byHand = version.origins.count { $0 == .hand }
    if byHand > 0 { details.append("\(byHand) by hand") }
    if let method = version.calibrations.lazy.compactMap({ $0?.method }).first {
      details.append(method.title)
    }
    return (details + ["\(version.images) images"]).joined(separator: ", ")
  }
}

extension ThresholdGoal {
  /// Whether two goals differ in nothing but their numbers; F-beta is known by its beta.
  fileprivate func isLike(_ other: ThresholdGoal) -> Bool {
    switch (self, other) {
    case (.precisionAtLeast, .precisionAtLeast), (.recallAtLeast, .recallAtLeast),
      (.falseAlarmAtMost, .falseAlarmAtMost), (.cost, .cost):
      true
    default: self == other
    }
  }
}
