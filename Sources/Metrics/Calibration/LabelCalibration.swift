/// How scores are made probabilities that can be taken at their word.
package enum CalibrationMethod: String, CaseIterable, Hashable, Sendable, Codable {
  case platt, isotonic, temperature
}

/// The calibration of one label.
package enum LabelCalibration: Hashable, Sendable, Codable {
  case platt(PlattCalibration)
  case isotonic(IsotonicCalibration)
  case temperature(TemperatureCalibration)

  /// - Shapes: one score, a probability, and one target (0, 1, 2 as in ``ScoreTable``) an image.
  package static func fit(
    _ method: CalibrationMethod, scores: [Float], targets: [UInt8]
  ) -> Result<LabelCalibration, CalibrationRefusal> {
    let logits = scores.map { logit(Double($0)) }
    return switch method {
    case .platt: PlattCalibration.fit(logits: logits, targets: targets).map { .platt($0) }
    case .isotonic:
      IsotonicCalibration.fit(scores: scores, targets: targets).map { .isotonic($0) }
    case .temperature:
      TemperatureCalibration.fit(logits: logits, targets: targets).map { .temperature($0) }
    }
  }

  package var method: CalibrationMethod {
    switch self {
    case .platt: .platt
    case .isotonic: .isotonic
    case .temperature: .temperature
    }
  }

  /// - Parameter score: a probability as the network says it.
  package func probability(ofScore score: Double) -> Double {
    switch self {
    case .platt(let calibration): calibration.probability(ofLogit: logit(score))
    case .isotonic(let calibration): calibration.probability(ofScore: score)
    case .temperature(let calibration): calibration.probability(ofLogit: logit(score))
    }
  }
}
