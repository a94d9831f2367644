import Datasets
import Foundation
import Metrics

/// Reading
extension ThresholdFile {
  /// Reads a file in JSON that was written by this program, of this run or of another.
  static func read(_ path: String) throws(RuntimeError) -> ThresholdFile {
    do {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(ThresholdFile.self, from: Data(contentsOf: URL(filePath: path)))
    } catch let error as DecodingError {
      throw RuntimeError("--import \(path): \(Self.words(error)); allowed: a file --export wrote")
    } catch {
      throw RuntimeError(
        FileManager.default.fileExists(atPath: path)
          ? "--import \(path): \(error.localizedDescription)"
          : "--import \(path): there is no such file")
    }
  }

  /// The thresholds for the labels of a run.
  ///
  /// - Throws: a sentence where they are not the file's labels, or a number is none.
  func draft(labels names: [String], path: String) throws(RuntimeError) -> ThresholdDraft {
    let place = "--import \(path)"
    var entries: [String: Label] = [:]
    for entry in labels {
      let range = 0.0...1.0
      if let threshold = entry.threshold, !range.contains(threshold) {
        throw RuntimeError("\(place): \(entry.label) has \(threshold); allowed: 0 to 1, or null")
      }
      _ = try LabelNames(names).place(of: entry.label, place)
      guard entries.updateValue(entry, forKey: entry.label) == nil else {
        throw RuntimeError("\(place): \(entry.label) is there twice; allowed: once")
      }
    }
    var ordered: [Label] = []
    for name in names {
      guard let entry = entries[name] else {
        throw RuntimeError("\(place): there is no threshold for \(name); allowed: one a label")
      }
      ordered.append(entry)
    }
    guard ThresholdRule(text: rule) != nil else {
      throw RuntimeError("\(place): rule is \(rule); allowed: \(ThresholdRule.allowed)")
    }
    return ThresholdDraft(
      self, ordered,
      calibrations: try ordered.map { entry throws(RuntimeError) in
        try Self.calibration(entry, place)
      })
  }

  private static func calibration(_ label: Label, _ place: String) throws(RuntimeError)
    -> LabelCalibration?
  {
    guard let entry = label.calibration else { return nil }
    guard let calibration = entry.calibration else {
      throw RuntimeError(
        "\(place): the \(entry.method.rawValue) calibration of \(label.label) lacks its numbers")
    }
    return calibration
  }

  private static func words(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, _): "\(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      (context.codingPath.map(\.stringValue) + [context.debugDescription])
        .joined(separator: ": ")
    @unknown default: "it cannot be read"
    }
  }
}

extension ThresholdDraft {
  fileprivate init(
    _ file: ThresholdFile, _ labels: [ThresholdFile.Label], calibrations: [LabelCalibration?]
  ) {
    rule = file.rule
    splitHash = file.splitHash
    images = file.images
    values = labels.map { $0.threshold ?? .infinity }
    origins = labels.map(\.origin)
    self.calibrations = calibrations
    refusals = labels.map { _ in nil }
    calibrationRefusals = refusals
  }
}
