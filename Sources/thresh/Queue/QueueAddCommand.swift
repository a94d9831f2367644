import ArgumentParser
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh queue add`: runs that shall wait.
struct QueueAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Queue experiments, or runs to be resumed, and have a process work on them.",
    discussion: "Prints the number of each run. Nothing is queued where any file has a mistake.")

  @Argument(help: "Experiment files.", completion: .experimentFile)
  var files: [String] = []

  @Option(
    help: ArgumentHelp("Queue a run for each seed: 1,2,3 or 1-5.", valueName: "seeds"))
  var seeds: SeedsArgument?
  @Option(
    help: ArgumentHelp(
      "Replace a setting of the file: --set train.epochs=3. May be given again.",
      valueName: "key=value"),
    completion: .setting)
  var set: [String] = []
  @Option(help: ArgumentHelp("Tag the runs. May be given again.", valueName: "tag"))
  var tag: [String] = []
  @Option(
    help: ArgumentHelp(
      "Queue a run that was interrupted, stopped or failed. May be given again.",
      valueName: "run"))
  var resume: [RunNumber] = []
  @Flag(help: "They start before the runs that wait already.")
  var first = false
  @Flag(help: "Start no process that works on the queue.")
  var noStart = false
  @OptionGroup var store: StoreOptions
  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    if files.isEmpty && resume.isEmpty {
      throw ValidationError("name an experiment file, or a run with --resume")
    }
  }

  mutating func run() throws {
    // Files are read before anything is queued: a mistake in the last is told at once.
    let sources = try files.map { try ExperimentSource.open($0) }
    for source in sources { _ = try source.experiment(overrides: set) }
    let store = try store.open()
    var queued = resume.map(\.id)
    for run in queued.reversed(first) {
      try store.enqueue(run, at: first ? .first : .last, now: Clock.now())
    }
    for source in sources.reversed(first) {
      queued += try store.enqueue(
        source, overrides: set, seeds: seeds?.values ?? [], tags: tag, at: first ? .first : .last)
    }
    for run in queued { print(run.runText) }
    if !noStart { try QueueRunner.startDetached(for: store, threads: threads.count) }
  }
}

extension Array {
  /// In the order in which they have to be put to the front one by one, or as they are.
  fileprivate func reversed(_ isReversed: Bool) -> [Element] {
    isReversed ? Array(reversed()) : self
  }
}

/// Seeds on the command line.
struct SeedsArgument: ExpressibleByArgument {
  var values: [UInt64]

  init?(argument: String) {
    guard let values = SeedList.parse(argument) else { return nil }
    self.values = values
  }
}
