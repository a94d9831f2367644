import Datasets
import Metrics

/// What a person asks of a run's thresholds.
package struct ThresholdsRequest: Equatable, Sendable {
  package enum Calibration: String, CaseIterable, Sendable {
    case platt, isotonic, temperature, none

    var method: CalibrationMethod? { CalibrationMethod(rawValue: rawValue) }
  }

  /// A rule as it is written; nil leaves the newest version as it stands, unless another part of the
  /// rule is given.
  package var rule: String?
  package var fewest: Int?
  package var shrinkage: Double?
  package var isShared = false
  /// An older version to start from.
  package var version: Int?
  /// A file to start from.
  package var imported: String?
  /// `label=value`, by hand.
  package var byHand: [String] = []
  /// Labels whose threshold stays that of the newest version.
  package var locked: [String] = []
  /// How scores are calibrated; nil leaves that as it is.
  package var calibration: Calibration?
  /// Whether to say how far figures scatter.
  package var withIntervals = false
  /// Whether to keep the thresholds as the next version.
  package var saves = false
  /// A file to write the thresholds to.
  package var exported: String?

  package init() {}

  /// Whether thresholds are chosen, and not taken as they were.
  var chooses: Bool { rule != nil || fewest != nil || shrinkage != nil || isShared }

  /// - Throws: a sentence where parts do not go together.
  package func check() throws(RuntimeError) {
    let starts = [
      chooses ? "a rule" : nil, version.map { "--use \($0)" }, imported.map { "--import \($0)" },
    ].compactMap(\.self)
    guard starts.count < 2 else {
      throw RuntimeError("\(starts.joined(separator: " and ")); allowed: one of them")
    }
    if let fewest, fewest < 0 {
      throw RuntimeError("--fewest is \(fewest); allowed: 0 and more")
    }
    if let shrinkage, !(shrinkage >= 0 && shrinkage.isFinite) {
      throw RuntimeError("--shrink is \(shrinkage); allowed: 0 and more")
    }
    if let exported { try ThresholdFile.check(exportTo: exported) }
    if let imported {
      guard try ThresholdFile.Format(path: imported, option: "--import") == .json else {
        throw RuntimeError("--import \(imported); allowed: a .json file that --export wrote")
      }
    }
    for text in byHand { _ = try HandThreshold(text: text) }
  }

  /// The rule asked for.
  ///
  /// - Parameter newest: of the newest version, of which what is not given stays.
  func readRule(newest: String?) throws(RuntimeError) -> ThresholdRule {
    let text = rule ?? newest ?? "f1"
    guard var read = ThresholdRule(text: text) else {
      throw RuntimeError(
        "--goal is \(text); allowed: \(ThresholdRule.allowed)\(Self.nearest(to: text))")
    }
    if let fewest { read.fewest = fewest }
    if let shrinkage { read.shrinkage = shrinkage }
    if isShared { read.isShared = true }
    return read
  }

  /// The rule with its goal spelt as the nearest one is, if that makes it a rule.
  private static func nearest(to text: String) -> String {
    let goals = [
      "f1", "balanced", "prevalence", "fbeta", "precision", "recall", "false-alarm", "cost",
      "fixed",
    ]
    let end = text.firstIndex { ":<>= ".contains($0) } ?? text.endIndex
    guard let goal = NearestName.among(goals, to: String(text[..<end])),
      let rule = ThresholdRule(text: goal + text[end...])
    else { return "" }
    return "; did you mean \(rule.text)?"
  }
}

/// A threshold set by a person: `cat=0.4`; `cat=none` calls the label present nowhere.
struct HandThreshold: Equatable {
  var label: String
  var value: Double

  init(text: String) throws(RuntimeError) {
    // A label may hold the sign itself.
    guard let sign = text.lastIndex(of: "=") else { throw Self.problem(text) }
    let written = text[text.index(after: sign)...]
    label = String(text[..<sign])
    if written == "none" {
      value = .infinity
    } else if let value = Double(written), (0...1).contains(value) {
      self.value = value
    } else {
      throw Self.problem(text)
    }
  }

  private static func problem(_ text: String) -> RuntimeError {
    RuntimeError(
      "--set is \(text); allowed: LABEL=VALUE with a value from 0 to 1, or none to call the label "
        + "present nowhere")
  }
}
