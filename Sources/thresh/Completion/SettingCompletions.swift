import Experiments
import Studies

/// What `--set` takes, each setting with its default to be written over.
enum SettingCompletions {
  static func experiment(_ begun: String) -> [ShellCompletion] { offers(Experiment.keys, begun) }

  static func study(_ begun: String) -> [ShellCompletion] { offers(Study.keys, begun) }

  /// Nothing once a value is begun, which the key alone does not tell.
  static func offers(_ keys: [ExperimentKey], _ begun: String) -> [ShellCompletion] {
    guard !begun.contains("=") else { return [] }
    return keys.filter { !isInList($0.path) }.map { key in
      // Values of several words would have to be quoted.
      let value = key.standard.flatMap { $0.contains { " \"'[{".contains($0) } ? nil : $0 }
      return ShellCompletion(word: "\(key.path)=\(value ?? "")", about: key.about)
    }
  }

  /// Settings of the entries of a list, which no key reaches by itself.
  private static func isInList(_ path: String) -> Bool {
    path.contains(".0.") || ["data.sources.", "network.layers."].contains(where: path.hasPrefix)
  }
}
