import ArgumentParser
import RunStore
import WorkbenchRuntime

/// `thresh confusion`: what a run takes for what, and the images of a cell.
struct ConfusionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confusion",
    abstract: "Print what was predicted for what, or the images of one cell.",
    discussion: """
      Tables: sets (which label set was predicted for which; rows are true sets and columns \
      predicted ones, rare sets count as other), labels (the counts of each label), instead (which \
      label was predicted instead of which), together (which labels are predicted together, and \
      which truly come together), coupling (how far outputs move together beyond what the images \
      give), gaps (how often each true label set is told whole, and how far that is from the product \
      of what its labels reach on images that show one alone). CSV has the first table asked for. \
      A cell is TP:LABEL, FN:LABEL, FP:LABEL or TN:LABEL, or a true and a predicted set as \
      'cat+dog>cat', with none for the empty set and * for any; instead:LABEL>LABEL, \
      together:LABEL+LABEL and predicted:LABEL+LABEL are cells of the other tables. \
      Decisions use the newest thresholds chosen on the run's own tune split. The test split is \
      sealed: each look at it is counted and kept with the run.
      """)

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber

  @Option(help: "validation, tune or test.")
  var split: StoredSplit = .tune

  @Option(help: "A table; may be given again. Default: sets and labels.")
  var table: [ConfusionReport.Table] = []

  @Option(help: "List the images of this cell instead.")
  var cell: String?

  @Option(help: "Which images of the cell come first.")
  var order: CellReport.Order = .nearest

  @Option(
    name: [.customLong("limit"), .customLong("sets")],
    help: "Lines of a table or a list, the most frequent. JSON and CSV have all.")
  var limit: Int?

  @OptionGroup var decisions: DecisionOptions
  @OptionGroup var form: FormOptions
  @OptionGroup var store: StoreOptions

  func validate() throws {
    if let limit, !(1...1000).contains(limit) {
      throw ValidationError("--limit is \(limit); allowed: 1 to 1000")
    }
    if cell != nil, !table.isEmpty {
      throw ValidationError("--cell and --table; allowed: one of them")
    }
  }

  mutating func run() throws {
    let runs = split == .test ? try store.open() : try store.openForReading()
    if let cell {
      return form.print(
        try CellReport.of(
          number.id, split: split, by: decisions.thresholds, cell: cell, order: order, limit: limit,
          in: runs))
    }
    form.print(
      try ConfusionReport.of(
        number.id, split: split, by: decisions.thresholds,
        tables: table.isEmpty ? [.sets, .labels] : table,
        limit: limit, form: form.form, in: runs))
  }
}

extension ConfusionReport.Table: ExpressibleByArgument {}
extension CellReport.Order: ExpressibleByArgument {}
