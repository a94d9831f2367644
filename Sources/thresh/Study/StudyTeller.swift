import Foundation
import Studies
import WorkbenchRuntime

/// Says on standard error how far a study is: a line that is written over on a terminal, else a line
/// whenever another run is done.
struct StudyTeller {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let isQuiet: Bool
  private var last = ""
  private var done = -1

  /// - Parameter isQuiet: says nothing about progress.
  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// Takes how many images have been read.
  var opening: (@Sendable (Int, Int) -> Void)? {
    guard isTerminal, !isQuiet else { return nil }
    return { done, total in
      if done == total || done.isMultiple(of: 100) {
        printRaw("\r\u{1b}[Kopening the data: \(done) of \(total) images")
      }
    }
  }

  mutating func tell(_ grid: StudyGrid) {
    guard !isQuiet else { return }
    let line = StudyReport.progress(grid)
    if isTerminal {
      if line != last { printRaw("\r\u{1b}[K\(line)") }
    } else if grid.count(.done) != done {
      printError(line)
    }
    last = line
    done = grid.count(.done)
  }

  /// Ends the line that is written over.
  func end() {
    if isTerminal, !isQuiet { printRaw("\r\u{1b}[K") }
  }

  func say(_ sentence: String) {
    end()
    printError(sentence)
  }
}
