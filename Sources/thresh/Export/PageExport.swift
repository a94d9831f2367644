import ArgumentParser
import RunStore
import WorkbenchRuntime

/// `--html FILE`: a page about a run, or about how several differ.
struct PageExport: ExportForm {
  @Option(
    name: .customLong("html"),
    help: ArgumentHelp(
      "Write a page: one HTML file with charts, tables and pictures, which needs no network. "
        + "Several runs are compared, the baseline first.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var htmlFile: String?

  @Flag(
    name: .customLong("test"),
    help: "With --html: look at the sealed test split, which is counted, and show it.")
  var looksAtTest = false

  var isAsked: Bool { htmlFile != nil }

  func validate() throws {
    guard !looksAtTest || isAsked else {
      throw ValidationError("--test is for --html; allowed: both, or --html alone")
    }
  }

  func export(_ runs: [Int64], from store: RunStore) throws -> [String] {
    guard let htmlFile else { return [] }
    guard runs.count == 1 || !looksAtTest else {
      throw ValidationError("--test with \(runs.count) runs; allowed: one run")
    }
    let page =
      runs.count == 1
      ? try RunPage.of(
        runs[0], looksAtTest: looksAtTest,
        in: looksAtTest ? try RunStore(path: store.path) : store)
      : try ComparisonPage.of(runs, in: store)
    return [try PageFile(htmlFile).write(page)]
  }
}
