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

  @Option(
    help: ArgumentHelp(
      """
      Write an MLflow file store, runs of one title as one experiment. MLflow 3 reads it with \
      MLFLOW_ALLOW_FILE_STORE=true mlflow ui --backend-store-uri <folder>, or puts it into a \
      database with mlflow migrate-filestore --source <folder> --target sqlite:///mlflow.db. Given \
      again, it replaces the runs.
      """, valueName: "folder"),
    completion: .directory)
  var mlflow: String?

  var isAsked: Bool { tensorboard != nil || mlflow != nil }

  func validate() throws {
    guard tensorboard == nil || tensorboard != mlflow else {
      throw ValidationError("--tensorboard and --mlflow name one folder; allowed: one each")
    }
  }

  func export(_ runs: [Int64], from store: RunStore) throws -> [String] {
    let boards = try tensorboard.map { try BoardExport(to: $0, from: store).write(runs) }
    let tracked = try mlflow.map { try MLflowExport(to: $0, from: store).write(runs) }
    return (boards ?? []) + (tracked ?? [])
  }
}
