import ArgumentParser

/// `thresh runs`: what the store holds.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "List, show, compare, steer, keep in order, move and check runs.",
    subcommands: [
      RunsListCommand.self, RunsShowCommand.self,
      RunsCompareCommand.self, RunsDiffCommand.self,
      RunsProfileCommand.self, RunsLogCommand.self,
      RunsSteerCommand.self, RunsAgainCommand.self,
      RunsTagCommand.self, RunsNoteCommand.self, RunsRenameCommand.self,
      RunsArchiveCommand.self, RunsRestoreCommand.self, RunsPurgeCommand.self,
      RunsExportCommand.self, RunsImportCommand.self, RunsCheckCommand.self,
    ])
}
