import ArgumentParser
import Workbench

/// `thresh keys`: the table of keys the workbench goes by.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print the keys of the workbench, in Markdown.")

  mutating func run() throws {
    print(Keymap.markdown, terminator: "")
  }
}
