import TerminalUI
import Training
import Workbench

/// Passes everything on to another reporter, and rings the terminal for alarms: the bell for each,
/// and a notice on the desktop for those whose rule asks for the person.
package struct RingingReporter: HeadlessReporter {
  private let run: Int64
  private let other: any HeadlessReporter
  private let write: @Sendable (String) -> Void

  /// - Parameter write: puts bytes on the terminal.
  package init(
    run: Int64, _ other: any HeadlessReporter, write: @escaping @Sendable (String) -> Void
  ) {
    self.run = run
    self.other = other
    self.write = write
  }

  package func report(_ event: TrainingEvent) {
    other.report(event)
    guard case .log(let line) = event, line.level == .alarm else { return }
    write("\u{07}")
    guard line.rings else { return }
    let rule = line.rule.map { "\($0): " } ?? ""
    write(DesktopNotice.sequence("\(run.runText) \(rule)\(line.text)"))
  }

  package func progress(_ snapshot: TrainingSnapshot) { other.progress(snapshot) }
}
