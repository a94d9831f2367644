import Datasets
import Experiments
import Foundation

/// Reads a ``Study`` from its settings.
struct StudyReader {
  let report: SettingsReader.Report
  /// The title where none is given.
  let name: String
  /// Where relative paths start.
  let directory: String?
  /// The text of the experiment, in place of the file that the study names.
  var base: String?
  var checksFiles = false

  /// Nil where something is missing without which there is no study; that is told.
  func study(_ tree: SettingsTree?) -> Study? {
    let top = SettingsReader(tree, path: "", report: report)
    defer { top.finish() }
    let title = top.value("title", .text, default: name, "what its runs are called")
    let question = top.value(
      "question", .orNone(.text), default: nil, "what the study is to find out")
    let base = experiment(top)
    let images = top.required(
      "images", .integer(10...1_000_000_000), "training images of each arm")
    let steps = top.required(
      "steps", .integer(1...10_000_000),
      "optimiser steps of each run, in place of train.epochs; a multiple of 10 is validated 10 times"
    )
    let seeds = top.value(
      "seeds", .seeds, default: Self.standardSeeds,
      "how many times each arm is trained, or the seeds themselves")
    let labels = base?.data.labels
    for name in Self.reserved where labels?.contains(name) ?? false {
      top.complain(
        "experiment",
        .contradiction("has a label \(name), which is what a study calls one of its figures"))
    }
    if base != nil, labels == nil {
      top.complain(
        "experiment",
        .contradiction("names no labels; data.labels has to, for a study to know label sets"))
    }
    let strata = strata(top, base: base, labels: labels)
    let mix = top.section("mix") {
      mixOfOthers($0, standard: StudyArm.Mix(both: 0.1, neither: 0.1))
    }
    let arms = arms(top, mix: mix, isAugmented: base.map { $0.augment != .none } ?? false)
    let rule = top.section("compare") { self.rule($0, strata: strata) }
    guard var base, let images, let steps, let strata, let arms else { return nil }
    check(base, top)
    (base.train.epochs, base.train.epochSteps) = Self.epochs(steps: steps)
    base.data.seed = base.data.seed ?? base.seed
    let study = Study(
      title: title, question: question, base: base,
      baseFile: top.entry("experiment").flatMap { entry in
        if case .text(let path, _) = entry.value.content { path } else { nil }
      }, images: images, seeds: seeds, arms: arms,
      strata: strata, rule: rule)
    check(study, top)
    return study
  }

  /// Fewer cannot show an effect by the signs of their differences.
  static let standardSeeds: [UInt64] = Array(1...6)

  /// What figures of studies are called beside label sets.
  private static let reserved = [StudyRule.weighted, "unseen", "far"]

  /// Validation is looked at so many times in a run.
  static let evaluations = 10

  /// The steps in equal epochs, at most ``evaluations``.
  static func epochs(steps: Int) -> (epochs: Int, steps: Int) {
    let epochs = (1...min(evaluations, steps)).last { steps.isMultiple(of: $0) } ?? 1
    return (epochs, steps / epochs)
  }

  // MARK: What all arms share

  /// In place, or the path of an experiment file.
  private func experiment(_ top: SettingsReader) -> Experiment? {
    top.note(
      "experiment", type: "an experiment, or the path of its file", standard: nil,
      "what all arms share")
    guard let entry = top.entry("experiment") else {
      if directory != nil { top.complain("experiment", .missing(allowed: "an experiment")) }
      return nil
    }
    guard case .text(let path, _) = entry.value.content else {
      return top.section("experiment") {
        $0.experiment(title: name, directory: checksFiles ? directory : nil)
      }
    }
    let folder = URL(filePath: directory ?? ".", directoryHint: .isDirectory)
    let file = URL(filePath: path, relativeTo: folder).path
    do throws(ExperimentFileErrors) {
      let text = if let base { base } else { try Experiment.text(ofFile: file) }
      let experiment = try Experiment.read(
        text: text, file: path, directory: Experiment.directory(of: file),
        checkingFiles: checksFiles)
      return experiment.rooted(at: Experiment.directory(of: file))
    } catch {
      let first = error.description.split(separator: "\n").first.map(String.init) ?? ""
      let more = error.problems.count > 1 ? " (and \(error.problems.count - 1) more)" : ""
      top.complain("experiment", .contradiction("cannot be used: \(first)\(more)"))
      return nil
    }
  }

  /// What a study sets itself, and what would make its arms unequal.
  private func check(_ base: Experiment, _ top: SettingsReader) {
    if base.train.earlyStop != nil {
      top.complain(
        "experiment",
        .contradiction("has train.early_stop; all runs of a study take as many steps"))
    }
    var mix = base.mix
    mix.negatives = NegativesDescription()
    if mix != .all || base.mix.negatives.seen != nil {
      top.complain(
        "experiment",
        .contradiction("has a mix; what the training sets hold is what the arms say"))
    }
    if base.data.split.fractions.test == 0 || base.data.split.fractions.tune == 0 {
      top.complain(
        "experiment",
        .contradiction("has no images to tune or test on; data.split.tune and test need some"))
    }
  }

  // MARK: Strata

  private func strata(
    _ top: SettingsReader, base: Experiment?, labels: [String]?
  ) -> [StudyStratum]? {
    top.note(
      "strata", type: "a map of label sets to shares that make 100%", standard: nil,
      "what the network will meet in use; also unseen and far, if the data has them")
    guard top.isGiven("strata") else {
      top.complain("strata", .missing(allowed: "a map of label sets to shares"))
      return nil
    }
    let before = report.problems.count
    let found = top.section("strata") { reader -> [StudyStratum] in
      let strata = reader.allEntries.map { entry -> StudyStratum in
        let weight = reader.read(entry.key, .percent) ?? 0
        return StudyStratum(kind(entry, reader, labels: labels), weight: weight)
      }
      for (index, stratum) in strata.enumerated()
      where strata[..<index].contains(where: { $0.kind == stratum.kind }) {
        reader.complain(reader.allEntries[index].key, .contradiction("is given twice"))
      }
      let sum = strata.reduce(0) { $0 + $1.weight }
      if abs(sum - 1) > 1e-6, report.problems.count == before {
        reader.complainHere(.contradiction("adds up to \(percent(sum)), not 100%"))
      }
      return strata
    }
    guard report.problems.count == before else { return nil }
    return complete(found, base: base, top)
  }

  private func kind(
    _ entry: SettingsEntry, _ reader: SettingsReader, labels: [String]?
  ) -> StudyStratum.Kind {
    if entry.key == "unseen" { return .unseen }
    if entry.key == "far" { return .far }
    let set = reader.labelSet(entry.key, labels: labels)
    return .labelSet(labels.map { labels in labels.filter(set.contains) } ?? set)
  }

  /// Adds what the data has and the file does not weigh.
  private func complete(
    _ found: [StudyStratum], base: Experiment?, _ top: SettingsReader
  ) -> [StudyStratum] {
    let sets = found.compactMap { if case .labelSet(let set) = $0.kind { set } else { nil } }
    var strata = found.filter { if case .labelSet = $0.kind { true } else { false } }
    if !sets.contains([]) { strata.append(StudyStratum(.labelSet([]))) }
    if sets.count(where: { $0.count == 1 }) < 2 {
      top.complain("strata", .contradiction("needs two single labels or more"))
    }
    if !sets.contains(where: { $0.count > 1 }) {
      top.complain("strata", .contradiction("needs a set of several labels, as cat+dog"))
    }
    let has = [
      (
        StudyStratum.Kind.unseen, !(base?.mix.negatives.heldOut.isEmpty ?? true),
        "experiment.mix.negatives.held_out"
      ),
      (.far, (base?.data.far ?? 0) > 0, "experiment.data.far"),
    ]
    for (kind, isThere, key) in has {
      if let given = found.first(where: { $0.kind == kind }) {
        strata.append(given)
        if !isThere {
          top.complain(
            "strata", .contradiction("weighs \(given.name), and \(key) is not given"))
        }
      } else if isThere {
        strata.append(StudyStratum(kind))
      }
    }
    return strata
  }

  // MARK: Comparison

  private func rule(_ reader: SettingsReader, strata: [StudyStratum]?) -> StudyRule {
    let standard = StudyRule()
    let known = (strata?.map(\.name) ?? []) + [StudyRule.weighted]
    let primary = reader.value(
      "primary", .or("all", .names("a list of strata, or weighted")), default: nil,
      "whose figures are tested; all are those with a share, and their weighted mean")
    for name in primary ?? [] where strata != nil && !known.contains(name) {
      reader.complain(
        "primary",
        .notAllowed(
          found: name, allowed: known.joined(separator: ", "),
          nearest: Nearest.word(to: name, among: known)))
    }
    return StudyRule(
      primary: primary,
      decision: reader.value(
        "decide", .word, default: standard.decision,
        "at thresholds tuned on the tune split, or fixed at 0.5"),
      margin: reader.value(
        "margin", .percent, default: standard.margin, "a smaller difference does not matter"),
      alpha: reader.value(
        "alpha", .percent, default: standard.alpha, "the chance of a false alarm"),
      correction: reader.value(
        "correction", .word, default: standard.correction, "for how many things are compared"))
  }

  /// What only the whole can be told.
  private func check(_ study: Study, _ top: SettingsReader) {
    for (index, arm) in study.arms.enumerated() {
      if study.arms[..<index].contains(where: { $0.name == arm.name }) {
        top.complain("arms", .contradiction("has \(arm.name) twice"))
      }
      if arm.mix.both + arm.mix.neither > 1 + 1e-9 {
        top.complain(
          "arms", .contradiction("has \(arm.name), whose shares are more than all images"))
      } else if let missing = study.missing(in: arm) {
        top.complain(
          "arms",
          .contradiction(
            "has \(arm.name), which of \(study.images) images asks for none of \(missing)"))
      }
      if case .seen(let categories) = arm.kind,
        let held = categories.first(where: study.base.mix.negatives.heldOut.contains)
      {
        top.complain(
          "arms", .contradiction("has \(arm.name), and \(held) is held out for the test"))
      }
    }
    let isAboutHead = study.arms.contains { if case .head = $0.kind { true } else { false } }
    if isAboutHead, study.base.head != .sigmoid {
      top.complain(
        "experiment",
        .contradiction("has the head \(study.base.head.rawValue); arms compare heads with sigmoid"))
    }
    let isAboutSkew = study.arms.contains { if case .skew = $0.kind { true } else { false } }
    if isAboutSkew, study.base.balance != .none {
      top.complain(
        "experiment", .contradiction("has a balance; arms compare remedies with none"))
    }
    for arm in study.arms {
      let text = study.experiment(for: arm, seed: study.seeds[0]).yaml
      do throws(ExperimentFileErrors) {
        _ = try Experiment.read(text: text, file: arm.name, directory: "/", checkingFiles: false)
      } catch {
        let problem = error.problems.first.map { $0.problem.sentence(key: $0.key) } ?? ""
        top.complain("arms", .contradiction("has \(arm.name), in which \(problem)"))
      }
    }
    if !(1e-6..<0.5).contains(study.rule.alpha) {
      top.complain("compare", .contradiction("has an alpha that is not above 0% and below 50%"))
    }
  }
}
