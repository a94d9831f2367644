import Experiments
import Metrics

extension StudyFigures {
  /// A curve for each kind of image that comes in doses, in every figure.
  var doseCurves: [StudySheet.DoseCurve] {
    guard let singles = study.arms.firstIndex(of: StudyArm(.plain)) else { return [] }
    return DoseKind.allCases.flatMap { kind -> [StudySheet.DoseCurve] in
      let dosed = study.arms.indices.compactMap { arm in
        kind.dose(of: study.arms[arm]).map { (arm: arm, dose: $0) }
      }.sorted { $0.dose < $1.dose }
      guard !dosed.isEmpty else { return [] }
      return names.compactMap { curve(kind, [(singles, 0)] + dosed, $0) }
    }
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
      name: kind.rawValue, figure: figure, isMain: mainFigures(of: kind).contains(figure),
      points: points, sufficient: sufficient, price: price, sentence: "")
    curve.sentence = sentence(curve, kind)
    return curve
  }

  /// The smallest dose that is surely no more than the margin below the largest.
  private func sufficientDose(_ arms: [(arm: Int, dose: Double)], _ figure: String) -> Double? {
    let seeds = seeds(of: arms.map(\.arm))
    let samples = arms.compactMap { arm, dose in
      sample(arm, figure, by: study.rule.decision, seeds: seeds).map { (dose: dose, sample: $0) }
    }
    guard samples.count == arms.count else { return nil }
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
    let what =
      curve.figure == StudyRule.weighted ? "what is met in use" : "images of \(curve.figure)"
    let steps = curve.points.map { "\(percent($0.dose)): \(points($0.figure.value))" }
    let start = "\(curve.name), % of \(what) told exactly by dose: \(steps.joined(separator: ", "))"
    guard let sufficient = curve.sufficient else {
      return "\(start). Which dose is enough is not resolved."
    }
    guard sufficient > 0 else { return "\(start). None is needed." }
    let price = curve.price.map { "; price: \($0) \(kind.noun)" } ?? ""
    return "\(start). \(percent(sufficient)) is enough, to within "
      + "\(points(study.rule.margin)) points of the largest\(price)."
  }
}

/// What comes in doses.
enum DoseKind: String, CaseIterable {
  case both, neither, swap, synthetic

  /// Nil of an arm that is none of this kind.
  func dose(of arm: StudyArm) -> Double? {
    let (both, neither) = (arm.mix.both, arm.mix.neither)
    switch (self, arm.kind) {
    case (.both, .plain): return both > 0 && neither == 0 ? both : nil
    case (.neither, .plain): return neither > 0 && both == 0 ? neither : nil
    case (.swap, .plain): return both > 0 && both == neither ? both : nil
    case (.synthetic, .synthetic(let share, _)): return share
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
