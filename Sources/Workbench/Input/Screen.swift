/// The screens, in the order of their numbers.
package enum Screen: Int, CaseIterable, Sendable {
  case runs = 1
  case train = 2

  package var title: String {
    switch self {
    case .runs: "Runs"
    case .train: "Train"
    }
  }

  package var scope: Keymap.Scope {
    switch self {
    case .runs: .runs
    case .train: .train
    }
  }

  var action: Action {
    switch self {
    case .runs: .showRuns
    case .train: .showTrain
    }
  }
}
