import Experiments

@testable import Studies

/// A small study of drawn pictures.
enum StudySample {
  static let text = """
    title: pets
    question: Are single labels enough?
    experiment:
      data:
        source: scenes:pets
        labels: [cat, dog]
        pictures: 400
        size: [32, 32]
        split: {train: 0.5, validation: 0.1, tune: 0.2, test: 0.2}
    images: 100
    steps: 40
    seeds: 2
    arms:
      - singles
      - both: [5%, 10%]
      - neither: 10%
      - swap: 10%
    strata: {cat: 30%, dog: 30%, cat+dog: 10%, none: 30%}
    compare: {margin: 2%, alpha: 5%}
    """

  static func study(_ overrides: [String] = [], text: String = text) throws -> Study {
    try Study.read(text: text, file: "pets-study.yaml", directory: "/", overrides: overrides)
  }

  /// The sentences a text is refused with, one a line.
  static func problems(_ overrides: [String] = [], text: String = text) -> String {
    do {
      _ = try study(overrides, text: text)
      return ""
    } catch {
      return "\(error)"
    }
  }

  static func counts(_ study: Study, _ arm: String) throws -> [String: Int] {
    guard let arm = study.arms.first(where: { $0.name == arm }) else { return [:] }
    var counts: [String: Int] = [:]
    for entry in study.counts(of: arm) {
      if case .count(let count) = entry.amount { counts[entry.name] = count }
    }
    return counts
  }
}
