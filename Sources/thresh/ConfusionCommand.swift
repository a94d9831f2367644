import ArgumentParser
import RunStore
import WorkbenchRuntime

/// `thresh confusion`: which label sets a run takes for which.
struct ConfusionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confusion",
    abstract: "Print which label set was predicted for which, and the counts of each label.",
    discussion: """
      Rows are true label sets and columns predicted ones, in the same order; rare sets count as \
      other. Decisions use the thresholds tuned on the tune split. The test split is sealed: each \
      look at it is counted and kept with the run.
      """)

  enum Split: String, CaseIterable, ExpressibleByArgument { case tune, test }

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber

  @Option(help: "tune or test.")
  var split: Split = .tune

  @Option(help: "Label sets with a line of their own.")
  var sets = 8

  @Flag(help: "Decide at 0.5 instead of the tuned thresholds.")
  var untuned = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var store: StoreOptions

  func validate() throws {
    guard (1...1000).contains(sets) else {
      throw ValidationError("--sets is \(sets); allowed: 1 to 1000")
    }
  }

  mutating func run() throws {
    let report = try ConfusionReport.of(
      number.id, split: split.rawValue, untuned: untuned, limit: sets,
      in: split == .test ? try store.open() : try store.openForReading())
    print(json ? JSONLine.text(of: report) ?? "" : report.text)
  }
}
