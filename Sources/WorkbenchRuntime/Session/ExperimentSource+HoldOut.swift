import Experiments
import RunStore
import Workbench

/// The experiment of a run without the training images of a label set.
extension ExperimentSource {
  /// Changed as a value: the names of labels may hold anything, also what means something in the path
  /// of a setting.
  package static func past(
    _ run: Int64, without labelSet: [String], in store: RunStore
  ) throws -> ExperimentSource {
    let past = try past(run, in: store)
    let experiment = try past.experiment().without(labelSet).rooted(at: past.directory)
    let source = ExperimentSource(
      name: past.name, text: experiment.yaml, directory: "/", isWritten: false)
    guard try source.experiment().mix == experiment.mix else {
      throw RuntimeError(
        "no experiment file can name the label set \(LabelSetName.text(labelSet)) of run "
          + run.runText)
    }
    return source
  }

  /// The labels of a set that a person names, such as `cat+dog` or `none`, of those a run knows.
  package static func labelSet(
    _ text: String, of run: Int64, in store: RunStore
  ) throws -> [String] {
    let labels = try store.run(run, now: Clock.now()).facts.labels
    guard !labels.isEmpty else {
      throw RuntimeError(
        "run \(run.runText) has not opened its data yet; --without is for the labels it has then")
    }
    return try CellText.labelSet(text[...], labels, "--without").map { labels[$0] }
  }
}
