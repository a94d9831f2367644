import Experiments
import Foundation

extension ExperimentSource {
  /// What a person names to look at its data: an experiment file, or the data itself, which makes an
  /// experiment with nothing but that.
  ///
  /// A YAML file is an experiment if it has the key `data`; other formats keep YAML files too.
  package static func data(_ path: String) throws(ExperimentFileErrors) -> ExperimentSource {
    if path == builtInPets { return try open(path) }
    let ending = path.split(separator: ".").last?.lowercased()
    if ending == "yaml" || ending == "yml" {
      let source = try open(path)
      let lines = source.text.split(whereSeparator: \.isNewline)
      if lines.contains(where: { $0.hasPrefix("data:") }) { return source }
    }
    return naming(path)
  }

  /// An experiment with nothing but its data.
  static func naming(_ path: String) -> ExperimentSource {
    ExperimentSource(
      name: path, text: "data: {source: \(YAMLWriter.text(path))}\n",
      directory: FileManager.default.currentDirectoryPath, isWritten: false)
  }
}
