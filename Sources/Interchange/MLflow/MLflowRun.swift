import Foundation

/// The folder of one run in an ``MLflowFolder``, as it is filled.
///
/// Names that MLflow refuses are changed to the nearest it takes: letters, digits, `_`, `-`, `.`, `:`
/// and blanks, with `/` between parts.
/// - Source: MLflow 3.17, `mlflow/utils/validation.py`.
package final class MLflowRun {
  /// Values longer than that are cut, as MLflow cuts them.
  private static let longestParameter = 6000
  private static let longestTag = 8000
  /// Bytes of a part of a name, for it becomes a file.
  private static let longestPart = 200

  private let path: String
  private var taken: Set<String> = []

  init(at path: String) throws(InterchangeError) {
    self.path = path
    for part in ["metrics", "params", "tags", "artifacts"] {
      try OutputFolder.make("\(path)/\(part)")
    }
  }

  /// Where files of the run may be put.
  package var artifacts: String { "\(path)/artifacts" }

  package func parameter(_ name: String, _ value: String) throws(InterchangeError) {
    try write(String(value.prefix(Self.longestParameter)), to: file("params", [name]))
  }

  package func tag(_ name: String, _ value: String) throws(InterchangeError) {
    try write(String(value.prefix(Self.longestTag)), to: file("tags", [name]))
  }

  /// A metric that takes points one by one, which ``MLflowMetric/finish()`` ends.
  ///
  /// - Parameter name: its parts; `["loss", "train"]` becomes `loss/train`.
  package func metric(_ name: [String]) throws(InterchangeError) -> MLflowMetric {
    MLflowMetric(try OutputFile(try file("metrics", name)))
  }

  private func write(_ text: String, to path: String) throws(InterchangeError) {
    let file = try OutputFile(path)
    try file.write(text)
    try file.finish(syncs: false)
  }

  /// The path of a file that no other has.
  private func file(_ kind: String, _ name: [String]) throws(InterchangeError) -> String {
    let parts = name.map(Self.plain)
    let folder = ([path, kind] + parts.dropLast()).joined(separator: "/")
    try OutputFolder.make(folder)
    let last = parts.last ?? "_"
    var file = "\(folder)/\(last)"
    var number = 2
    while !taken.insert(file).inserted {
      file = "\(folder)/\(last)_\(number)"
      number += 1
    }
    return file
  }

  /// A part of a name as MLflow takes it.
  static func plain(_ part: String) -> String {
    var name = ""
    for character in part {
      let isAllowed = character.isLetter || character.isNumber || "_-.: ".contains(character)
      name.append(isAllowed ? character : "_")
      if name.utf8.count > longestPart { break }
    }
    return name.allSatisfy { $0 == "." } ? "_" + name : name
  }

  /// Milliseconds since 1970.
  static func stamp(_ time: Double) -> Int { Int(exactly: (time * 1000).rounded(.down)) ?? 0 }
}

/// A metric of a run: a line of time, value and step a point.
package final class MLflowMetric {
  private let file: OutputFile

  fileprivate init(_ file: OutputFile) { self.file = file }

  /// - Parameter time: seconds since 1970.
  package func add(step: Int, _ value: Double, time: Double) throws(InterchangeError) {
    try file.write("\(MLflowRun.stamp(time)) \(value) \(step)\n")
  }

  package func finish() throws(InterchangeError) { try file.finish(syncs: false) }
}
