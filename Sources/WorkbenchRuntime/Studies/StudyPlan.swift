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

  /// - Parameter name: the title of a study of the store, or the path of its file.
  /// - Throws: a sentence where it is neither, or where the store's study of that title is of another
  ///   file.
  package init(named name: String, in store: RunStore) throws {
    let studies = try store.studies()
    if let stored = studies.first(where: { $0.title == name }) {
      try self.init(stored)
    } else if FileManager.default.fileExists(atPath: name) || studies.isEmpty {
      let plan = try StudyPlan(
        try ExperimentSource.open(name), settings: [], checkingFiles: false)
      guard let stored = studies.first(where: { $0.title == plan.study.title }) else {
        self = plan
        return
      }
      try plan.checkIsOf(stored, in: store)
      // With the settings it was begun with.
      try self.init(stored)
    } else {
      let titles = studies.map(\.title)
      let near = Nearest.word(to: name, among: titles).map { "; did you mean \($0)?" } ?? ""
      throw RuntimeError(
        "there is no study \(name); the store has \(titles.joined(separator: ", "))\(near)")
    }
  }

  /// A study that a store keeps; its files need not be there any more.
  init(_ stored: StoredStudy) throws {
    try self.init(
      ExperimentSource(name: stored.file, text: stored.text, directory: stored.directory),
      settings: stored.settings, base: stored.base, checkingFiles: false)
  }

  private init(
    _ source: ExperimentSource, settings: [String], base: String? = nil,
    checkingFiles: Bool = true
  ) throws {
    let study = try Study.read(
      text: source.text, file: source.name, directory: source.directory, overrides: settings,
      base: base, checkingFiles: checkingFiles)
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

  /// The folder of its file, from the root.
  private var folder: String {
    URL(filePath: source.directory, directoryHint: .isDirectory).standardizedFileURL.path
  }

  /// - Throws: a sentence where a store's study of the same title is of another file.
  func checkIsOf(_ stored: StoredStudy, in store: RunStore) throws(RuntimeError) {
    let name = (source.name as NSString).lastPathComponent
    let kept = (stored.file as NSString).lastPathComponent
    guard stored.directory == folder, name == kept else {
      throw RuntimeError(
        "\(store.path) has a study \(stored.title) of \(stored.directory)/\(kept); give this one "
          + "another title")
    }
  }

  /// A page that says of every key of a study file what it takes.
  package static var reference: String { ExperimentKey.reference(of: Study.keys) }

  /// How a store keeps it.
  func stored(images: StudyImages?, created: Double) -> StoredStudy {
    StoredStudy(
      title: study.title, created: created, file: source.name, directory: folder,
      text: source.text, base: study.baseFile == nil ? nil : study.base.yaml, settings: settings,
      images: images)
  }
}
