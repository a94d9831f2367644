import ArgumentParser
import Glibc
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh runs purge`: gone for good.
struct RunsPurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Delete archived runs for good, with their checkpoints.",
    discussion: "On a terminal it asks first; elsewhere it needs --yes.")

  @OptionGroup var runs: RunArguments
  @Flag(help: "Do not ask.")
  var yes = false
  @Flag(help: "One JSON object a line.")
  var json = false
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let store = try store.open()
    let lines = try runs.lines(in: store)
    if let current = lines.first(where: { !$0.isArchived }) {
      throw StoreError.notArchived(run: current.id)
    }
    if !yes { try ask(lines) }
    for line in lines {
      try store.purge(line.id)
      let text = json ? JSONLine.text(of: PurgedRun(purged: line.id.runText)) : nil
      print(text ?? "\(line.id.runText) purged: \(line.title)")
    }
  }

  /// What is typed must be the number of runs: a key pressed too often deletes nothing.
  private func ask(_ lines: [StoredRun]) throws {
    guard isatty(STDIN_FILENO) == 1 else {
      throw RuntimeError("nobody can be asked here; allowed: --yes")
    }
    for line in lines { printError("\(line.id.runText) \(line.title)") }
    let count = lines.count
    printError(
      "Deletes \(count) \(count == 1 ? "run" : "runs") for good. Type purge \(count) to do so:")
    guard readLine() == "purge \(count)" else {
      throw RuntimeError("nothing was deleted: the answer was not purge \(count)")
    }
  }
}

private struct PurgedRun: Encodable {
  var purged: String
}
