import Metrics
import TerminalUI

@testable import Studies
@testable import Workbench

/// Studies as they stand after some of their runs, with invented figures.
extension Sample {
  static let strata: [StudySheet.Stratum] = [
    .init(name: "cat", images: 300, weight: 0.35), .init(name: "dog", images: 300, weight: 0.35),
    .init(name: "cat+dog", images: 300, weight: 0.1),
    .init(name: "none", images: 500, weight: 0.2),
  ]

  static func figure(_ value: Double, _ half: Double? = 0.05) -> StudySheet.Figure {
    .init(
      value: value,
      interval: half.map {
        ConfidenceInterval(lower: max(value - $0, 0), upper: min(value + $0, 1), level: 0.95)
      }, bySeed: [value - 0.01, value, value + 0.01])
  }

  /// - Parameter shares: told exactly, by stratum, and by their weights last.
  static func arm(
    _ name: String, mix: [Int], phi: Double?, shares: [Double], runs: Int = 3
  ) -> StudySheet.Arm {
    let names = strata.map(\.name) + [StudyRule.weighted]
    func figures(_ less: Double) -> [String: StudySheet.Figure] {
      Dictionary(uniqueKeysWithValues: zip(names, shares.map { figure(max($0 - less, 0)) }))
    }
    return StudySheet.Arm(
      name: name, mix: Dictionary(uniqueKeysWithValues: zip(names, mix)), phi: phi,
      runs: (0..<runs).map { .init(seed: UInt64($0 + 1), run: Int64(100 + $0)) },
      exact: figures(0), exactFixed: figures(0.04),
      measures: .init(
        macroAveragePrecision: 0.91, macroF1: 0.84, calibrationError: 0.05,
        recall: ["cat": 0.95, "dog": 0.93],
        falseRate: ["cat": 0.04, "dog": 0.06], atLeastOne: 0.97,
        recallInSeveral: ["cat": 0.61, "dog": 0.35], anyPositive: ["none": 0.58],
        probabilitySum: ["cat": 1.01, "dog": 1.02, "cat+dog": 1.14, "none": 0.97],
        headCorrelation: ["cat": -0.92, "dog": -0.9, "cat+dog": -0.88, "none": -0.95],
        energyFalseRate: ["none": 0.44],
        pairs: [
          .init(label: "cat", besideOther: 0.71, fromNothing: 0.68, fromOther: 0.99),
          .init(label: "dog", besideOther: 0.66, fromNothing: nil, fromOther: 0.99),
        ]))
  }

  static func comparison(
    _ arm: String, _ figure: String, _ effect: Double, _ half: Double?, p: Double?,
    _ verdict: PairedVerdict?, isPrimary: Bool = true, _ sentence: String
  ) -> StudySheet.Comparison {
    let interval = half.map {
      ConfidenceInterval(lower: effect - $0, upper: effect + $0, level: 0.95)
    }
    return StudySheet.Comparison(
      arm: arm, reference: "singles", figure: figure, isPrimary: isPrimary, seeds: 3,
      effect: effect, interval: interval, resampled: interval, standardError: 0.02,
      degreesOfFreedom: 4, pValue: p, adjustedPValue: p, signFlipPValue: 0.25,
      adjustedSignFlipPValue: 0.5, mcNemarPValues: [0.01, 0.02, 0.04],
      bySeed: [effect, effect, effect], verdict: verdict, sentence: sentence)
  }

  static let studyGrid = StudyGrid(
    arms: ["singles", "both 2.5%", "both 10%", "neither 10%", "swap 2.5%", "swap 10%"],
    seeds: [1, 2, 3], steps: 2000,
    cells: [
      done(100), done(103), done(106),
      [
        .init(.done, run: 109, step: 2000, seconds: 60),
        .init(.training, run: 110, step: 500, seconds: 15), .init(.waiting, run: 111),
      ],
      [
        .init(.done, run: 112, step: 2000, seconds: 60),
        .init(.failed, run: 113, step: 300, message: "loss not finite"), .init(),
      ],
      [
        .init(.done, run: 139, step: 2000, seconds: 60), .init(.held, run: 116, step: 900), .init(),
      ],
    ], atOnce: 2)

  static func done(_ first: Int64) -> [StudyGrid.Cell] {
    (0..<3).map { .init(.done, run: first + $0, step: 2000, seconds: 60) }
  }

  static let studySheet = StudySheet(
    title: "cats and dogs", question: "Must the training set hold pictures of both?",
    progress: .init(planned: 18, done: 12, wholeSeeds: 1, steps: 2000, images: 1000),
    strata: strata,
    arms: [
      arm("singles", mix: [500, 500, 0, 0], phi: -1, shares: [0.93, 0.91, 0.18, 0.42, 0.74]),
      arm("both 2.5%", mix: [488, 487, 25, 0], phi: -0.95, shares: [0.92, 0.9, 0.41, 0.4, 0.76]),
      arm("both 10%", mix: [450, 450, 100, 0], phi: -0.82, shares: [0.91, 0.9, 0.63, 0.38, 0.77]),
      arm(
        "neither 10%", mix: [450, 450, 0, 100], phi: -0.8, shares: [0.9, 0.89, 0.12, 0.85, 0.81],
        runs: 1),
      arm(
        "swap 2.5%", mix: [475, 475, 25, 25], phi: -0.9, shares: [0.92, 0.9, 0.43, 0.68, 0.81],
        runs: 1),
      arm(
        "swap 10%", mix: [400, 400, 100, 100], phi: -0.6, shares: [0.9, 0.88, 0.66, 0.86, 0.86],
        runs: 1),
    ],
    comparisons: [
      comparison(
        "both 2.5%", "cat+dog", 0.23, 0.08, p: 0.004, .better,
        "With both 2.5% the network tells 41% of the images of cat and dog exactly, with singles 18%: 23 points more (95% interval 15 to 31)."
      ),
      comparison("both 10%", "cat+dog", 0.45, 0.07, p: 0.0004, .better, "It is better."),
      comparison(
        "both 10%", "weighted", 0.03, 0.05, p: 0.21, .notResolved(seeds: 4, images: 300),
        "Not resolved: about 4 more seeds, or 300 more images, would tell."),
      comparison("neither 10%", "cat+dog", -0.06, 0.03, p: 0.02, .worse, "It is worse."),
      comparison("neither 10%", "none", 0.43, 0.06, p: 0.001, .better, "It is better."),
      comparison(
        "swap 2.5%", "cat", -0.01, 0.008, p: 0.6, .noDifference, isPrimary: false,
        "There is no difference that matters."),
      comparison(
        "swap 10%", "dog", -0.03, nil, p: nil, nil, isPrimary: false,
        "Of one seed nothing can be said."),
    ],
    doses: [
      dose(
        "both", [("singles", 0), ("both 2.5%", 0.025), ("both 10%", 0.1)], sufficient: 0.1,
        "10% is enough: 100 images of cat and dog."),
      dose(
        "swap", [("singles", 0), ("swap 2.5%", 0.025), ("swap 10%", 0.1)], sufficient: nil,
        "What is enough is not resolved."),
    ],
    advice: [
      .init(
        claim: "Give some images with both.", answer: .yes,
        because: "Exact on cat+dog .18 without, .63 with 10%."),
      .init(
        claim: "Give negatives; they matter more.", answer: .notResolved,
        because: "On none .42 to .85, on both no gain; which weighs more depends on the weights."),
      .init(
        claim: "All labels must be equally many, or the model is biased.", answer: .notTested,
        because: "The study has no arm with skewed labels."),
    ],
    summary:
      "A network that has only seen single animals tells 18% of the pictures with both exactly. With one picture in ten showing both it tells 63%, at the price of 100 pictures to collect.",
    rule: .init(decision: .tuned, margin: 0.02, alpha: 0.05, correction: "holm"))

  static func dose(
    _ name: String, _ arms: [(String, Double)], sufficient: Double?, _ sentence: String
  ) -> StudySheet.DoseCurve {
    .init(
      name: name, figure: "cat+dog", isMain: true, isMade: false,
      points: arms.map { arm, dose in
        .init(arm: arm, dose: dose, images: Int(1000 * dose), figure: figure(0.5))
      }, sufficient: sufficient, price: sufficient.map { Int(1000 * $0) }, sentence: sentence)
  }

  static let study = StudyView(
    id: StudyID(3), title: "cats and dogs",
    question: "Must the training set hold pictures of both?",
    file: "pets-study.yaml", grid: studyGrid, sheet: studySheet)

  static func studying(
    width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille,
    _ studies: [StudyView] = [study], _ keys: Key...
  ) -> WorkbenchState {
    var state = state(
      width: width, height: height, glyphs: glyphs, [.runs(rows), .experiments(experiments)])
    state.press(.character("9"))
    _ = state.update(.studies(studies))
    for key in keys { state.press(key) }
    return state
  }
}
