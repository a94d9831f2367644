import ArgumentParser

/// `thresh runs`: what the store holds.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List runs, or show one.",
    subcommands: [
      RunsListCommand.self,
      RunsShowCommand.self,
      RunsAgainCommand.self,
    ])
}
