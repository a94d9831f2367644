import ArgumentParser

/// `thresh runs`: what the store holds.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List, show and compare runs.",
    subcommands: [
      RunsListCommand.self,
      RunsShowCommand.self,
      RunsSteerCommand.self,
      RunsCompareCommand.self,
      RunsDiffCommand.self,
      RunsProfileCommand.self,
      RunsLogCommand.self,
    ])
}
