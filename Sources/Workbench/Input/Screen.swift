/// The screens, in the order of their numbers.
package enum Screen: Int, CaseIterable, Sendable {
  case runs = 1
  case train = 2
  case mix = 4
  case samples = 6

  package var title: String {
    switch self {
    case .runs: "Runs"
    case .train: "Train"
    case .mix: "Mix"
    case .samples: "Samples"
    }
  }

  package var scope: Keymap.Scope {
    switch self {
    case .runs: .runs
    case .train: .train
    case .mix: .mix
    case .samples: .samples
    }
  }

  var action: Action {
    switch self {
    case .runs: .showRuns
    case .train: .showTrain
    case .mix: .showMix
    case .samples: .showSamples
    }
  }
}
