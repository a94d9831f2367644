import TerminalUI

/// The one table of keys: dispatch, help, footer, command palette and documentation are all made of it.
package enum Keymap {
  /// Where a binding holds.
  package enum Scope: String, CaseIterable, Sendable {
    case everywhere, control, runs, train, labels, mix, confusion, samples, cell, compare, system,
      study, dialog, queue

    package var title: String {
      switch self {
      case .everywhere: "Everywhere"
      case .control: "The run"
      case .runs: "Runs"
      case .train: "Train"
      case .labels: "Labels"
      case .mix: "Mix"
      case .confusion: "Confusion"
      case .samples: "Samples"
      case .cell: "Samples of a cell"
      case .compare: "Compare"
      case .system: "System"
      case .study: "Study"
      case .dialog: "Menus and questions"
      case .queue: "The queue"
      }
    }
  }

  package struct Binding: Equatable, Sendable {
    package var keys: [Key]
    package var action: Action
    package var scope: Scope
    /// What it does, for help and the palette.
    package var title: String
    /// One word for the footer, if it belongs there.
    package var short: String?
    /// The footer shows lower ranks first and drops the highest for want of room.
    package var rank: Int

    init(
      _ keys: [Key], _ action: Action, _ scope: Scope, _ title: String, short: String? = nil,
      rank: Int = 5
    ) {
      self.keys = keys
      self.action = action
      self.scope = scope
      self.title = title
      self.short = short
      self.rank = rank
    }

    /// `Left, h`
    package func keyNames(_ glyphs: GlyphSet) -> String {
      keys.map { $0.name(glyphs) }.joined(separator: " ")
    }
  }

  package static let bindings: [Binding] =
    everywhere + control + runs + train + labels + mix + confusion + samples + cell + compare
    + system + study + dialog + queue

  /// What a key does on a screen when no menu is open.
  package static func action(for key: Key, on screen: Screen) -> Action? {
    let own = screen.scope
    if screen == .samples, let action = actions[.cell]?[key] { return action }
    return actions[own]?[key] ?? actions[.control]?[key] ?? actions[.everywhere]?[key]
  }

  /// What a key does in a menu or a question.
  package static func dialogAction(for key: Key) -> Action? { actions[.dialog]?[key] }

  package static func binding(of action: Action) -> Binding? {
    bindings.first { $0.action == action }
  }

  /// Bindings that hold on a screen, in the order of their weight there.
  package static func bindings(on screen: Screen) -> [Binding] {
    switch screen {
    case .runs: runs + control + everywhere
    case .train: control + train + everywhere
    case .labels: labels + control + everywhere
    case .mix: mix + control + everywhere
    case .confusion: confusion + control + everywhere
    case .samples: cell + samples + control + everywhere
    case .compare: compare + control + everywhere
    case .system: system + control + everywhere
    case .study: study + control + everywhere
    }
  }

  private static let actions: [Scope: [Key: Action]] = {
    var table: [Scope: [Key: Action]] = [:]
    for binding in bindings {
      for key in binding.keys { table[binding.scope, default: [:]][key] = binding.action }
    }
    return table
  }()

  /// The same table for the documentation.
  package static var markdown: String {
    var text = ""
    for scope in Scope.allCases {
      text += "### \(scope.title)\n\n| key | does |\n|---|---|\n"
      for binding in bindings where binding.scope == scope {
        let keys = binding.keys.map { key in
          let name = key.name(.braille)
          return name == "`" ? "`` ` ``" : "`\(name == "|" ? "\\|" : name)`"
        }
        text += "| \(keys.joined(separator: " ")) | \(binding.title) |\n"
      }
      text += "\n"
    }
    return text
  }
}
