import ArgumentParser
import WorkbenchRuntime

/// `thresh runs compare`: how runs did on the same images.
struct RunsCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare the measures of runs with those of the first.",
    discussion: """
      Each run decides by its newest thresholds, or at 0.5 without any. Where two runs scored the \
      same images, differences have a 95% interval: the images are drawn again 1,000 times, the same \
      for both. Runs that differ in their seed alone are taken together too, and set against the \
      configuration of the first seed by seed. The test split is sealed and not compared by.
      """)

  @Argument(help: ArgumentHelp("The numbers of the runs, the baseline first.", valueName: "run"))
  var numbers: [RunNumber]

  @Option(help: "validation or tune.")
  var split: ComparisonReport.Part = .validation

  @OptionGroup var form: FormOptions
  @OptionGroup var store: StoreOptions

  func validate() throws { try checkComparable(numbers) }

  mutating func run() throws {
    form.print(
      try ComparisonReport.of(numbers.map(\.id), on: split, in: try store.openForReading()))
  }
}

extension ComparisonReport.Part: ExpressibleByArgument {}

/// - Throws: unless there are two runs or more, each given once.
func checkComparable(_ numbers: [RunNumber]) throws {
  guard numbers.count >= 2 else {
    throw ValidationError("\(numbers.count) run to compare; expected two or more")
  }
  let ids = numbers.map(\.id)
  if let twice = ids.first(where: { id in ids.count { $0 == id } > 1 }) {
    throw ValidationError("run \(twice) is given more than once")
  }
}
