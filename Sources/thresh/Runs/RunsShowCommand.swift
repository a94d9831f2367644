import ArgumentParser
import Foundation
import RunStore
import WorkbenchRuntime

/// `thresh runs show`: one run.
struct RunsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one run: how it stands, its measures and its experiment.")

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber
  @Flag(help: "Print JSON.")
  var json = false
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let store = try store.openForReading()
    let details = try store.run(number.id, now: Clock.now())
    let report = RunReport(details.run, testLooks: details.testLooks)
    if json { return print(JSONLine.text(of: report) ?? "") }
    for line in RunReport.table([report]) { print(line) }
    print("\(details.machine); thresh \(details.codeVersion)")
    print(
      "data \(details.facts.dataFingerprint), split \(details.facts.splitHash), ", terminator: "")
    print("looks at test: \(details.testLooks)")
    if let look = try store.testLooks(of: number.id).last {
      print("last look at test: \(look.reason)")
    }
    if let message = details.run.message { print(message) }
    print("")
    print(details.resolvedText, terminator: "")
  }
}
