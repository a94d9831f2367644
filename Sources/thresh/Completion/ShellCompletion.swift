import ArgumentParser

/// A word that Tab offers, and what a shell that shows such things says beside it.
struct ShellCompletion: Equatable {
  var word: String
  var about = ""

  /// As the shell's script reads it: bash takes the word alone.
  func line(for shell: CompletionShell?) -> String {
    let about = String(about.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    switch shell {
    case .zsh?:
      let word = word.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
      return about.isEmpty ? word : "\(word):\(about)"
    case .fish?: return about.isEmpty ? word : "\(word)\t\(about)"
    default: return word
    }
  }
}

extension CompletionKind {
  /// Words that are worked out when Tab is pressed.
  ///
  /// - Parameter words: of the command line so far, and of the word begun.
  static func offered(
    _ words: @escaping @Sendable (_ line: [String], _ begun: String) -> [ShellCompletion]
  ) -> CompletionKind {
    .custom { line, _, begun in
      words(line, begun).filter { !$0.word.contains(where: \.isNewline) }
        .map { $0.line(for: CompletionShell.requesting) }
    }
  }

  static let experimentFile = CompletionKind.file(extensions: ["yaml", "yml"])
  static let run = offered(StoreCompletions.runs)
  static let column = offered(StoreCompletions.columns)
  static let study = offered(StoreCompletions.studies)
  static let setting = offered { _, begun in SettingCompletions.experiment(begun) }
  static let studySetting = offered { _, begun in SettingCompletions.study(begun) }
}
