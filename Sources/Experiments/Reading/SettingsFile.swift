import Foundation

/// A file of settings in YAML, whatever they are about.
package enum SettingsFile {
  /// Reads settings, and reports everything that is wrong with them at once.
  ///
  /// - Parameters:
  ///   - file: what error messages call the file.
  ///   - overrides: settings that replace those of the text, each as `train.epochs=3`.
  ///   - needed: what an empty text is told.
  ///   - body: reads the tree, and reports to the report.
  package static func read<Value>(
    text: String, file: String, overrides: [String] = [], needed: String,
    _ body: (SettingsTree, SettingsReader.Report) -> Value
  ) throws(ExperimentFileErrors) -> Value {
    let yaml = YAMLText(file: text)
    guard var tree = yaml.tree, tree.plainText != "" else {
      let empty = ExperimentFileProblem(
        place: .whole, key: "", problem: .unreadable("is empty; \(needed)"))
      throw ExperimentFileErrors(
        file: file, problems: yaml.problems.isEmpty ? [empty] : yaml.problems)
    }
    var problems = yaml.problems
    for override in overrides { problems += SettingOverride(override).apply(to: &tree) }
    let report = SettingsReader.Report()
    let value = body(tree, report)
    problems += report.problems
    guard problems.isEmpty else { throw ExperimentFileErrors(file: file, problems: problems) }
    return value
  }

  /// Without folder and ending: what a file is called where it has no title.
  package static func name(of file: String) -> String {
    let name = ((file as NSString).lastPathComponent as NSString).deletingPathExtension
    return name.isEmpty ? "untitled" : name
  }
}
