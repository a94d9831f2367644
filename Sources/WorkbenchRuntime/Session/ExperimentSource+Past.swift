import Experiments
import RunStore

/// The experiment of a run, to make another run of.
extension ExperimentSource {
  /// What a run was made of.
  ///
  /// That is the text a person wrote, where it still means what was trained. It does not where settings
  /// were given beside it or its folder is not found from here; then it is the text with every setting
  /// written out and its data named from the root.
  package static func past(_ run: Int64, in store: RunStore) throws -> ExperimentSource {
    let details = try store.run(run, now: Clock.now())
    let name = details.run.experiment
    let resolved = ExperimentSource(name: name, text: details.resolvedText, directory: "/")
    // Read again, because an older version of the program did not write every setting of this one.
    guard let trained = resolved.meaning else { return resolved }
    let written = ExperimentSource(
      name: name, text: details.experimentText, directory: Experiment.directory(of: name))
    return [written, written.seeded(details.run.seed)].first { $0.meaning == trained } ?? resolved
  }

  /// The text with every setting written out; nil where it cannot be read.
  private var meaning: String? { try? experiment().rooted(at: directory).yaml }

  /// The same text with another seed, a setting that is given beside a file more often than others.
  private func seeded(_ seed: UInt64) -> ExperimentSource {
    var lines = text.lines
    if let index = lines.firstIndex(where: { $0.hasPrefix("seed:") }) {
      lines[index] = "seed: \(seed)"
    } else {
      lines.insert("seed: \(seed)", at: lines.last == "" ? lines.count - 1 : lines.count)
    }
    var seeded = self
    seeded.text = lines.joined(separator: "\n")
    return seeded
  }
}
