import Metrics
import Reports
import RunStore

/// What the runs decide otherwise, label by label and image by image.
extension ComparisonPage {
  /// Label sets and images that are listed.
  private static let mostSets = 40
  private static let mostImages = 24

  func labels() -> [PageBlock] {
    let pairs = report.runs.compactMap { run in run.difference.map { (run.run, $0) } }
    guard let first = report.runs.first, !pairs.isEmpty else {
      return [.text("No two runs were scored on the same images.")]
    }
    return pairs.map { run, difference in
      var table = PageTable(
        "Run \(run) against run \(first.run); p is McNemar's, of the images only one of them is "
          + "right on",
        [
          .text("label"), .init("thr \(first.run)", meaning: "threshold"),
          .init("thr \(run)", meaning: "threshold"), .init("F1 \(first.run)"), .init("F1 \(run)"),
          .init("difference"), .init("p"),
        ])
      let reach = difference.labels.map(\.f1Difference).reach
      for label in difference.labels {
        table.add([
          .init(label.label), .threshold(label.baselineThreshold ?? .infinity),
          .threshold(label.threshold ?? .infinity), .share(label.baselineF1), .share(label.f1),
          .init(
            Format.change(label.f1Difference), order: label.f1Difference,
            mark: label.f1Difference.map { .change($0, lower: nil, upper: nil, reach: reach) }),
          .init(Format.pValue(label.pValue), order: label.pValue),
        ])
      }
      return .table(table)
    }
  }

  /// How often each run tells each label set whole.
  func sets() -> PageTable {
    let sets = report.runs.flatMap(\.labelSets).reduce(into: [[String]: Int]()) { known, set in
      known[set.labels] = max(known[set.labels] ?? 0, set.images)
    }.sorted { a, b in
      a.value != b.value ? a.value > b.value : a.key.lexicographicallyPrecedes(b.key)
    }
    let shown = sets.prefix(Self.mostSets)
    let cut =
      shown.count < sets.count ? "; the \(shown.count) most frequent of \(sets.count)" : ""
    var table = PageTable(
      "On what share of its images each label set is told whole\(cut)",
      [.text("label set"), .init("images")] + report.runs.map { .init($0.run) })
    for set in shown {
      let rates = report.runs.map { run -> PageTable.Cell in
        let found = run.labelSets.first { $0.labels == set.key }
        return .bar(
          found.flatMap { $0.images > 0 ? Double($0.right) / Double($0.images) : nil },
          found.flatMap { .wilson($0.right, of: $0.images) })
      }
      table.add([.init(LabelSetName.text(set.key)), .count(set.value)] + rates)
    }
    return table
  }

  func decisions() throws -> [PageBlock] {
    let data = Result { try RunData.open(runs[0], in: store) }
    let pictures = (try? data.get()).flatMap { PagePictures($0) }
    var blocks: [PageBlock] = []
    if case .failure(let error) = data {
      blocks.append(.notice(PageNotice(.note, "The images cannot be shown: \(error)")))
    }
    for run in report.runs {
      guard let different = run.difference?.disagreements else { continue }
      let words = PageBlock.text(
        "Other label sets on \(PageText.count(different.images, "image")): only run "
          + "\(report.runs[0].run) is right on \(different.onlyBaselineRight), only run \(run.run) "
          + "on \(different.onlyOtherRight), neither on \(different.neitherRight).")
      let samples = try chosen(of: different.listed).map { image in
        PageSample(
          name: pictures?.name(of: image.image) ?? "image \(image.image)",
          truth: LabelSetName.text(image.truth),
          told: [
            PageSample.Told(
              report.runs[0].run, LabelSetName.text(image.baseline),
              isRight: image.baseline == image.truth),
            PageSample.Told(
              run.run, LabelSetName.text(image.other), isRight: image.other == image.truth),
          ], picture: try pictures?.picture(of: image.image))
      }
      let note = samples.count < different.images ? ", \(samples.count) of them" : ""
      blocks.append(
        .part(
          "Run \(run.run) against run \(report.runs[0].run)\(note)", [words, .samples(samples)]))
    }
    return blocks.isEmpty ? [.text("No two runs were scored on the same images.")] : blocks
  }

  /// Those only one run is right on, taking turns, and then the others.
  private func chosen(of images: [RunDifference.Image]) -> [RunDifference.Image] {
    let first = images.filter { $0.baseline == $0.truth }
    let second = images.filter { $0.other == $0.truth }
    let neither = images.filter { $0.baseline != $0.truth && $0.other != $0.truth }
    let turns = (0..<max(first.count, second.count)).flatMap { place in
      [first, second].compactMap { $0.indices.contains(place) ? $0[place] : nil }
    }
    return Array((turns + neither).prefix(Self.mostImages))
  }
}
