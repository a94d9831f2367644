import ArgumentParser
import RunStore
import WorkbenchRuntime

/// Runs for programs that track experiments.
struct TrackerExport: ExportForm {
  @Option(
    help: ArgumentHelp(
      """
      Write TensorBoard event files, a folder a run; see them with tensorboard --logdir <folder>. \
      Given again, it replaces them.
      """, valueName: "folder"),
    completion: .directory)
  var tensorboard: String?

  var isAsked: Bool { tensorboard != nil }

  func export(_ runs: [Int64], from store: RunStore) throws -> [String] {
    try tensorboard.map { try BoardExport(to: $0, from: store).write(runs) } ?? []
  }
}
