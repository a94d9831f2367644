/// The measures of one run on its images, and on the same number of them drawn again.
///
/// Two runs scored on as many images with the same seed are judged by the same draws, so that their
/// differences are paired image by image.
/// - Source: the paired bootstrap of Efron and Tibshirani, *An Introduction to the Bootstrap* (1993),
///   chapter 13.
package struct ResampledMeasures: Equatable, Sendable {
  /// One a measure, in their order, of the images as they are.
  private let figures: [Double?]
  /// `[draw][measure]`.
  private let draws: [[Double?]]
  private let seed: UInt64
  private let images: Int

  /// - Parameter draws: 0 takes the figures alone.
  /// - Shapes: one threshold a label of the table.
  package init(table: ScoreTable, thresholds: [Double], draws: Int = 1000, seed: UInt64 = 0) {
    precondition(draws >= 0, "\(draws) draws; allowed: 0 and more")
    let images = WeightedImages(table: table, thresholds: thresholds)
    let count = table.images.count
    self.seed = seed
    self.images = count
    figures = images.figures(weights: [Int32](repeating: 1, count: count))
    var generator = SplitMix(state: seed)
    self.draws = (0..<(count > 0 ? draws : 0)).map { _ in
      var weights = [Int32](repeating: 0, count: count)
      weights.countDraws(using: &generator)
      return images.figures(weights: weights)
    }
  }

  /// How often the images were drawn again.
  package var drawCount: Int { draws.count }

  package subscript(measure: ComparedMeasure) -> Double? { figures[measure.place] }

  /// How a measure scatters with the images drawn again; nil where it is undefined as it stands or for
  /// every draw.
  package func bootstrap(_ measure: ComparedMeasure) -> Bootstrap? {
    Bootstrap(estimate: figures[measure.place], draws: draws.map { $0[measure.place] })
  }

  /// What a measure is more than in `baseline`.
  ///
  /// Undefined, nil, where either figure is.
  /// - Precondition: both are of as many images, drawn as often with the same seed.
  package func difference(
    from baseline: ResampledMeasures, _ measure: ComparedMeasure
  ) -> PairedDifference? {
    precondition(
      seed == baseline.seed && images == baseline.images && drawCount == baseline.drawCount,
      "\(drawCount) draws of \(images) images against \(baseline.drawCount) of \(baseline.images)")
    let place = measure.place
    func minus(_ a: Double?, _ b: Double?) -> Double? {
      guard let a, let b else { return nil }
      return a - b
    }
    guard let estimate = minus(figures[place], baseline.figures[place]) else { return nil }
    let differences = zip(draws, baseline.draws).map { minus($0[place], $1[place]) }
    let bootstrap = Bootstrap(estimate: estimate, draws: differences)
    return PairedDifference(
      estimate: estimate, interval: bootstrap?.interval(),
      undefined: bootstrap?.undefined ?? differences.count)
  }
}

/// What one run has more of a measure than another, on the same images.
package struct PairedDifference: Equatable, Sendable {
  package var estimate: Double
  /// Of 95 %, by percentiles; nil where nothing was drawn.
  package var interval: ConfidenceInterval?
  /// Draws that the measure is undefined for.
  package var undefined: Int

  package init(estimate: Double, interval: ConfidenceInterval? = nil, undefined: Int = 0) {
    self.estimate = estimate
    self.interval = interval
    self.undefined = undefined
  }

  /// Whether the interval is on one side of 0.
  package var isClear: Bool {
    guard let interval else { return false }
    return interval.lower > 0 || interval.upper < 0
  }
}

extension ComparedMeasure {
  /// Its place among all measures.
  fileprivate var place: Int { ComparedMeasure.allCases.firstIndex(of: self) ?? 0 }
}
