import Metrics
import TerminalUI

@testable import Studies
@testable import Workbench

/// Studies that are not like most.
extension Sample {
  /// Nothing of it is done yet.
  static let begunStudy = StudyView(
    id: StudyID(4), title: "garments", file: "garments-study.yaml",
    grid: StudyGrid(
      arms: ["singles", "swap 10%"], seeds: [1, 2], steps: 4000,
      cells: [
        [.init(.training, run: 120, step: 100, seconds: 10), .init(.waiting)], [.init(), .init()],
      ]))

  /// Thirty arms of long names, without doses, some of whose figures are undefined.
  static let longStudy: StudyView = {
    let names = (1...30).map { "head separate networks with a long name, number \($0)" }
    var sheet = studySheet
    sheet.doses = []
    sheet.advice = []
    sheet.summary = ""
    sheet.strata = ["automobile", "bicycle", "automobile+bicycle", "none", "unseen", "far"].map {
      .init(name: $0, images: 100, weight: 0.1)
    }
    sheet.arms = names.prefix(20).enumerated().map { place, name in
      var arm = arm(name, mix: [1, 2, 3, 4], phi: nil, shares: [])
      arm.exact = ["automobile": figure(Double(place) / 20, nil), "far": figure(.nan, .infinity)]
      arm.exactFixed = [:]
      return arm
    }
    sheet.comparisons = names.map {
      comparison($0, "automobile+bicycle", .nan, .infinity, p: .nan, nil, "")
    }
    return StudyView(
      id: StudyID(1), title: "everything that can be tried about networks and their heads",
      file: "all.yaml",
      grid: StudyGrid(
        arms: names, seeds: Array(1...40), steps: 100,
        cells: names.prefix(25).map { _ in [.init(.done, run: 139, step: 100)] }), sheet: sheet)
  }()

  /// Every kind of dose at five doses.
  static let doseStudy: StudyView = {
    let doses = [0.01, 0.025, 0.05, 0.1, 0.25]
    let kinds: [(name: String, lift: Double)] = [
      ("both", 0.55), ("neither", -0.08), ("swap", 0.62), ("synthetic", 0.3),
    ]
    var sheet = studySheet
    sheet.arms = [sheet.arms[0]]
    sheet.doses = []
    for kind in kinds {
      var points: [(String, Double)] = [("singles", 0)]
      for dose in doses {
        let name = "\(kind.name) \(DosePane.label(dose))"
        points.append((name, dose))
        let share = 0.18 + kind.lift * (dose * 4).squareRoot()
        sheet.arms.append(
          arm(
            name, mix: [500, 500, Int(1000 * dose), 0], phi: dose - 1,
            shares: [0.9, 0.9, share, 0.6, 0.8]))
      }
      sheet.doses.append(
        dose(
          kind.name, points, sufficient: kind.name == "neither" ? nil : 0.1,
          "10% is enough of \(kind.name)."))
    }
    let names = sheet.arms.map(\.name)
    return StudyView(
      id: StudyID(5), title: "doses", file: "doses.yaml",
      grid: StudyGrid(
        arms: names, seeds: [1, 2, 3], steps: 2000,
        cells: names.map { _ in done(100) }), sheet: sheet)
  }()
}
