import Curation
import Experiments
import Reports
import Workbench

/// What the network was trained and judged on.
extension RunPage {
  private static let mostSetsListed = 60

  func dataBlocks() -> [PageBlock] {
    switch data {
    case .success(let data): return blocks(of: data)
    case .failure(let error):
      return [
        .notice(
          PageNotice(
            .note,
            "The data cannot be opened any more, so only what the run itself has noted is "
              + "told here: \(error)")),
        .facts(fingerprints), .table(notedParts),
      ]
    }
  }

  private func blocks(of data: CuratedData) -> [PageBlock] {
    guard let experiment else { return [.facts(fingerprints)] }
    let mix = MixView(data, experiment)
    var facts = fingerprints
    facts.append(PageFact("images", "\(data.dataset.count)"))
    if let sizes = mix.sizes { facts.append(PageFact("sizes", sizes)) }
    if let note = mix.mixNote { facts.append(PageFact("mix", note)) }
    if let duplicates = mix.duplicates {
      facts.append(
        PageFact(
          "copies",
          "\(duplicates.exactGroups) exact, \(duplicates.nearGroups) near, "
            + "\(duplicates.acrossParts) in several parts"))
    }
    facts.append(PageFact("unreadable", PageText.count(mix.unreadable, "image")))
    var blocks: [PageBlock] = [.facts(facts)]
    blocks.append(.part("What to mend", findings(mix)))
    blocks.append(.part("Label sets", [.table(setTable(mix))]))
    blocks.append(.part("Labels", [.table(labelTable(mix))]))
    if let balance = mix.balance {
      blocks.append(.part("Balance: \(balance.method)", [.table(table(balance, mix))]))
    }
    return blocks
  }

  private var experiment: Experiment? {
    try? Experiment.of(details)
  }

  private var fingerprints: [PageFact] {
    [
      PageFact("data fingerprint", details.facts.dataFingerprint),
      PageFact("split", details.facts.splitHash),
    ].filter { !$0.value.isEmpty }
  }

  private func findings(_ mix: MixView) -> [PageBlock] {
    guard !mix.findings.isEmpty else { return [.text("Nothing was found wrong with the data.")] }
    return mix.findings.map { finding in
      .notice(
        PageNotice(
          finding.severity == .warning ? .warning : .note, finding.text, remedy: finding.remedy))
    }
  }

  /// The images of each part, for a run whose data are gone.
  private var notedParts: PageTable {
    var table = PageTable(
      "Images of each part", [.text("part"), .init("images")], isSortable: false)
    for (part, images) in details.facts.imagesPerSplit.sorted(by: { $0.key < $1.key }) {
      table.add([.init(part), .count(images)])
    }
    return table
  }

  private static let parts: [PageTable.Column] = [
    .init("train"), .init("validation"), .init("tune"), .init("test"),
  ]

  private func cells(_ counts: MixView.PartCounts) -> [PageTable.Cell] {
    [counts.train, counts.validation, counts.tune, counts.test].map { .count($0) }
  }

  private func setTable(_ mix: MixView) -> PageTable {
    let shown = mix.sets.prefix(Self.mostSetsListed)
    let cut =
      shown.count < mix.sets.count
      ? "; the \(shown.count) most frequent of \(mix.sets.count)" : ""
    var table = PageTable(
      "Images of each label set by part, as they are trained on\(cut)",
      [.text("label set")] + Self.parts)
    for set in shown { table.add([.init(set.name)] + cells(set.images)) }
    return table
  }

  private func labelTable(_ mix: MixView) -> PageTable {
    var table = PageTable(
      "Images that show each label, by part",
      [.text("label")] + Self.parts + [
        .init("unknown", meaning: "images that say nothing about it"),
        .init("imbalance", meaning: "images of the most frequent label over its own, in train"),
      ])
    for label in mix.labels {
      table.add(
        [.init(label.name)] + cells(label.positives) + [
          .count(label.unknowns),
          .init(
            label.imbalance.map { Format.fixed($0, places: 1) } ?? Format.share(nil),
            order: label.imbalance),
        ])
    }
    return table
  }

  private func table(_ balance: MixView.Balance, _ mix: MixView) -> PageTable {
    var table = PageTable(
      "Training images of each label that an epoch sees",
      [.text("label"), .init("in the set"), .init("in an epoch")])
    for (label, counts) in zip(mix.labels, zip(balance.before, balance.after)) {
      table.add([.init(label.name), .count(counts.0), .count(counts.1)])
    }
    return table
  }
}
