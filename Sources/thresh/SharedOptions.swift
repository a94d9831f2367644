import ArgumentParser
import Foundation
import RunStore
import Workbench
import WorkbenchRuntime

/// Which folder of runs is meant.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      The folder of runs. The workbench opens several: given again, or between colons in \
      $THRESH_STORE. Default: $THRESH_STORE, or ./runs.
      """, valueName: "folder"),
    completion: .directory)
  var store: [String] = []

  /// All that are named, for the workbench.
  var paths: [String] { Self.paths(given: store) }

  static func paths(
    given: [String], environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> [String] {
    if !given.isEmpty { return given }
    let folders = (environment["THRESH_STORE"] ?? "").split(separator: ":").map(String.init)
    return folders.isEmpty ? ["runs"] : folders
  }

  /// The one a command works on: the first.
  var path: String { paths[0] }

  func onlyPath() throws -> String {
    guard store.count < 2 else {
      throw ValidationError(
        "--store is given \(store.count) times; allowed: once, only the workbench opens several")
    }
    return path
  }

  func validate() throws {
    guard paths.count <= RunID.mostStores else {
      throw ValidationError("\(paths.count) stores; allowed: \(RunID.mostStores)")
    }
  }

  func open() throws -> RunStore { try RunStore(path: try onlyPath()) }

  /// To look at runs: works in a folder one may only read.
  func openForReading() throws -> RunStore {
    try RunStore(path: try onlyPath(), access: .readOnly)
  }
}

/// The thresholds decisions are made by.
struct DecisionOptions: ParsableArguments {
  @Flag(help: "Decide at 0.5 instead of the tuned thresholds.")
  var untuned = false

  @Option(
    help: ArgumentHelp("Decide by this version of the thresholds.", valueName: "version"))
  var use: Int?

  var thresholds: DecisionThresholds {
    untuned ? .half : use.map { .version($0) } ?? .newest
  }

  func validate() throws {
    guard !untuned || use == nil else {
      throw ValidationError("--untuned and --use; allowed: one of them")
    }
  }
}

/// The form of what is printed.
struct FormOptions: ParsableArguments {
  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Print comma-separated values.")
  var csv = false

  var form: ReportForm { json ? .json : csv ? .csv : .text }

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("--json and --csv; allowed: one of them") }
  }

  func print(_ report: some HeadlessReport) { Swift.print(report.written(as: form)) }
}

extension StoredSplit: ExpressibleByArgument {}

/// How many threads compute. Results do not depend on it.
struct ThreadOptions: ParsableArguments {
  @Option(help: "Threads to compute with; results do not depend on it. Default: all cores.")
  var threads: Int?

  var count: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  func validate() throws {
    guard let threads else { return }
    guard (1...256).contains(threads) else {
      throw ValidationError("--threads is \(threads); allowed: 1...256")
    }
  }
}

/// Whether rules of an experiment may start commands.
struct CommandOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Let alarms of the experiment run the commands they name.",
      discussion: "So does THRESH_ALLOW_COMMANDS=1, or allow_commands: true in "
        + "~/.config/thresh/settings.yaml; an experiment file alone starts no program."))
  var allowCommands = false

  func apply() { if allowCommands { CommandPermission.give() } }
}

/// The number of a run, as `142` or `0142`.
struct RunNumber: ExpressibleByArgument {
  var id: Int64

  init?(argument: String) {
    guard let id = Int64(argument), id > 0 else { return nil }
    self.id = id
  }

  static var defaultCompletionKind: CompletionKind { .run }
}

/// Writes text to standard output at once, whole.
@Sendable func printNow(_ text: String) {
  FileHandle.standardOutput.write(Data(text.utf8))
}

@Sendable func printError(_ text: String) {
  FileHandle.standardError.write(Data("\(text)\n".utf8))
}

/// Writes to standard error as it is, for sequences a terminal obeys.
@Sendable func printRaw(_ text: String) {
  FileHandle.standardError.write(Data(text.utf8))
}
