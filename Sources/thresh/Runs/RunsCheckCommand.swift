import ArgumentParser
import Foundation
import Glibc
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh runs check`: what is damaged, and what killed processes left.
struct RunsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for damage in the store and its checkpoints, and mend it.",
    discussion: """
      Runs in training go on meanwhile. Ends with 0 when nothing is wrong or all was mended, \
      with 1 when something was found.
      """)

  @Argument(help: ArgumentHelp("Check these runs alone.", valueName: "run"))
  var numbers: [RunNumber] = []
  @Flag(help: "Mend what can be mended without losing anything.")
  var repair = false
  @Flag(help: "One JSON object a line.")
  var json = false
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let store = repair ? try store.open() : try store.openForReading()
    let showsProgress = isatty(STDERR_FILENO) == 1
    var findings = try store.check(
      numbers.isEmpty ? nil : numbers.map(\.id), now: Clock.now()
    ) { done, count in
      guard showsProgress, count > 20 else { return }
      FileHandle.standardError.write(Data("\r\(done) of \(count) runs".utf8))
      if done == count { printError("") }
    }
    if repair { findings = try store.repair(findings, now: Clock.now()) }
    for finding in findings {
      let report = FindingReport(finding)
      print(json ? JSONLine.text(of: report) ?? "" : report.lines.joined(separator: "\n"))
    }
    let open = findings.count { !$0.isMended }
    if !json { print(summary(findings.count, open)) }
    guard open == 0 else { throw ExitCode(1) }
  }

  private func summary(_ found: Int, _ open: Int) -> String {
    if found == 0 { return "nothing wrong was found" }
    let words = found == 1 ? "1 finding" : "\(found) findings"
    return repair ? "\(words), \(found - open) mended" : words
  }
}

private struct FindingReport: Encodable {
  var run: String?
  var place: String
  var found: String
  var weight: String
  var remedy: String
  var mendable: Bool
  var mended: Bool

  init(_ finding: StoreFinding) {
    run = finding.run?.runText
    place = finding.place
    found = finding.found
    weight = finding.weight.rawValue
    remedy = finding.remedy
    mendable = finding.isMendable
    mended = finding.isMended
  }

  var lines: [String] {
    let head = "\(weight == "damage" ? "!" : "-") \(run ?? "store") \(place): \(found)"
    let tail = mended ? "mended: \(remedy)" : mendable ? "--repair \(remedy)" : remedy
    return [head, "    \(tail)"]
  }
}
