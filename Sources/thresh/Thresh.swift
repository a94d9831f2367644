import ArgumentParser
import WorkbenchRuntime

/// The program: a workbench in a terminal, and its headless verbs.
@main
struct Thresh: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thresh",
    abstract: "A terminal workbench for multilabel image classification.",
    discussion: """
      Without a subcommand the workbench opens: start an experiment, watch it train, browse past \
      runs. Press ? in it for its keys.
      """,
    version: ThreshVersion.text,
    subcommands: [
      NewCommand.self, TrainCommand.self, EvaluateCommand.self, ThresholdsCommand.self,
      ConfusionCommand.self, PredictCommand.self, RunsCommand.self, DataCommand.self,
      QueueCommand.self, StudyCommand.self, ExportCommand.self, ExperimentCommand.self,
      KeysCommand.self, DoctorCommand.self, BenchCommand.self,
    ])

  /// The processor is checked before anything else can run into what it lacks.
  static func main() {
    ProcessorCheck.run()
    main(nil)
  }

  @OptionGroup var store: StoreOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var terminal: TerminalArguments
  @OptionGroup var commands: CommandOptions

  mutating func run() throws {
    commands.apply()
    try WorkbenchProgram(store: store, threads: threads, terminal: terminal).run()
  }
}
