import Datasets
import Foundation

/// Predictions as lines, one an image.
package struct PredictionLines {
  private let form: ReportForm
  private let rule: DecisionRule
  /// Labels and names of scores as JSON writes them.
  private let quotedLabels: [String]
  /// Of what has been written so far, so that lines written later stand below each other.
  private var nameWidth = 0
  private var setWidth = LabelSetName.none.count

  /// Longer names are followed by what belongs to them all the same.
  private static let widest = 64

  package init(_ form: ReportForm, rule: DecisionRule) {
    self.form = form
    self.rule = rule
    quotedLabels = rule.labels.map(Self.quoted)
  }

  /// What stands above all lines; empty but for CSV.
  package var header: String {
    guard form == .csv else { return "" }
    var names = ["path", "labels"] + rule.labels.map { "score_\($0)" }
    if rule.isCalibrated { names += rule.labels.map { "probability_\($0)" } }
    return CSVTable(names + ["error"]).text
  }

  /// Each with its line feed. Text has no line for an image that failed.
  package mutating func text(of predictions: [Prediction]) -> String {
    switch form {
    case .text: plain(predictions)
    case .json: predictions.map(json).joined()
    case .csv: csv(predictions)
    }
  }

  // MARK: Text

  private mutating func plain(_ predictions: [Prediction]) -> String {
    let rows = predictions.compactMap { prediction -> [String]? in
      guard case .scored(let scores, let set) = prediction.outcome else { return nil }
      return [prediction.name, LabelSetName.text(of: set, rule.labels), shown(scores, set)]
    }
    for row in rows {
      nameWidth = max(nameWidth, min(row[0].count, Self.widest))
      setWidth = max(setWidth, min(row[1].count, Self.widest))
    }
    return rows.map { TextTable.row($0, [-nameWidth - 1, -setWidth - 1, 0]) + "\n" }.joined()
  }

  /// `cat .984 dog .912`: of the labels that are present, then of the likeliest other.
  private func shown(_ scores: [Float], _ set: [Int]) -> String {
    let other = scores.indices.filter { !set.contains($0) }.max { scores[$0] < scores[$1] }
    return (set + (other.map { [$0] } ?? []))
      .map { "\(rule.labels[$0]) \(Format.share(Double(scores[$0])))" }.joined(separator: " ")
  }

  // MARK: JSON

  /// Written by hand: with an encoder a line takes longer than a small network does.
  private func json(_ prediction: Prediction) -> String {
    var line = "{\"path\":\(Self.quoted(prediction.file.text))"
    if !prediction.file.isText {
      line += ",\"path_base64\":\"\(Data(prediction.file.bytes).base64EncodedString())\""
    }
    switch prediction.outcome {
    case .failed(let cause): line += ",\"error\":\(Self.quoted(cause))"
    case .scored(let scores, let set):
      line += ",\"labels\":[\(set.map { quotedLabels[$0] }.joined(separator: ","))]"
      line += ",\"scores\":\(object { "\(scores[$0])" })"
      if rule.isCalibrated {
        let probabilities = object { label in
          rule.probability(ofLabel: label, score: scores[label]).map { "\($0)" }
        }
        line += ",\"probabilities\":\(probabilities)"
      }
    }
    return line + "}\n"
  }

  private func object(_ value: (Int) -> String?) -> String {
    let entries = quotedLabels.indices.compactMap { label in
      value(label).map { "\(quotedLabels[label]):\($0)" }
    }
    return "{\(entries.joined(separator: ","))}"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\u{0}"..."\u{1f}", "\u{7f}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  // MARK: CSV

  /// Labels stand as in a listing of labelled images, so that it is one.
  private func csv(_ predictions: [Prediction]) -> String {
    var table = CSVTable([])
    for prediction in predictions {
      let path = prediction.file.text
      let figures = rule.labels.count * (rule.isCalibrated ? 2 : 1)
      switch prediction.outcome {
      case .failed(let cause):
        table.add([path, nil] + [(any CSVValue)?](repeating: nil, count: figures) + [cause])
      case .scored(let scores, let set):
        let labels = set.map { rule.labels[$0] }.joined(separator: "|")
        var cells: [(any CSVValue)?] = [path, labels]
        cells += scores.map { $0 as (any CSVValue)? }
        if rule.isCalibrated {
          cells += scores.enumerated().map { rule.probability(ofLabel: $0, score: $1) }
        }
        table.add(cells + [nil])
      }
    }
    return table.body
  }
}
