import ArgumentParser
import WorkbenchRuntime

/// `thresh runs diff`: how the settings of runs differ.
struct RunsDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show the settings that differ between runs.")

  @Argument(help: ArgumentHelp("The numbers of the runs, the baseline first.", valueName: "run"))
  var numbers: [RunNumber]

  @Flag(help: "Settings that are the same too.")
  var all = false

  @OptionGroup var form: FormOptions
  @OptionGroup var store: StoreOptions

  func validate() throws { try checkComparable(numbers) }

  mutating func run() throws {
    form.print(
      try SettingsReport.of(numbers.map(\.id), all: all, in: try store.openForReading()))
  }
}
