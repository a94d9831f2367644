import TerminalUI

extension Keymap {
  static let system: [Binding] = []
}
