import Datasets
import Experiments
import Metrics

extension StudyFigures {
  /// A curve for each kind of image that comes in doses, in every figure.
  var doseCurves: [StudySheet.DoseCurve] {
    guard let singles = study.arms.firstIndex(of: StudyArm(.plain)) else { return [] }
    let curves = DoseKind.all(of: study).flatMap { kind -> [StudySheet.DoseCurve] in
      let dosed = study.arms.indices.compactMap { arm in
        kind.dose(of: study.arms[arm]).map { (arm: arm, dose: $0) }
      }.sorted { $0.dose < $1.dose }
      guard !dosed.isEmpty else { return [] }
      return names.compactMap { curve(kind, [(singles, 0)] + dosed, $0) }
    }
    return curves.map { curve in
      let real = curves.first { $0.name == DoseKind.both.name && $0.figure == curve.figure }
      guard curve.isMade, let real else { return curve }
      return withExchange(curve, for: real)
    }
  }

  /// Says how many real images of several labels the largest dose of made ones does as well as.
  private func withExchange(
    _ made: StudySheet.DoseCurve, for real: StudySheet.DoseCurve
  ) -> StudySheet.DoseCurve {
    guard let largest = made.points.last, let most = real.points.last else { return made }
    var curve = made
    let figure = largest.figure
    curve.realEquivalent = real.dose(reaching: figure.value)
    let least = real.dose(reaching: figure.interval?.lower ?? figure.value)
    let upTo = real.dose(reaching: figure.interval?.upper ?? figure.value)
    let start = " \(percent(largest.dose)) of them do"
    switch (least, upTo) {
    case (0?, 0?): curve.sentence += "\(start) no better than none."
    case (let least?, let upTo?) where least == upTo:
      curve.sentence += "\(start) as well as \(percent(least)) real ones."
    case (let least?, let upTo?):
      curve.sentence += "\(start) as well as \(percent(least)) to \(percent(upTo)) real ones."
    case (let least?, nil):
      curve.sentence += "\(start) as well as \(percent(least)) real ones or more."
    case (nil, _): curve.sentence += "\(start) better than \(percent(most.dose)) real ones."
    }
    return curve
  }

  private func curve(
    _ kind: DoseKind, _ arms: [(arm: Int, dose: Double)], _ figure: String
  ) -> StudySheet.DoseCurve? {
    let points = arms.compactMap { arm, dose -> StudySheet.DoseCurve.Point? in
      guard
        let sample = sample(
          arm, figure, by: study.rule.decision, seeds: seeds(of: [arm]))
      else { return nil }
      return StudySheet.DoseCurve.Point(
        arm: study.arms[arm].name, dose: dose, images: kind.images(dose, of: study.images),
        figure: self.figure(of: sample))
    }
    guard points.count > 1 else { return nil }
    let isWhole = points.count == arms.count
    let sufficient = isWhole ? sufficientDose(arms, figure) : nil
    let price = sufficient.map { kind.images($0, of: study.images) }
    var curve = StudySheet.DoseCurve(
      name: kind.name, figure: figure, isMain: mainFigures(of: kind).contains(figure),
      isMade: kind.isMade, points: points, sufficient: sufficient, price: price, sentence: "")
    curve.sentence = sentence(curve, kind)
    return curve
  }

  /// The smallest dose that is surely no more than the margin below the largest.
  private func sufficientDose(_ arms: [(arm: Int, dose: Double)], _ figure: String) -> Double? {
    let seeds = seeds(of: arms.map(\.arm))
    let samples = arms.compactMap { arm, dose in
      sample(arm, figure, by: study.rule.decision, seeds: seeds).map { (dose: dose, sample: $0) }
    }
    guard samples.count == arms.count, let last = samples.last,
      // Where the largest dose is too much, to be near it is no merit.
      samples.allSatisfy({ $0.sample.estimate <= last.sample.estimate + study.rule.margin })
    else { return nil }
    return DoseResponse.smallestSufficient(
      samples, margin: study.rule.margin, level: 1 - study.rule.alpha)
  }

  private func mainFigures(of kind: DoseKind) -> [String] {
    switch kind {
    case .both, .synthetic: study.several.map(MixEntry.name)
    case .neither: study.strata.filter { $0.isNegative && $0.weight > 0 }.map(\.name)
    case .swap: [StudyRule.weighted]
    }
  }

  private func sentence(_ curve: StudySheet.DoseCurve, _ kind: DoseKind) -> String {
    let what = ComparisonSentence.what(curve.figure)
    let steps = curve.points.map { "\(percent($0.dose)): \(points($0.figure.value))" }
    let start = "\(curve.name), % of \(what) told exactly by dose: \(steps.joined(separator: ", "))"
    guard let last = curve.points.last else { return "\(start)." }
    if let best = curve.points.max(by: { $0.figure.value < $1.figure.value }),
      best.figure.value > last.figure.value + study.rule.margin
    {
      return "\(start). The largest is too much: \(percent(best.dose)) does best so far."
    }
    guard let sufficient = curve.sufficient else {
      return "\(start). No dose below \(percent(last.dose)) is surely enough."
    }
    guard sufficient > 0 else {
      return
        "\(start). None is needed: without any it is within \(points(study.rule.margin)) points "
        + "of the largest."
    }
    let price = curve.price.map { "; price: \($0) \(kind.noun)" } ?? ""
    return "\(start). \(percent(sufficient)) is enough, to within "
      + "\(points(study.rule.margin)) points of the largest\(price)."
  }
}

extension StudySheet.DoseCurve {
  /// The smallest dose at which the figure is as high, between doses along a line; to a tenth of a
  /// percent. Nil where no dose gets there, and 0 where none is needed.
  fileprivate func dose(reaching value: Double) -> Double? {
    guard let first = points.first else { return nil }
    if first.figure.value >= value { return 0 }
    for (low, high) in zip(points, points.dropFirst()) where high.figure.value >= value {
      let (from, to) = (low.figure.value, high.figure.value)
      let dose = low.dose + (value - from) / (to - from) * (high.dose - low.dose)
      return (dose * 1000).rounded() / 1000
    }
    return nil
  }
}

/// What comes in doses.
enum DoseKind: Equatable {
  case both, neither, swap
  case synthetic(CompositeLayout)

  /// In the order they are told in.
  static func all(of study: Study) -> [DoseKind] {
    var kinds: [DoseKind] = [.both, .neither, .swap]
    for arm in study.arms {
      guard case .synthetic(_, let layout) = arm.kind else { continue }
      if !kinds.contains(.synthetic(layout)) { kinds.append(.synthetic(layout)) }
    }
    return kinds
  }

  /// `both`, `synthetic mosaic`.
  var name: String {
    switch self {
    case .both: "both"
    case .neither: "neither"
    case .swap: "swap"
    case .synthetic(let layout): "synthetic \(layout.rawValue)"
    }
  }

  var isMade: Bool { if case .synthetic = self { true } else { false } }

  /// Nil of an arm that is none of this kind.
  func dose(of arm: StudyArm) -> Double? {
    let (both, neither) = (arm.mix.both, arm.mix.neither)
    switch (self, arm.kind) {
    case (.both, .plain): return both > 0 && neither == 0 ? both : nil
    case (.neither, .plain): return neither > 0 && both == 0 ? neither : nil
    case (.swap, .plain): return both > 0 && both == neither ? both : nil
    case (.synthetic(let own), .synthetic(let share, let layout)):
      return own == layout ? share : nil
    default: return nil
    }
  }

  /// How many of its images a dose is.
  func images(_ dose: Double, of all: Int) -> Int {
    let one = Int((dose * Double(all)).rounded())
    return self == .swap ? 2 * one : one
  }

  var noun: String {
    switch self {
    case .both: "images of several labels to collect"
    case .neither: "images of none to collect"
    case .swap: "images to collect, half of several labels and half of none"
    case .synthetic: "pictures, which cost nothing to collect"
    }
  }
}
