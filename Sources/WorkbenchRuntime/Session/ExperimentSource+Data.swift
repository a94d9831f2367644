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
      name: path, text: "data: {source: \(quoted(path))}\n",
      directory: FileManager.default.currentDirectoryPath, isWritten: false)
  }

  /// Double-quoted, as YAML reads it back.
  private static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{20}"..."\u{7e}", "\u{a0}"..."\u{d7ff}", "\u{e000}"..."\u{fefe}": String(scalar)
      default: "\\U" + String(format: "%08x", scalar.value)
      }
    }
    return "\"\(scalars.joined())\""
  }
}
