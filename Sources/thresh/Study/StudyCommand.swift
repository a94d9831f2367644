import ArgumentParser
import Foundation
import RunStore
import WorkbenchRuntime

/// `thresh study`: which label mixes a training set must hold, by experiment.
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Train a grid of arms and seeds, and say what their differences show.",
    discussion: """
      A study file names training sets (arms), seeds, and what is held fixed; every arm is trained \
      with every seed and tested on the same images. What a store has already is not trained again.
      """,
    subcommands: [
      StudyRunCommand.self, StudyShowCommand.self, StudyListCommand.self, StudyExportCommand.self,
      StudyReportCommand.self, StudyKeysCommand.self,
    ], defaultSubcommand: StudyRunCommand.self)
}

/// `thresh study FILE`: trains what is missing and prints the decision sheet.
struct StudyRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Train what is missing of a study, then print its decision sheet.",
    discussion: """
      The runs wait in the queue of the store and can be watched in the workbench. Ctrl-C stops them \
      with checkpoints; the same command goes on where they stand. A lost terminal stops nothing.
      """)

  @Argument(help: "The study file.", completion: .experimentFile)
  var file: String
  @Option(
    help: ArgumentHelp(
      "Replace a setting of the file: --set seeds=3. May be given again.", valueName: "key=value"),
    completion: .studySetting)
  var set: [String] = []
  @Option(
    help: ArgumentHelp(
      "Train so many runs at once, which share the threads; the store's queue keeps to it.",
      valueName: "count"))
  var atOnce: Int?
  @Flag(help: "Return when the runs wait in the queue; they are trained in the background.")
  var detach = false
  @OptionGroup var form: FormOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var threads: ThreadOptions

  mutating func run() throws {
    let plan = try StudyPlan(path: file, settings: set)
    let store = try store.open()
    let signals = try SignalPipe([SIGINT, SIGTERM, SIGHUP])
    let desk = StudyDesk(plan, in: store)
    var teller = StudyTeller(isQuiet: form.form != .text)
    do { try desk.start(progress: teller.opening) } catch {
      teller.end()
      throw error
    }
    if let atOnce { try store.setParallel(atOnce) }
    var worker = StudyWorker(store: store, threads: threads.count)
    if let sentence = try worker.look() { teller.say(sentence) }
    if detach { return teller.say("thresh study show \(file) tells how far it is") }
    while true {
      let grid = try plan.grid(in: store)
      teller.tell(grid)
      if grid.count(.waiting) + grid.count(.training) == 0 { break }
      if let signal = signals.next(timeoutMilliseconds: 500) {
        if signal != SIGHUP { try stop(desk, teller, signals) }
        throw ExitCode(128 + signal)
      }
      if let sentence = try worker.look() { teller.say(sentence) }
    }
    teller.end()
    let report = try StudyReport(plan, in: store)
    if let signal = signals.next(timeoutMilliseconds: 0) { throw ExitCode(128 + signal) }
    form.print(report)
    if let reason = report.incompleteness { throw RuntimeError(reason) }
  }

  /// Waits until nothing of the study trains any more, or for a second signal.
  private func stop(_ desk: StudyDesk, _ teller: StudyTeller, _ signals: SignalPipe) throws {
    teller.say("writing checkpoints; once more to leave at once")
    // A process that was just started takes its run over a moment later.
    var quietLooks = 0
    while quietLooks < 3 {
      try desk.stop()
      let grid = try desk.plan.grid(in: desk.store)
      let isQuiet = grid.count(.waiting) + grid.count(.training) == 0
      quietLooks = isQuiet ? quietLooks + 1 : 0
      if let signal = signals.next(timeoutMilliseconds: 500) { throw ExitCode(128 + signal) }
    }
    teller.say("stopped; the same command goes on")
  }
}

/// `thresh study show`: the decision sheet as far as it can be told.
struct StudyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the decision sheet of a study from the runs that are done.",
    discussion: """
      Names the study by its title, or by its file. --json has every figure; --csv has a line for \
      each comparison.
      """)

  @OptionGroup var study: StudyArgument
  @OptionGroup var form: FormOptions
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let store = try RunStore.openWritableIfPossible(path: store.onlyPath())
    form.print(try StudyReport(try study.plan(in: store), in: store))
  }
}

/// `thresh study list`: the studies of a store.
struct StudyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the studies of a store and how far they are.")

  @OptionGroup var form: FormOptions
  @OptionGroup var store: StoreOptions

  mutating func run() throws { form.print(try StudyListReport(of: try store.openForReading())) }
}

/// `thresh study export`: all that a sheet was worked out from.
struct StudyExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the sheet, the raw test scores and the thresholds of a study to a folder.",
    discussion: """
      sheet.json is the sheet; scores.csv has a line for each run and test image; thresholds.csv one \
      for each run and label. Every figure of the sheet can be worked out from these.
      """)

  @OptionGroup var study: StudyArgument
  @Option(help: "The folder, which is made.", completion: .directory)
  var to: String
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let store = try RunStore.openWritableIfPossible(path: store.onlyPath())
    for path in try StudyExport(try study.plan(in: store), in: store).write(to: to) {
      print(path)
    }
  }
}

/// `thresh study keys`: what a study file may say.
struct StudyKeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print every key of a study file with what it takes.")

  mutating func run() throws { print(StudyPlan.reference) }
}

/// Which study is meant.
struct StudyArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The title of a study, or its file.", valueName: "study"),
    completion: .study)
  var name: String

  func plan(in store: RunStore) throws -> StudyPlan { try StudyPlan(named: name, in: store) }
}
