import ArgumentParser
import Reports
import RunStore
import Workbench
import WorkbenchRuntime

/// `--svg` and `--png`: a figure of a run, or the curves of several.
struct FigureExport: ExportForm {
  @Option(
    help: ArgumentHelp("Write a figure as SVG.", valueName: "file"), completion: .file())
  var svg: String?

  @Option(
    help: ArgumentHelp(
      "Write it as PNG at twice its size; rsvg-convert (librsvg2-bin) draws it.",
      valueName: "file"), completion: .file())
  var png: String?

  @Option(
    help: ArgumentHelp(
      "Which figure: \(FigureKind.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"))
  var chart = FigureKind.loss

  @Option(
    help: ArgumentHelp("Of which label, for figures of one label.", valueName: "name"))
  var label: String?

  @Option(
    help: ArgumentHelp(
      "Whose scores: tune or validation. Default: tune, or validation where there is none.",
      valueName: "split"))
  var scores: StoredSplit?

  var isAsked: Bool { svg != nil || png != nil }

  func validate() throws {
    guard isAsked || (label == nil && scores == nil && chart == .loss) else {
      throw ValidationError(
        "--chart, --label and --scores are of a figure; name its --svg or --png")
    }
    guard scores != .test else {
      throw ValidationError("the test part is sealed; --scores takes tune or validation")
    }
    guard !isAsked || chart.isOfLabel || label == nil else {
      throw ValidationError("--chart \(chart.rawValue) is not about one label; leave out --label")
    }
  }

  func export(_ runs: [Int64], from store: RunStore) throws -> [String] {
    // What cannot be written is said before anything is read.
    let files = try [(svg, FigureFile.Form.svg), (png, .png)].compactMap { path, form in
      try path.map { (path: $0, file: try FigureFile(path: $0, allowed: [form])) }
    }
    let figure = try StoredFigure(chart, label: label, split: scores).figure(of: runs, in: store)
    return try files.map { path, file in
      try file.write(figure)
      return "\(path): \(figure.title)"
    }
  }
}

extension FigureKind: ExpressibleByArgument {}
