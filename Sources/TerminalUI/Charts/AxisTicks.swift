/// Where an axis is labelled, and with what.
package struct AxisTick: Hashable, Sendable {
  package var value: Double
  package var label: String

  package init(value: Double, label: String) {
    self.value = value
    self.label = label
  }
}

/// Values a person would choose to label an axis with.
package enum AxisTicks {
  /// Multiples of 1, 2 or 5 times a power of ten within a range.
  ///
  /// - Parameter limit: no more ticks than this, nor than 64.
  package static func linear(_ range: ClosedRange<Double>, limit: Int) -> [AxisTick] {
    let step = step(of: range, limit: limit) { raw in
      let power = ShortNumber.power(of: ShortNumber.exponent(of: raw))
      return [1, 2, 5, 10].map { $0 * power }.first { $0 >= raw * 0.999_999 } ?? raw
    }
    guard let step else { return [] }
    let decimals = max(-ShortNumber.exponent(of: step * 1.000_001), 0)
    let isTiny = max(abs(range.lowerBound), abs(range.upperBound)) < 1e-3
    return multiples(of: step, in: range, limit: limit).map { value in
      let fixed = ShortNumber.fixed(value, decimals: decimals)
      let label =
        fixed.count <= 6 && !isTiny
        ? fixed
        : abs(value) >= 1e5 ? ShortNumber.count(value) : ShortNumber.scientific(value, digits: 3)
      return AxisTick(value: value, label: label == ".0" || value == 0 ? "0" : label)
    }
  }

  /// Whole counts: steps, images. Never finer than one.
  package static func count(_ range: ClosedRange<Double>, limit: Int) -> [AxisTick] {
    linear(range, limit: limit).filter { $0.value == $0.value.rounded() }
      .map { AxisTick(value: $0.value, label: ShortNumber.count($0.value)) }
  }

  /// Seconds, at whole seconds, minutes, hours and days.
  package static func duration(_ range: ClosedRange<Double>, limit: Int) -> [AxisTick] {
    let steps: [Double] = [
      1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400,
    ]
    let step = step(of: range, limit: limit) { raw in
      if let step = steps.first(where: { $0 >= raw * 0.999_999 }) { return step }
      let days = raw / 86400
      let power = ShortNumber.power(of: ShortNumber.exponent(of: days))
      return ([1, 2, 5, 10].map { $0 * power }.first { $0 >= days } ?? days) * 86400
    }
    guard let step else { return [] }
    return multiples(of: step, in: range, limit: limit).map {
      AxisTick(value: $0, label: ShortNumber.duration($0))
    }
  }

  /// Powers of ten, with a few multiples of them where there is room; a range within one decade is
  /// labelled as a linear one would be.
  package static func logarithmic(_ range: ClosedRange<Double>, limit: Int) -> [AxisTick] {
    guard range.lowerBound > 0, range.upperBound.isFinite, limit > 0 else { return [] }
    let first = ShortNumber.exponent(of: range.lowerBound)
    let last = ShortNumber.exponent(of: range.upperBound)
    for mantissas in [[1.0, 2, 3, 5, 7], [1, 2, 5], [1]] {
      let values = (first...last).flatMap { exponent in
        mantissas.map { $0 * ShortNumber.power(of: exponent) }
      }.filter(range.contains)
      if values.count >= 2 && values.count <= limit { return values.map(logarithmicTick) }
      if values.count < 2 { return linear(range, limit: limit) }
    }
    let stride = (last - first) / limit + 1
    return (first...last).filter { $0 % stride == 0 }.map { ShortNumber.power(of: $0) }
      .filter(range.contains).prefix(limit).map(logarithmicTick)
  }

  private static func logarithmicTick(_ value: Double) -> AxisTick {
    AxisTick(value: value, label: ShortNumber.significant(value, digits: 1))
  }

  private static func step(
    of range: ClosedRange<Double>, limit: Int, nice: (Double) -> Double
  ) -> Double? {
    let span = range.upperBound - range.lowerBound
    guard limit > 0, span.isFinite, span > 1e-290 else { return nil }
    // Ticks closer together than the numbers themselves are exact would be drawn at random.
    let size = max(abs(range.lowerBound), abs(range.upperBound))
    let step = nice(span / Double(min(limit, 64)))
    return step.isFinite && step > size * 1e-12 ? step : nil
  }

  private static func multiples(
    of step: Double, in range: ClosedRange<Double>, limit: Int
  ) -> [Double] {
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    guard last >= first, last - first <= 64 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }
}
