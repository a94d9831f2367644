import ArgumentParser
import Foundation
import RunStore
import WorkbenchRuntime

/// `thresh queue`: runs that wait to be trained.
struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: "Have experiments and seeds wait, and train them one after the other.",
    discussion: """
      A run that waits is in the list of runs, has its number and can be tagged and found. One \
      process at a time works on the queue; runs it started train on when it is ended.
      """,
    subcommands: [
      QueueAddCommand.self, QueueListCommand.self, QueueMoveCommand.self, QueueCancelCommand.self,
      QueuePauseCommand.self, QueueResumeCommand.self, QueueParallelCommand.self,
      QueueRunCommand.self,
    ], defaultSubcommand: QueueListCommand.self)
}

/// `thresh queue list`: which runs wait, and what happens to them.
struct QueueListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runs that train and those that wait, in their order.")

  @Flag(help: "Print JSON.")
  var json = false
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let report = try QueueReport(of: try store.openForReading())
    if json { return print(JSONLine.text(of: report) ?? "") }
    for line in report.lines { print(line) }
  }
}

/// `thresh queue move`: another order.
struct QueueMoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Have a run start earlier or later.")

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber
  @Flag(help: "It starts next.")
  var first = false
  @Flag(help: "It starts after all others.")
  var last = false
  @Option(help: ArgumentHelp("It starts before this one.", valueName: "run"))
  var before: RunNumber?
  @OptionGroup var store: StoreOptions

  func validate() throws {
    guard [first, last, before != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("say where to: one of --first, --last and --before RUN")
    }
  }

  mutating func run() throws {
    let place = before.map { QueuePlace.before($0.id) } ?? (first ? .first : .last)
    try store.open().moveInQueue(number.id, to: place)
  }
}

/// `thresh queue cancel`: runs that shall not be trained after all.
struct QueueCancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Take runs out of the queue.",
    discussion: """
      A run that was to be resumed is again what it was before; one that never started is stopped. \
      Either can be queued again.
      """)

  @Argument(help: ArgumentHelp("The numbers of the runs.", valueName: "run"))
  var numbers: [RunNumber]
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let store = try store.open()
    for number in numbers { try store.takeOutOfQueue(number.id, now: Clock.now()) }
  }
}

/// `thresh queue pause`: no further run is started.
struct QueuePauseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Start no further run; those that train go on.")

  @OptionGroup var store: StoreOptions

  mutating func run() throws { try store.open().pauseQueue(true) }
}

/// `thresh queue resume`: the queue goes on.
struct QueueResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let a paused queue go on.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var threads: ThreadOptions

  mutating func run() throws {
    let store = try store.open()
    try store.pauseQueue(false)
    try QueueRunner.startDetached(for: store, threads: threads.count)
  }
}

/// `thresh queue parallel`: how many at once.
struct QueueParallelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parallel",
    abstract: "Train so many runs at once, which share the threads.",
    discussion: "Runs that train already keep their threads.")

  @Argument(help: ArgumentHelp("How many, 1 to 64.", valueName: "count"))
  var count: Int
  @OptionGroup var store: StoreOptions

  mutating func run() throws { try store.open().setParallel(count) }
}

/// `thresh queue run`: works on the queue.
struct QueueRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Start the runs of the queue as there is room for them.",
    discussion: """
      Each trains in a process of its own, its output in the store's folder. Ctrl-C ends the queue's \
      process only; the runs train on, and are counted by whoever works on the queue next. A run \
      that trains in a workbench has the queue wait too.
      """)

  @Option(help: ArgumentHelp("Train so many runs at once, 1 to 64.", valueName: "count"))
  var parallel: Int?
  @Flag(help: "End once no run waits and those it started have ended.")
  var untilEmpty = false
  @OptionGroup var store: StoreOptions
  @OptionGroup var threads: ThreadOptions

  mutating func run() throws {
    let store = try store.open()
    if let parallel { try store.setParallel(parallel) }
    let signals = try SignalPipe([SIGINT, SIGTERM, SIGHUP])
    var runner = QueueRunner(
      store: store, threads: threads.count, endsWhenEmpty: untilEmpty, signals: signals,
      say: { printNow("\($0)\n") })
    if let signal = try runner.work() { throw ExitCode(128 + signal) }
  }
}
