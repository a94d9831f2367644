import ArgumentParser
import RunStore
import WorkbenchRuntime

/// `thresh evaluate`: the measures of a run on one of its splits.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Print the measures of a run on a split.",
    discussion: """
      Decisions use the newest thresholds chosen on the run's own tune split; on the validation \
      split, 0.5. The test split is sealed: each look at it is counted and kept with the run. CSV \
      has a figure a line: part, name, measure, value.
      """)

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber

  @Option(help: "validation, tune or test.")
  var split: StoredSplit = .tune

  @OptionGroup var decisions: DecisionOptions
  @OptionGroup var form: FormOptions
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    form.print(
      try EvaluationReport.of(
        number.id, split: split, by: decisions.thresholds,
        in: split == .test ? try store.open() : try store.openForReading()))
  }
}
