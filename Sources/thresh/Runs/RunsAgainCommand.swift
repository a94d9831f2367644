import ArgumentParser
import Foundation
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh runs again`: another run of a run's experiment.
struct RunsAgainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "again",
    abstract: "Train the experiment of a run anew, as it was or changed.",
    discussion: """
      With --edit the experiment is opened in $VISUAL or $EDITOR first. Paths in it start where they \
      did; where the run's own file cannot be found, they are named from the root.
      """)

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber
  @Option(help: ArgumentHelp("Other seeds, a run for each: 1,2,3 or 1-5.", valueName: "seeds"))
  var seed: SeedsArgument?
  @Option(
    help: ArgumentHelp(
      "Replace a setting: --set train.epochs=3. May be given again.", valueName: "key=value"),
    completion: .setting)
  var set: [String] = []
  @Option(
    help: ArgumentHelp(
      "Without the training images of a label set: cat+dog, or none.", valueName: "set"))
  var without: String?
  @Flag(help: "Edit the experiment first.")
  var edit = false
  @Flag(help: "Queue it instead of training it here.")
  var queue = false
  @OptionGroup var store: StoreOptions
  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    if without != nil, edit {
      throw ValidationError("--without and --edit; allowed: one of them")
    }
  }

  mutating func run() throws {
    let store = try store.open()
    let stores = RunStores(store)
    var note = "again from \(number.id.runText)"
    var edited: EditedExperiment?
    if edit {
      edited = try EditedExperiment.begin(number.id, in: stores)
      if let edited {
        try TextEditor().edit(edited.path)
        let check = try edited.check(in: stores)
        guard check.problems.isEmpty else {
          throw RuntimeError(
            (check.problems + ["the text is kept as \(edited.path)"]).joined(separator: "\n"))
        }
      }
      note = "made from \(number.id.runText)"
    }
    var source = try edited?.source(in: stores) ?? .past(number.id, in: store)
    if let without {
      let labelSet = try ExperimentSource.labelSet(without, of: number.id, in: store)
      source = try .past(number.id, without: labelSet, in: store)
      note += " without \(without)"
    }
    if queue {
      let runs = try store.enqueue(
        source, overrides: set, seeds: seed?.values ?? [], note: note)
      edited?.discard()
      for run in runs { print(run.runText) }
      try QueueRunner.startDetached(for: store, threads: threads.count)
      return
    }
    try train(source, note, in: store) { edited?.discard() }
  }

  /// Trains one run after the other on this terminal.
  private func train(
    _ source: ExperimentSource, _ note: String, in store: RunStore, whenTaken: () -> Void
  ) throws {
    let settings = seed?.values.map { set + ["seed=\($0)"] } ?? [set]
    for settings in settings { _ = try source.experiment(overrides: settings) }
    let signals = try SignalPipe([SIGINT, SIGTERM, SIGHUP])
    let command = try TrainCommand.parse([
      "--resume", number.id.runText, "--store", store.path, "--threads", "\(threads.count)",
    ])
    for settings in settings {
      let prepared = try PreparedRun.new(source, overrides: settings, note: note, in: store)
      whenTaken()
      let code = try command.train(prepared, store, signals)
      if code != 0 { throw ExitCode(code) }
    }
  }
}
