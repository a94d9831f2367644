/// The screens, in the order of their numbers.
package enum Screen: Int, CaseIterable, Sendable {
  case runs = 1
  case train = 2
  case labels = 3
  case mix = 4
  case confusion = 5
  case samples = 6
  case compare = 7
  case system = 8
  case study = 9

  package var title: String {
    switch self {
    case .runs: "Runs"
    case .train: "Train"
    case .labels: "Labels"
    case .mix: "Mix"
    case .confusion: "Confusion"
    case .samples: "Samples"
    case .compare: "Compare"
    case .system: "System"
    case .study: "Study"
    }
  }

  package var scope: Keymap.Scope {
    switch self {
    case .runs: .runs
    case .train: .train
    case .labels: .labels
    case .mix: .mix
    case .confusion: .confusion
    case .samples: .samples
    case .compare: .compare
    case .system: .system
    case .study: .study
    }
  }

  var action: Action {
    switch self {
    case .runs: .showRuns
    case .train: .showTrain
    case .labels: .showLabels
    case .mix: .showMix
    case .confusion: .showConfusion
    case .samples: .showSamples
    case .compare: .showCompare
    case .system: .showSystem
    case .study: .showStudy
    }
  }
}
