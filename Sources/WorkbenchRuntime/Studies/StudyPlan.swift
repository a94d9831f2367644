import Experiments
import Foundation
import RunStore
import Studies

/// A study, and what each of its trainings is known by in a store.
package struct StudyPlan: Sendable {
  package let study: Study
  let source: ExperimentSource
  /// What was given beside the text, each as `seeds=3`.
  let settings: [String]
  /// `[arm][seed]`
  let trainings: [[Training]]

  struct Training: Sendable {
    /// With its data named from the root.
    var experiment: Experiment
    var text: String
    /// Runs with this and the seed are runs of it, whoever had them trained.
    var configuration: String
  }

  /// - Parameter path: of a study file.
  package init(path: String, settings: [String] = []) throws {
    try self.init(try ExperimentSource.open(path), settings: settings)
  }

  /// - Parameter name: the title of a study of the store, or the path of a file.
  package init(named name: String, in store: RunStore) throws {
    let studies = try store.studies()
    if let stored = studies.first(where: { $0.title == name }) {
      try self.init(stored)
    } else if FileManager.default.fileExists(atPath: name) || studies.isEmpty {
      let plan = try StudyPlan(path: name)
      // With the settings it was begun with.
      self = try studies.first { $0.title == plan.study.title }.map(StudyPlan.init) ?? plan
    } else {
      let titles = studies.map(\.title)
      let near = Nearest.word(to: name, among: titles).map { "; did you mean \($0)?" } ?? ""
      throw RuntimeError(
        "there is no study \(name); the store has \(titles.joined(separator: ", "))\(near)")
    }
  }

  /// A study that a store keeps; its data need not be there any more.
  init(_ stored: StoredStudy) throws {
    try self.init(
      ExperimentSource(name: stored.file, text: stored.text, directory: stored.directory),
      settings: stored.settings, checkingFiles: false)
  }

  private init(
    _ source: ExperimentSource, settings: [String], checkingFiles: Bool = true
  ) throws {
    let study = try Study.read(
      text: source.text, file: source.name, directory: source.directory, overrides: settings,
      checkingFiles: checkingFiles)
    self.study = study
    self.source = source
    self.settings = settings
    trainings = study.arms.map { arm in
      study.seeds.map { seed in
        let experiment = study.experiment(for: arm, seed: seed).rooted(at: source.directory)
        let text = experiment.yaml
        return Training(
          experiment: experiment, text: text,
          configuration: RunStore.configuration(ofResolved: text))
      }
    }
  }

  /// Whether it is what a store keeps.
  func isOf(_ stored: StoredStudy) -> Bool {
    source.text == stored.text && settings == stored.settings
      && source.directory == stored.directory
  }

  /// A page that says of every key of a study file what it takes.
  package static var reference: String { ExperimentKey.reference(of: Study.keys) }

  /// How a store keeps it.
  func stored(images: StudyImages?, created: Double) throws -> StoredStudy {
    let base = URL(filePath: source.directory, directoryHint: .isDirectory)
    return StoredStudy(
      title: study.title, created: created, file: source.name,
      directory: base.standardizedFileURL.path, text: source.text, settings: settings,
      images: images)
  }
}
