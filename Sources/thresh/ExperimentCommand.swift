import ArgumentParser
import Experiments
import WorkbenchRuntime

/// `thresh experiment`: checks a file and prints what it means.
struct ExperimentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "experiment",
    abstract: "Check an experiment file and print it with every default written out.",
    discussion: "What is printed is an experiment file too, and means the same.")

  @Argument(help: "The experiment file.", completion: .experimentFile)
  var file: String?

  @Option(
    help: ArgumentHelp("Replace a setting: --set train.epochs=3.", valueName: "key=value"),
    completion: .setting)
  var set: [String] = []

  @Flag(help: "Print every key there is, with its default and what it is for.")
  var keys = false

  func validate() throws {
    if file == nil && !keys { throw ValidationError("name an experiment file, or ask for --keys") }
  }

  mutating func run() throws {
    if keys { print(Experiment.reference) }
    guard let file else { return }
    print(try ExperimentSource.open(file).experiment(overrides: set).yaml, terminator: "")
  }
}
