import Metrics
import NeuralNetwork

/// What is made of logits.
extension ONNXGraph {
  /// Adds the output `scores`, one of 0...1 for each label, as the head makes them.
  mutating func addScores(of network: ExportedNetwork) {
    let labels = network.labels.count
    switch network.head {
    case .sigmoid, .separate:
      add("Sigmoid", ["logits"], as: "scores")
    case .softmax:
      addSoftmax(as: "scores")
    case .softmaxOrNone:
      // All but the last output, which is that of none.
      addSoftmax(as: "shares")
      let range = [add("labels.first", [0]), add("labels.end", [labels]), add("labels.axis", [1])]
      add("Slice", ["shares"] + range, as: "scores")
    case .powerset:
      addSoftmax(as: "shares")
      let sets = network.labelSets
      var holds = [Float](repeating: 0, count: sets.count * labels)
      for (index, set) in sets.enumerated() {
        for label in set { holds[index * labels + label] = 1 }
      }
      let sums = add(
        "MatMul", ["shares", add("label_sets", [sets.count, labels], holds)], as: "shares.sums")
      // Rounding may lift a sum over the whole.
      add("Min", [sums, add("whole", [], [Float(1)])], as: "scores")
    }
    outputs.append(Port(name: "scores", type: .float, shape: [nil, labels]))
  }

  private mutating func addSoftmax(as output: String) {
    add("Softmax", ["logits"], as: output, [.integer("axis", 1)])
  }

  /// Adds the output `decisions`: whether a score reaches its threshold.
  mutating func addDecisions(by thresholds: [Double]) {
    // The least float that is not below it: a score reaches one where it reaches the other.
    let nearest = thresholds.map { threshold in
      let float = Float(threshold)
      return Double(float) < threshold ? float.nextUp : float
    }
    add(
      "GreaterOrEqual", ["scores", add("thresholds", [thresholds.count], nearest)],
      as: "decisions")
    outputs.append(Port(name: "decisions", type: .bool, shape: [nil, thresholds.count]))
  }

  /// Adds the output `probabilities`: calibrated scores, and those of labels without a calibration
  /// as they are.
  ///
  /// In double precision, as calibrations are fitted and applied: a logit near 0 or 1 needs it.
  mutating func addProbabilities(by calibrations: [LabelCalibration?]) {
    var value = addCast("scores", to: .double, as: "scores.double")
    let curves = calibrations.map(\.?.curve)
    if curves.contains(where: { $0 != nil }) { value = addCurves(curves, of: value) }
    let lines = calibrations.map(\.?.line)
    if lines.contains(where: { $0 != nil }) { value = addLines(lines, of: value) }
    addCast(value, to: .float, as: "probabilities")
    outputs.append(Port(name: "probabilities", type: .float, shape: [nil, calibrations.count]))
  }

  /// A sum of ramps: each goes from 0 to what the probability gains between two knots.
  private mutating func addCurves(_ curves: [IsotonicCalibration?], of value: String) -> String {
    // A label without a curve has that of nothing changed.
    let knots = curves.map { curve in
      curve?.knots ?? [.init(score: 0, probability: 0), .init(score: 1, probability: 1)]
    }
    let ramps = max(knots.map(\.count).max() ?? 0, 2) - 1
    var (starts, lengths, gains) = ([Double](), [Double](), [Double]())
    for knots in knots {
      for (knot, next) in zip(knots, knots.dropFirst()) {
        starts.append(knot.score)
        lengths.append(next.score - knot.score)
        gains.append(next.probability - knot.probability)
      }
      // Labels with fewer knots gain nothing from the rest.
      let rest = ramps - (knots.count - 1)
      starts += Array(repeating: 0, count: rest)
      lengths += Array(repeating: 1, count: rest)
      gains += Array(repeating: 0, count: rest)
    }
    let shape = [curves.count, ramps]
    let column = add(
      "Unsqueeze", [value, add("curves.axis", [2])], as: "curves.scores")
    let above = add("Sub", [column, add("curves.starts", shape, starts)], as: "curves.above")
    let share = add("Div", [above, add("curves.lengths", shape, lengths)], as: "curves.share")
    let cut = add(
      "Clip", [share, add("curves.none", [], [0.0]), add("curves.all", [], [1.0])],
      as: "curves.cut")
    let parts = add("Mul", [cut, add("curves.gains", shape, gains)], as: "curves.parts")
    let sum = add(
      "ReduceSum", [parts, "curves.axis"], as: "curves.sum", [.integer("keepdims", 0)])
    let first = knots.map { $0.first?.probability ?? 0 }
    return add("Add", [sum, add("curves.first", [curves.count], first)], as: "curves")
  }

  /// A logistic function of a line over the logit of the score.
  private mutating func addLines(_ lines: [CalibrationLine?], of value: String) -> String {
    let lines = lines.map { $0 ?? CalibrationLine(slope: 1, intercept: 0) }
    let (least, most) = (Double.ulpOfOne, 1 - Double.ulpOfOne)
    let kept = add(
      "Clip", [value, add("logit.least", [], [least]), add("logit.most", [], [most])],
      as: "logit.kept")
    let rest = add("Sub", [add("logit.whole", [], [1.0]), kept], as: "logit.rest")
    let logit = add(
      "Sub",
      [add("Log", [kept], as: "logit.log"), add("Log", [rest], as: "logit.rest_log")], as: "logit")
    let slopes = add("lines.slopes", [lines.count], lines.map(\.slope))
    let intercepts = add("lines.intercepts", [lines.count], lines.map(\.intercept))
    let scaled = add("Mul", [logit, slopes], as: "lines.scaled")
    return add("Sigmoid", [add("Add", [scaled, intercepts], as: "lines.odds")], as: "lines")
  }

  @discardableResult
  private mutating func addCast(_ value: String, to type: ONNXType, as output: String) -> String {
    add("Cast", [value], as: output, [.integer("to", type.rawValue)])
  }
}

/// Log-odds as a line over the logit of a score.
private struct CalibrationLine {
  var slope: Double
  var intercept: Double
}

extension LabelCalibration {
  fileprivate var line: CalibrationLine? {
    switch self {
    // Platt's sign is the other one.
    case .platt(let platt): CalibrationLine(slope: -platt.slope, intercept: -platt.intercept)
    case .temperature(let scaling):
      CalibrationLine(slope: 1 / scaling.temperature, intercept: 0)
    case .isotonic: nil
    }
  }

  fileprivate var curve: IsotonicCalibration? {
    if case .isotonic(let curve) = self { curve } else { nil }
  }
}
