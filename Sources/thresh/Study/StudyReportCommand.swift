import ArgumentParser
import RunStore
import WorkbenchRuntime

/// `thresh study report`: the decision sheet as a page.
struct StudyReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a page about a study: one HTML file, which needs no network.",
    discussion: """
      The decision sheet with verdicts, the usual advice line by line, dose curves, arms by strata, \
      and the configuration, from the runs that are done.
      """)

  @OptionGroup var study: StudyArgument
  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("The file.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var output: String
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let store = try RunStore.openWritableIfPossible(path: store.onlyPath())
    print(try PageFile(output).write(try StudyPage.of(try study.plan(in: store), in: store)))
  }
}
