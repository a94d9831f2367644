import Datasets
import Foundation
import Metrics

/// A set of thresholds in a file, for programs that use the network and for other runs.
struct ThresholdFile: Codable, Equatable {
  struct Label: Codable, Equatable {
    var label: String
    /// *Present* is decided where `score >= threshold`; nil calls the label present nowhere.
    var threshold: Double?
    var origin: ThresholdOrigin
    var calibration: CalibrationEntry?
  }

  enum Format: String, CaseIterable {
    case json, yaml, csv

    /// - Parameter option: where the path was written, for the error.
    init(path: String, option: String) throws(RuntimeError) {
      let name = path.split(separator: "/").last ?? ""
      let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
      if let format = Format(rawValue: ending == "yml" ? "yaml" : ending) {
        self = format
        return
      }
      let all = Format.allCases.map { ".\($0.rawValue)" }
      let near = NearestName.among(all, to: ".\(ending)").map { "; did you mean \($0)?" } ?? ""
      throw RuntimeError(
        "\(option) \(path): the ending says no format; allowed: \(all.joined(separator: ", "))"
          + near)
    }
  }

  var run: String
  /// Nil for thresholds that are not kept.
  var version: Int?
  var rule: String
  var splitHash: String
  /// How many images they were chosen on.
  var images: Int
  var labels: [Label]

  init(_ draft: ThresholdDraft, labels: [String], run: Int64, version: Int?) {
    self.run = run.runText
    self.version = version
    rule = draft.rule
    splitHash = draft.splitHash
    images = draft.images
    self.labels = labels.indices.map { label in
      Label(
        label: labels[label],
        threshold: draft.values[label].isFinite ? draft.values[label] : nil,
        origin: draft.origins[label],
        calibration: draft.calibrations[label].map { CalibrationEntry($0) })
    }
  }

  func write(to path: String) throws(RuntimeError) {
    let format = try Format(path: path, option: "--export")
    do {
      try Data(text(as: format).utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw RuntimeError("--export \(path): \(error.localizedDescription)")
    }
  }

  /// - Throws: a sentence where a file cannot come to be.
  static func check(exportTo path: String) throws(RuntimeError) {
    _ = try Format(path: path, option: "--export")
    let folder = URL(filePath: path).deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
      isFolder.boolValue
    {
      return
    }
    throw RuntimeError("--export \(path): there is no folder \(folder)")
  }

  func text(as format: Format) throws -> String {
    switch format {
    case .json:
      let encoder = JSONEncoder()
      encoder.keyEncodingStrategy = .convertToSnakeCase
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    case .yaml: return yaml
    case .csv: return csv.text
    }
  }
}

/// Forms
extension ThresholdFile {
  /// Strings are quoted as in JSON, which YAML reads as it stands.
  private var yaml: String {
    func quoted(_ text: String) -> String { JSONLine.text(of: text) ?? "" }
    var lines = [
      "run: \(quoted(run))", "version: \(version.map(String.init) ?? "null")",
      "rule: \(quoted(rule))", "split_hash: \(quoted(splitHash))", "images: \(images)", "labels:",
    ]
    for label in labels {
      lines += [
        "  - label: \(quoted(label.label))",
        "    threshold: \(label.threshold.map { "\($0)" } ?? "null")",
        "    origin: \(label.origin.rawValue)",
      ]
      if let entry = label.calibration.flatMap({ JSONLine.text(of: $0) }) {
        lines.append("    calibration: \(entry)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var csv: CSVTable {
    var table = CSVTable([
      "run", "version", "rule", "split_hash", "images", "label", "threshold", "origin",
      "calibration",
    ])
    for label in labels {
      table.add([
        run, version, rule, splitHash, images, label.label, label.threshold,
        label.origin.rawValue, label.calibration.flatMap { JSONLine.text(of: $0) },
      ])
    }
    return table
  }
}
