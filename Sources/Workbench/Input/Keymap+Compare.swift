import TerminalUI

extension Keymap {
  static let compare: [Binding] = []
}
