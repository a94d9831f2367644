import Curation
import Experiments
import RunStore

/// The names of the images of a run, read from its data.
enum ImageNames {
  /// By number.
  ///
  /// - Throws: a sentence where the data cannot be opened, or is not what the run was trained on.
  static func of(_ run: Int64, in store: RunStore) throws -> [String] {
    let details = try store.run(run, now: Clock.now())
    let experiment = try Experiment.of(details)
    let data = try CuratedData.open(
      experiment, directory: "/", cache: CacheFolder.path(store: store.path))
    guard data.dataset.fingerprint == details.facts.dataFingerprint else {
      throw RuntimeError("\(experiment.data.place) is not what this run was trained on")
    }
    return data.dataset.names
  }
}
