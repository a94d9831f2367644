import Foundation
import WorkbenchRuntime

/// Writes what was predicted: lines on standard output, files into folders; on standard error what
/// could not be read, and progress where nothing else moves on a terminal.
struct PredictionOutput {
  /// Images that could not be read or filed.
  private(set) var failures = 0

  private let form: ReportForm
  private var lines: PredictionLines
  private var folders: SortedFolders?
  private var progress: PredictionProgress
  private let isQuiet: Bool
  private let showsProgress: Bool

  /// - Parameter images: how many there will be; nil where nobody knows.
  init(
    _ form: ReportForm, rule: DecisionRule, folders: SortedFolders?, images: Int?, isQuiet: Bool
  ) {
    self.form = form
    lines = PredictionLines(form, rule: rule)
    self.folders = folders
    progress = PredictionProgress(total: images, now: Self.now)
    self.isQuiet = isQuiet
    // Lines that run through a terminal are progress enough.
    showsProgress = !isQuiet && isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0
  }

  private static var now: Double { ProcessInfo.processInfo.systemUptime }

  func begin() throws { try write(lines.header) }

  mutating func tell(_ predictions: [Prediction]) throws {
    try write(lines.text(of: predictions))
    for prediction in predictions {
      do throws(RuntimeError) {
        switch prediction.outcome {
        case .failed(let cause):
          failures += 1
          if form == .text { say("\(prediction.name): \(cause)") }
        case .scored(_, let labelSet): try folders?.add(prediction.file, labelSet: labelSet)
        }
      } catch {
        failures += 1
        say("\(error)")
      }
    }
    if let text = progress.add(predictions.count, now: Self.now), showsProgress {
      printRaw("\r\u{1b}[K\(text)")
    }
  }

  func end() {
    if showsProgress { printRaw("\r\u{1b}[K") }
    guard !isQuiet else { return }
    printError(progress.sum(failures: failures, now: Self.now))
    if let summary = folders?.summary { printError(summary) }
  }

  private func say(_ sentence: String) {
    printError((showsProgress ? "\r\u{1b}[K" : "") + sentence)
  }

  private func write(_ text: String) throws {
    guard !text.isEmpty else { return }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw RuntimeError("standard output: \(String(cString: strerror(errno)))")
    }
  }
}
