import ArgumentParser
import RunStore
import WorkbenchRuntime

/// `thresh export`: what other programs read of a run.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a run for other programs: its network, its curves, its tables, a page.",
    discussion: "Several forms may be asked for at once.")

  @OptionGroup var runs: RunArguments
  @OptionGroup var network: NetworkExport
  @OptionGroup var trackers: TrackerExport
  @OptionGroup var tables: TableExport
  @OptionGroup var page: PageExport
  @OptionGroup var figure: FigureExport
  @OptionGroup var store: StoreOptions

  /// All that can be asked for.
  private var forms: [any ExportForm] { [network, trackers, tables, page, figure] }

  func validate() throws {
    guard forms.contains(where: \.isAsked) else {
      throw ValidationError("no form is asked for; see thresh export --help")
    }
  }

  mutating func run() throws {
    let store = try store.openForReading()
    _ = try runs.lines(in: store)
    for form in forms where form.isAsked {
      for line in try form.export(runs.ids, from: store) { print(line) }
    }
  }
}

/// One form in which runs leave the store, with the options that ask for it.
protocol ExportForm: ParsableArguments {
  var isAsked: Bool { get }

  /// - Returns: what was written, a line each: `pets.onnx: opset 17, 190290 parameters`.
  func export(_ runs: [Int64], from store: RunStore) throws -> [String]
}
