import ArgumentParser
import Foundation
import Interchange
import RunStore
import Training
import Workbench
import WorkbenchRuntime

/// `thresh train`: trains without a screen.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train experiments without a screen.",
    discussion: """
      Each run is kept in the store and can be watched in the workbench from another terminal. \
      Ctrl-C writes a checkpoint and exits with 130; --resume continues bit for bit.
      """)

  @Argument(help: "Experiment files, trained one after the other.", completion: .experimentFile)
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "Replace a setting of the file: --set train.epochs=3. May be given again.",
      valueName: "key=value"),
    completion: .setting)
  var set: [String] = []

  @Option(help: ArgumentHelp("Continue a run from its last checkpoint.", valueName: "run"))
  var resume: RunNumber?

  @Flag(help: "One JSON object a line; the last one names the run.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Also write TensorBoard event files while it trains, a folder a run.", valueName: "folder"),
    completion: .directory)
  var tensorboard: String?

  @OptionGroup var store: StoreOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var commands: CommandOptions

  func validate() throws {
    if resume != nil && !(files.isEmpty && set.isEmpty) {
      throw ValidationError("--resume continues a run as it is; give no file and no --set with it")
    }
    if resume == nil && files.isEmpty {
      throw ValidationError("name an experiment file, or a run with --resume")
    }
  }

  mutating func run() throws {
    commands.apply()
    // Files are read before anything is trained: a mistake in the last is told at once.
    let sources = try files.map { try ExperimentSource.open($0) }
    for source in sources { _ = try source.experiment(overrides: set) }
    if let tensorboard { try OutputFolder.make(tensorboard) }
    let store = try store.open()
    let signals = try SignalPipe([SIGINT, SIGTERM, SIGHUP])
    var worst: Int32 = 0
    if let resume {
      worst = try train(try PreparedRun.resumed(resume.id, in: store), store, signals)
    }
    for source in sources {
      let code = try train(
        try PreparedRun.new(source, overrides: set, in: store), store, signals)
      worst = max(worst, code)
      if code > 128 { break }
    }
    if worst != 0 { throw ExitCode(worst) }
  }

  /// Trains one run to its end. Returns the exit code: 0, 1 for a failure, 128 + n for a signal.
  func train(_ prepared: PreparedRun, _ store: RunStore, _ signals: SignalPipe) throws
    -> Int32
  {
    let run = prepared.lease.run
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let reporter: any HeadlessReporter =
      json
      ? JSONReporter(run: run.runText, write: printNow)
      : LineReporter(isTerminal: isTerminal, write: printNow)
    let ringing = isatty(STDERR_FILENO) == 1 ? printRaw : isTerminal ? printNow : nil
    if !json { printNow("run \(run.runText)  \(prepared.experiment.title)\n") }
    let board = board(of: prepared, store)
    let session = TrainingSession(
      prepared, store: store, workers: threads.count,
      reporter: ringing.map { RingingReporter(run: run, reporter, write: $0) } ?? reporter,
      observer: board?.record, trouble: printError)

    var received: Int32?
    while !session.wait(seconds: 0) {
      if let signal = signals.next(timeoutMilliseconds: json ? 1000 : 200) {
        if received != nil { throw ExitCode(128 + signal) }
        received = signal
        if !json { printNow("\nwriting a checkpoint; once more to leave at once\n") }
        session.control.send(TrainerCommand(verb: .stop(afterEpoch: false)))
      } else {
        session.reportProgress()
      }
    }
    board?.finish()
    if let received, case .stopped = session.outcome { return 128 + received }
    if case .failed(let reason) = session.outcome {
      if json { printError(reason) }
      return 1
    }
    return 0
  }

  /// Nil also where its file cannot be made, which is said and stops no training.
  private func board(of prepared: PreparedRun, _ store: RunStore) -> BoardRecorder? {
    guard let tensorboard else { return nil }
    do {
      return try BoardRecorder(prepared, in: tensorboard, store: store, trouble: printError)
    } catch {
      printError("--tensorboard: \(error)")
      return nil
    }
  }
}
