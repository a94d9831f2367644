import Curation
import Experiments
import RunStore

/// The data of a run, opened again.
enum RunData {
  /// - Throws: a sentence where the data cannot be opened, or is not what the run was trained on.
  static func open(_ run: Int64, in store: RunStore) throws -> CuratedData {
    let details = try store.run(run, now: Clock.now())
    let experiment = try Experiment.of(details)
    let data = try CuratedData.open(
      experiment, directory: "/", cache: CacheFolder.path(store: store.path))
    guard data.dataset.fingerprint == details.facts.dataFingerprint else {
      throw RuntimeError("\(experiment.data.place) is not what this run was trained on")
    }
    return data
  }
}
