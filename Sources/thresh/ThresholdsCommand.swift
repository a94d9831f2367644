import ArgumentParser
import RunStore
import WorkbenchRuntime

/// `thresh thresholds`: a threshold for each label by a goal.
struct ThresholdsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thresholds",
    abstract: "Choose a threshold for each label by a goal, on the tune split.",
    discussion: """
      Goals: f1, fbeta:2, balanced, prevalence, precision>=0.9, recall>=0.95, false-alarm<=0.01, \
      cost:3:1, fixed:0.5. With --save the thresholds become the run's newest version, which \
      evaluate and confusion decide by.
      """)

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber

  @Option(help: "What thresholds are chosen for. Default: the goal of the newest version.")
  var goal: String?

  @Flag(help: "Keep the thresholds with the run.")
  var save = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let report = try ThresholdsReport.of(
      number.id, goal: goal, saves: save,
      in: save ? try store.open() : try store.openForReading())
    print(json ? JSONLine.text(of: report) ?? "" : report.text)
  }
}
