import Metrics

/// A calibration as files and reports write it: the method, and the numbers it goes by.
struct CalibrationEntry: Codable, Equatable {
  var method: CalibrationMethod
  /// Platt: `p = 1 / (1 + exp(slope * z + intercept))` of the logit `z`.
  var slope: Double?
  var intercept: Double?
  /// Temperature: the logit is divided by it.
  var temperature: Double?
  /// Isotonic: pairs of score and probability, joined by straight lines.
  var knots: [[Double]]?

  init(_ calibration: LabelCalibration) {
    switch calibration {
    case .platt(let platt):
      method = .platt
      (slope, intercept) = (platt.slope, platt.intercept)
    case .temperature(let scaling):
      method = .temperature
      temperature = scaling.temperature
    case .isotonic(let curve):
      method = .isotonic
      knots = curve.knots.map { [$0.score, $0.probability] }
    }
  }

  /// Nil where the numbers its method goes by are missing, or make no calibration.
  var calibration: LabelCalibration? {
    switch method {
    case .platt:
      guard let slope, let intercept else { return nil }
      return .platt(PlattCalibration(slope: slope, intercept: intercept))
    case .temperature:
      guard let temperature, temperature > 0 else { return nil }
      return .temperature(TemperatureCalibration(temperature: temperature))
    case .isotonic:
      guard let knots, let first = knots.first, first.count == 2 else { return nil }
      for (a, b) in zip(knots, knots.dropFirst()) {
        guard b.count == 2, a[0] < b[0], a[1] <= b[1] else { return nil }
      }
      return .isotonic(
        IsotonicCalibration(
          knots: knots.map { IsotonicCalibration.Knot(score: $0[0], probability: $0[1]) }))
    }
  }
}
