import Foundation
import Metrics
import Testing

/// Intervals and verdicts of 200 studies whose truth is known. With `THRESH_STUDY_FIGURES` set, the
/// figures are printed, with those of resampling and of sign flips beside them.
struct StudySimulationTests {
  static let studies = 200
  static let printsFigures = ProcessInfo.processInfo.environment["THRESH_STUDY_FIGURES"] != nil

  /// Where seeds vary and rates are not at an end, the interval is neither too narrow nor too wide.
  static let usual = [
    StudySimulation(name: "no effect"),
    StudySimulation(name: "10 seeds", seeds: 10),
    StudySimulation(name: "no image variance", image: 0, armImage: 0),
    StudySimulation(name: "seeds differ much", armSeed: 0.8),
    StudySimulation(name: "3 seeds that differ much", seeds: 3, armSeed: 0.8),
    StudySimulation(name: "5, 10, 30 points", base: 0.5, effects: [0.05, 0.1, 0.3]),
    StudySimulation(name: "from 2 %", base: 0.02, effects: [0.05, 0.1, 0.3]),
  ]
  /// Where hardly anything varies it is too wide, never too narrow.
  static let extreme = [
    StudySimulation(name: "3 seeds", seeds: 3),
    StudySimulation(name: "no seed variance", seed: 0, armSeed: 0),
    StudySimulation(name: "3 seeds without variance", seeds: 3, seed: 0, armSeed: 0),
    StudySimulation(name: "a rate of 2 %", base: 0.02),
    StudySimulation(name: "a rate of 98 %", base: 0.98),
    StudySimulation(name: "a rate of 0.5 %", base: 0.005),
  ]

  @Test(arguments: usual)
  func `the interval covers the truth at its rate`(simulation: StudySimulation) {
    let figures = StudyFigures(simulation)
    #expect((0.91...0.985).contains(figures.coverage), "\(simulation.name): \(figures.coverage)")
    #expect(figures.falseAlarms <= StudyFigures.mostAlarms, "\(figures.falseAlarms)")
  }

  @Test(arguments: extreme)
  func `the interval is never too narrow where little varies`(simulation: StudySimulation) {
    let figures = StudyFigures(simulation)
    #expect(figures.coverage >= 0.91, "\(simulation.name): \(figures.coverage)")
    #expect(figures.falseAlarms <= StudyFigures.mostAlarms, "\(figures.falseAlarms)")
  }

  @Test func `an effect of two or three margins is found or not resolved, and found in most`() {
    let figures = StudyFigures(
      StudySimulation(name: "2, 3 and -3 margins", base: 0.5, effects: [0.1, 0.15, -0.15]))
    for (index, verdicts) in figures.verdicts.enumerated() {
      #expect(verdicts.right + verdicts.notResolved >= 0.95, "\(index): \(verdicts)")
      #expect(verdicts.right > 0.5, "\(index): \(verdicts)")
      #expect(verdicts.noDifference <= 0.01, "\(index): \(verdicts)")
    }
  }

  @Test func `no difference is told of none with enough seeds and images, hardly of one beyond`() {
    let figures = StudyFigures(
      StudySimulation(
        name: "many images", effects: [0, 0.06, -0.06], seeds: 10, images: 600))
    #expect(figures.verdicts[0].noDifference > 0.5, "\(figures.verdicts[0])")
    for verdicts in figures.verdicts.dropFirst() {
      #expect(verdicts.noDifference <= 0.05, "\(verdicts)")
      #expect(verdicts.wrong <= 0.01, "\(verdicts)")
    }
  }
}

/// How the studies of a simulation came out, as shares of them.
struct StudyFigures {
  struct Verdicts {
    var right = 0.0
    var wrong = 0.0
    var noDifference = 0.0
    var notResolved = 0.0
  }

  /// Alpha and two standard errors of a share of so many studies.
  static let mostAlarms =
    0.05 + 2 * (0.05 * 0.95 / Double(StudySimulationTests.studies)).squareRoot()

  /// Of studies and comparisons, those whose interval holds the true effect.
  private(set) var coverage = 0.0
  /// Studies in which any arm without an effect is told from the first, after Holm's correction.
  private(set) var falseAlarms = 0.0
  /// One an arm but the first.
  private(set) var verdicts: [Verdicts]
  private var resampledCoverage = 0.0
  private var resampledAlarms = 0.0
  private var flipAlarms = 0.0

  init(_ simulation: StudySimulation) {
    let effects = simulation.effects
    let (levels, studies) = (simulation.levels, StudySimulationTests.studies)
    let (each, cell) = (1 / Double(studies), 1 / Double(studies * effects.count))
    verdicts = effects.map { _ in Verdicts() }
    var generator = SplitMix(state: 7)
    for _ in 0..<studies {
      let arms = simulation.study(levels: levels, using: &generator)
      let differences = arms.dropFirst().map { $0.difference(from: arms[0]) }
      let estimates = differences.map { CrossedEstimate($0) }
      let adjusted = HolmCorrection.adjusted(estimates.map(\.pValue))
      var isAlarm = false
      for (arm, effect) in effects.enumerated() {
        if estimates[arm].interval().contains(effect) { coverage += cell }
        if effect == 0, (adjusted[arm] ?? 1) <= 0.05 { isAlarm = true }
        let verdict = PairedVerdict(
          difference: estimates[arm], adjustedP: adjusted[arm], margin: simulation.margin)
        verdicts[arm].add(verdict, effect: effect, each)
      }
      if isAlarm { falseAlarms += each }
      if StudySimulationTests.printsFigures { addOthers(differences, effects, each, cell) }
    }
    if StudySimulationTests.printsFigures { print("\(simulation.name): \(self)") }
  }

  private mutating func addOthers(
    _ differences: [CrossedSample], _ effects: [Double], _ each: Double, _ cell: Double
  ) {
    let flips = HolmCorrection.adjusted(differences.map { $0.signFlip?.pValue })
    let isAlarm = zip(flips, effects).contains { ($0 ?? 1) <= 0.05 && $1 == 0 }
    flipAlarms += isAlarm ? each : 0
    var isAnyMissed = false
    for (difference, effect) in zip(differences, effects) {
      let covers = difference.resampled(draws: 500)?.contains(effect) ?? true
      resampledCoverage += covers ? cell : 0
      if !covers, effect == 0 { isAnyMissed = true }
    }
    resampledAlarms += isAnyMissed ? each : 0
  }
}

extension StudyFigures.Verdicts {
  fileprivate mutating func add(_ verdict: PairedVerdict, effect: Double, _ share: Double) {
    switch verdict {
    case .better where effect > 0, .worse where effect < 0: right += share
    case .better, .worse: wrong += share
    case .noDifference: noDifference += share
    case .notResolved: notResolved += share
    }
  }
}
