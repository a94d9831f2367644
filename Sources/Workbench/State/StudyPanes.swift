/// The panes of the study screen, in the order Tab visits them.
package enum StudyPane: Int, CaseIterable, Sendable {
  case arms, dose, verdicts, advice

  package var title: String {
    switch self {
    case .arms: "arms"
    case .dose: "dose"
    case .verdicts: "verdicts"
    case .advice: "advice"
    }
  }
}

/// How the studies are looked at.
package struct StudyPanes: Equatable, Sendable {
  package internal(set) var focus = StudyPane.arms {
    didSet { if focus != .arms { below = focus } }
  }
  /// The pane below the arms, where there is room for two.
  package private(set) var below = StudyPane.dose
  package internal(set) var isZoomed = false
  /// Nil for the newest.
  package internal(set) var study: StudyID?
  /// A stratum, or `weighted`; nil for what the study is mainly about.
  package internal(set) var figure: String?
  /// Whether figures are those of thresholds at 0.5.
  package internal(set) var isFixed = false
  /// The selected rows of arms and of verdicts.
  package internal(set) var arm = 0
  package internal(set) var verdict = 0
  /// The selected curve, and the place of a dose among all that are drawn.
  package internal(set) var curve = 0
  package internal(set) var dose = 0
  /// First line of the advice in sight.
  package internal(set) var adviceOffset = 0

  package init() {}

  /// Begins anew with another study; how it is looked at stays.
  mutating func show(_ study: StudyID) {
    self.study = study
    (arm, verdict, curve, dose, adviceOffset) = (0, 0, 0, 0, 0)
  }
}
