import Datasets
import Foundation

/// Reading from a file
extension Experiment {
  /// Reads an experiment file; relative paths in it start at its folder.
  ///
  /// - Parameters:
  ///   - overrides: settings that replace those of the file, each as `train.epochs=3`.
  /// - Throws: everything that is wrong, a line for each.
  package static func read(path: String, overrides: [String] = []) throws(ExperimentFileErrors)
    -> Experiment
  {
    let text = try text(ofFile: path)
    return try read(text: text, file: path, directory: directory(of: path), overrides: overrides)
  }

  /// The folder in which a file's relative paths start.
  package static func directory(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  /// The text of an experiment file, which is kept with a run as it is.
  package static func text(ofFile path: String) throws(ExperimentFileErrors) -> String {
    func refuse(_ problem: ExperimentProblem) -> ExperimentFileErrors {
      ExperimentFileErrors(
        file: path, problems: [ExperimentFileProblem(place: .whole, key: "", problem: problem)])
    }
    var isFolder: ObjCBool = false
    guard !path.utf8.contains(0),
      FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    else {
      let missing = ImageSource.missing(
        (path as NSString).lastPathComponent, directory: directory(of: path))
      let near = missing?.nearest.map { "; did you mean \($0)?" } ?? ""
      throw refuse(.unreadable("there is no such file\(near)"))
    }
    guard !isFolder.boolValue else {
      throw refuse(.unreadable("is a folder, not an experiment file"))
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw refuse(.unreadable("may not be read"))
    }
    defer { try? handle.close() }
    // A little more than is allowed tells that it is more, without reading all of a huge file.
    var data = Data()
    while data.count <= YAMLText.largest {
      guard let more = try? handle.read(upToCount: YAMLText.largest + 1 - data.count) else { break }
      guard !more.isEmpty else { break }
      data += more
    }
    guard data.count <= YAMLText.largest else {
      throw refuse(
        .unreadable("has more than \(YAMLText.largest) bytes, too many for an experiment file"))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw refuse(.unreadable("holds bytes that no text has; is it a text file (UTF-8)?"))
    }
    return text
  }
}

/// Reading from text
extension Experiment {
  /// Reads an experiment.
  ///
  /// - Parameters:
  ///   - file: what error messages call the file; its name without ending is the default title.
  ///   - directory: where relative paths start.
  ///   - overrides: settings that replace those of the text, each as `train.epochs=3`.
  ///   - checkingFiles: false to read the experiment of a run whose data may have moved since.
  ///   - startsAnew: false to read that of a run whose network has started from its weights already,
  ///     so that their file may be gone.
  /// - Throws: everything that is wrong, a line for each.
  package static func read(
    text: String, file: String, directory: String, overrides: [String] = [],
    checkingFiles: Bool = true, startsAnew: Bool = true
  ) throws(ExperimentFileErrors) -> Experiment {
    try SettingsFile.read(
      text: text, file: file, overrides: overrides,
      needed: "an experiment needs at least data.source"
    ) { tree, report in
      ExperimentReader(
        report: report, name: SettingsFile.name(of: file),
        directory: checkingFiles ? directory : nil, startsAnew: startsAnew
      ).experiment(tree)
    }
  }
}

/// Reading from a part of another file
extension SettingsReader {
  /// The experiment whose settings stand in this map; reports the keys it does not know.
  ///
  /// - Parameters:
  ///   - title: where none is given.
  ///   - directory: where relative paths start; nil does not look whether the data is there.
  package func experiment(title: String, directory: String?) -> Experiment {
    ExperimentReader(report: report, name: title, directory: directory).experiment(self)
  }

  /// How images are varied, by the settings in this map; reports the keys it does not know.
  package func augmentation() -> Augmentation {
    defer { finish() }
    return ExperimentReader(report: report, name: "", directory: nil).augmentation(self)
  }
}

/// The reference
extension Experiment {
  /// Every key there is, in the order of a file.
  package static let keys: [ExperimentKey] = {
    let reader = ExperimentReader(name: "the file's name", directory: nil)
    _ = reader.experiment(nil)
    return reader.report.keys
  }()

  /// A page that says of every key what it takes, what it is by default and what it is for.
  package static var reference: String { ExperimentKey.reference(of: keys) }
}
