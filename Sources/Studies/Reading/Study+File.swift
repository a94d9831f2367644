import Experiments
import Foundation

/// Reading from a file
extension Study {
  /// Reads a study file; relative paths in it start at its folder.
  ///
  /// - Throws: everything that is wrong, a line for each.
  package static func read(path: String, overrides: [String] = []) throws(ExperimentFileErrors)
    -> Study
  {
    try read(
      text: try Experiment.text(ofFile: path), file: path,
      directory: Experiment.directory(of: path), overrides: overrides)
  }

  /// - Parameters:
  ///   - file: what error messages call the file; its name without ending is the default title.
  ///   - directory: where relative paths start.
  ///   - overrides: settings that replace those of the text, each as `seeds=3`.
  ///   - base: the experiment, in place of the file that the text names; nil reads that.
  ///   - checkingFiles: false to read a study whose data may have moved since.
  package static func read(
    text: String, file: String, directory: String, overrides: [String] = [], base: String? = nil,
    checkingFiles: Bool = true
  ) throws(ExperimentFileErrors) -> Study {
    let study = try SettingsFile.read(
      text: text, file: file, overrides: overrides,
      needed: "a study needs experiment, images, steps, arms and strata"
    ) { tree, report in
      StudyReader(
        report: report, name: SettingsFile.name(of: file), directory: directory,
        base: base, checksFiles: checkingFiles
      ).study(tree)
    }
    guard let study else {
      preconditionFailure("\(file): a study that could not be read, and no problem was told")
    }
    return study
  }

  /// Whether a text is that of a study, not of an experiment.
  package static func isStudy(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("arms:") }
  }

  /// Every key there is, in the order of a file.
  package static let keys: [ExperimentKey] = {
    let report = SettingsReader.Report()
    let reader = StudyReader(report: report, name: "the file's name", directory: nil)
    _ = reader.study(nil)
    return report.keys.filter { !$0.path.hasPrefix("experiment.") }
  }()
}
