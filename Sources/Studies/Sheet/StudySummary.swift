import Experiments
import Metrics

/// What a study found, in a paragraph for a colleague.
struct StudySummary {
  private let study: Study
  private let arms: [StudySheet.Arm]
  private let comparisons: [ComparedArms]

  init(_ study: Study, arms: [StudySheet.Arm], comparisons: [ComparedArms]) {
    self.study = study
    self.arms = arms
    self.comparisons = comparisons
  }

  var text: String {
    ([opening] + mixes + [closing]).compactMap(\.self).joined(separator: " ")
  }

  private var opening: String? {
    guard let singles = study.arms.firstIndex(of: StudyArm(.plain)),
      !arms[singles].runs.isEmpty
    else { return nil }
    let arm = arms[singles]
    let seeds = arm.runs.count
    let told = study.strata.compactMap { stratum in
      arm.exact[stratum.name].map { "\(points($0.value))% of \(stratum.name)" }
    }
    guard !told.isEmpty else { return nil }
    var text =
      "Trained on \(study.images) images of single labels alone (\(seeds) "
      + "seed\(seeds == 1 ? "" : "s"), \(study.steps) steps each), the network tells exactly "
      + "\(Self.list(told))"
    if let weighted = arm.exact[StudyRule.weighted] {
      text += "; of what is met in use, \(points(weighted.value))%"
    }
    return text + "."
  }

  /// What the largest dose of each kind changes.
  private var mixes: [String] {
    let matters: [(StudyComparison.Matter, (StudyArm.Mix) -> String)] = [
      (.both, { "\(percent($0.both)) images of several labels" }),
      (.neither, { "\(percent($0.neither)) images of none" }),
      (
        .swap,
        {
          $0.both == $0.neither
            ? "\(percent($0.both)) each of images of several labels and of none"
            : "\(percent($0.both)) images of several labels and \(percent($0.neither)) of none"
        }
      ),
    ]
    return matters.compactMap { matter, name in
      let largest = comparisons.filter { $0.plan.matter == matter }
        .max { dose($0) < dose($1) }
      guard let largest else { return nil }
      let rows = comparisons.filter { $0.plan == largest.plan && $0.row.verdict != nil }
        .map(\.row)
      let changes = rows.compactMap(Self.change)
      let same = rows.filter { $0.verdict == .noDifference }.map { Self.name($0.figure) }
      let open = rows.filter { $0.verdict?.isOpen ?? false }
        .map { Self.name($0.figure) }
      var parts: [String] = []
      if !changes.isEmpty { parts.append("changes \(Self.list(changes))") }
      if !same.isEmpty { parts.append("makes no difference that matters to \(Self.list(same))") }
      if !open.isEmpty { parts.append("leaves open what becomes of \(Self.list(open))") }
      guard !parts.isEmpty else { return nil }
      return "Putting \(name(study.arms[largest.plan.arm].mix)) in place of as many of them "
        + "\(Self.list(parts))."
    }
  }

  private func dose(_ compared: ComparedArms) -> Double {
    let mix = study.arms[compared.plan.arm].mix
    return mix.both + mix.neither
  }

  private static func change(_ row: StudySheet.Comparison) -> String? {
    guard row.verdict == .better || row.verdict == .worse else { return nil }
    return "\(name(row.figure)) by \(signed(row.effect)) points"
  }

  private static func name(_ figure: String) -> String {
    figure == StudyRule.weighted ? "what is met in use" : "images of \(figure)"
  }

  /// Whether single labels were enough, on the whole.
  private var closing: String? {
    let mixes = comparisons.mixesInUse
    guard !mixes.isEmpty else { return nil }
    if let best = mixes.best {
      return "So single labels alone are not enough for this mix of images: \(best.arm) does "
        + "\(points(best.effect)) points better."
    }
    if !mixes.contains(where: { $0.verdict?.isOpen ?? false }) {
      return "So single labels alone are enough for this mix of images."
    }
    return "Whether single labels alone are enough is not resolved by so many seeds and images."
  }

  private static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return "\(items.dropLast().joined(separator: ", ")) and \(last)"
  }
}
