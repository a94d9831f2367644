import Glibc  // links exp and log

/// Logits made probabilities by one divisor, `1 / (1 + exp(-z / temperature))`.
///
/// Above 1 it softens a network too sure of itself, below 1 it sharpens. No decision at probability
/// one half changes, and no order.
/// - Source: Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks" (2017).
///   scikit-learn 1.9.1 searches the same range, by the logarithm of `β = 1 / (2 * temperature)`.
package struct TemperatureCalibration: Hashable, Sendable, Codable {
  /// Above 0.
  package var temperature: Double

  package init(temperature: Double) {
    precondition(temperature > 0, "temperature is \(temperature); allowed: above 0")
    self.temperature = temperature
  }

  /// - Throws: `DecodingError` for a temperature that is not above 0.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    temperature = try values.decode(Double.self, forKey: .temperature)
    guard temperature > 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .temperature, in: values,
        debugDescription: "temperature is \(temperature); allowed: above 0")
    }
  }

  /// The least and the greatest temperature that is looked at.
  package static let range = exp(-10.0) / 2...exp(10.0) / 2

  /// Whether the best temperature lies outside of ``range``: the lower end is taken where zero
  /// tells all images apart or all logits are 0, the upper one where they say less than nothing.
  package var isAtEnd: Bool {
    temperature <= Self.range.lowerBound * (1 + 1e-9)
      || temperature >= Self.range.upperBound * (1 - 1e-9)
  }

  package func probability(ofLogit z: Double) -> Double { sigmoid(z / temperature) }

  /// The temperature of least log-loss in ``range``, or why there is none.
  /// - Shapes: one logit and one target (0, 1, 2 as in ``ScoreTable``) an image.
  package static func fit<Score: BinaryFloatingPoint>(
    logits: [Score], targets: [UInt8]
  ) -> Result<TemperatureCalibration, CalibrationRefusal> {
    let known = LabelledScores(scores: logits, targets: targets)
    if let refusal = known.refusal { return .failure(refusal) }
    // The loss is convex in 1 / temperature, so its slope there changes sign once: halve around it.
    func slope(atInverse inverse: Double) -> Double {
      zip(known.scores, known.present).reduce(0) { sum, pair in
        // `sigmoid - 1` written so that it keeps its digits.
        sum + (pair.1 ? -sigmoid(-inverse * pair.0) : sigmoid(inverse * pair.0)) * pair.0
      }
    }
    var low = log(1 / range.upperBound)
    var high = log(1 / range.lowerBound)
    while true {
      let middle = low + (high - low) / 2
      guard low < middle, middle < high else { break }
      // Where all images are told apart the slope falls until it is rounded to 0.
      if slope(atInverse: exp(middle)) <= 0 { low = middle } else { high = middle }
    }
    return .success(TemperatureCalibration(temperature: exp(-high)))
  }
}
