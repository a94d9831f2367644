import ArgumentParser
import RunStore
import WorkbenchRuntime

/// `thresh runs profile`: where the time of a run's steps goes.
struct RunsProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Show where the time and the memory of a run's training steps go.",
    discussion: """
      Times are means over the newest steps of a live run, and over the last ones of a run that is \
      over. JSON also tells which process works on the run and how busy this machine is.
      """)

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber
  @OptionGroup var form: FormOptions
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    form.print(
      try ProfileReport.of(number.id, in: try store.openForReading(), now: Clock.now()))
  }
}
