import Datasets

/// What of the data is trained on
extension ExperimentReader {
  private static let longKeys: Set = [
    "sets", "total", "others", "dose", "hide", "negatives", "composites", "without",
  ]

  /// Two forms: a map of label sets to amounts, or a map of settings in which that is `sets`.
  func mix(_ top: SettingsReader, labels: [String]?) -> MixDescription {
    top.note(
      "mix", type: "all, a map of label sets to amounts, or a map of settings", standard: "all",
      "what the training split holds; cat+dog is both, none is neither")
    let tree = top.entry("mix")?.value
    let isAll = tree == nil || tree?.plainText == "all"
    let isMapOfSets = tree.map { isShort($0, labels: labels) } ?? false
    if isMapOfSets, !isAll {
      report.onlyNotes {
        _ = long(SettingsReader(nil, path: top.full("mix"), report: report), labels: labels)
      }
      return top.section("mix") { MixDescription(sets: sets($0, labels: labels)) }
    }
    let reader = SettingsReader(
      isAll ? nil : tree, path: top.full("mix"), report: top.report, place: top.place)
    defer { reader.finish() }
    return long(reader, labels: labels)
  }

  private func isShort(_ tree: SettingsTree, labels: [String]?) -> Bool {
    guard case .map(let entries) = tree.content else { return false }
    return !entries.contains {
      Self.longKeys.contains($0.key) && !(labels?.contains($0.key) ?? false)
    }
  }

  private func long(_ reader: SettingsReader, labels: [String]?) -> MixDescription {
    reader.note(
      "sets", type: "a map of label sets to counts, shares such as 25%, or all", standard: "all",
      "how many images of each label set")
    let tree = reader.entry("sets")?.value
    let sets =
      tree == nil || tree?.plainText == "all"
      ? nil
      : reader.section("sets") {
        self.sets($0, labels: labels, mayBeNone: reader.entry("others")?.value.plainText == "keep")
      }
    let shares = sets?.contains { if case .share = $0.amount { true } else { false } } ?? false
    let total = reader.value(
      "total", .or("all", .integer(1...1_000_000_000)), default: nil,
      when: SettingsCondition(
        holds: shares, text: "shares", sentence: "is for shares, and no set has one"),
      "images that shares are of; all is as many as they allow")
    let others = reader.value(
      "others", .word, default: OtherSets.drop, "what label sets that are not named do")
    let dose = reader.sectionOrNone(
      "dose", short: "sets", "label sets added in a measured amount"
    ) { self.dose($0, sets: sets, labels: labels) }
    let hide = reader.sectionOrNone(
      "hide", short: "sets", "labels that are taken from images that hold them"
    ) { self.hide($0, labels: labels) }
    let negatives = reader.section("negatives", negatives)
    let composites = composites(reader, labels: labels)
    let without = reader.value(
      "without", .names("a list of label sets, as [cat+dog, none]"), default: [],
      "label sets whose images leave in the end; all others stay as they are")
    return MixDescription(
      sets: sets, total: total, keepsOthers: others == .keep, dose: dose, hide: hide,
      negatives: negatives, composites: composites,
      without: without.map { text in
        labelSet(text, at: reader.place, labels: labels) { reader.complain("without", $0) }
      })
  }

  private enum OtherSets: String, CaseIterable, Sendable { case drop, keep }

  // MARK: Label sets

  /// - Parameters:
  ///   - type: the amounts that are allowed.
  ///   - areShares: whether shares are parts of one whole, and so make 100%.
  ///   - mayBeNone: whether there are other images too, so that all amounts may be 0.
  func sets(
    _ reader: SettingsReader, labels: [String]?, _ type: ValueType<MixAmount> = .amount,
    areShares: Bool = true, mayBeNone: Bool = false
  ) -> [MixEntry] {
    let before = report.problems.count
    var mix: [MixEntry] = []
    var places: [[String]: ExperimentPlace] = [:]
    for entry in reader.allEntries {
      let amount = reader.read(entry.key, type) ?? .count(0)
      let labelSet = labelSet(entry.key, at: entry.place, labels: labels) {
        reader.complain(entry.key, $0, at: entry.place)
      }
      if let first = places[labelSet.sorted()], !reader.isRepeated(entry.key) {
        reader.complain(
          entry.key, .contradiction("is the same label set as the one at \(first.short)"),
          at: entry.place)
      }
      places[labelSet.sorted()] = entry.place
      mix.append(MixEntry(labelSet: labelSet, amount: amount))
    }
    guard report.problems.count == before else { return mix }
    if !mayBeNone, !mix.isEmpty, mix.allSatisfy({ $0.amount == .count(0) }) {
      reader.complainHere(.contradiction("asks for no image at all"))
    }
    checkAmounts(mix, areShares: areShares, reader)
    return mix
  }

  private func checkAmounts(_ mix: [MixEntry], areShares: Bool, _ reader: SettingsReader) {
    let shares = mix.compactMap { if case .share(let share) = $0.amount { share } else { nil } }
    guard areShares, !shares.isEmpty else { return }
    guard shares.count + mix.count(where: { $0.amount == .count(0) }) == mix.count else {
      return reader.complainHere(
        .contradiction("has shares and counts; allowed: shares for all, and 0"))
    }
    let sum = shares.reduce(0, +)
    if abs(sum - 1) > 1e-6 {
      reader.complainHere(
        .contradiction("adds up to \(YAMLWriter.number((sum * 1e6).rounded() / 1e4))%, not 100%"))
    }
  }

  /// The labels that a name such as `cat+dog` stands for.
  func labelSet(
    _ text: String, at place: ExperimentPlace, labels: [String]?,
    complain: (ExperimentProblem) -> Void
  ) -> [String] {
    guard text != "none" else { return [] }
    let names = text.split(separator: "+", omittingEmptySubsequences: false).map(\.trimmed)
    for (index, name) in names.enumerated() {
      if name.isEmpty {
        complain(.contradiction("is no label set; allowed: labels joined by +, or none"))
      } else if names[..<index].contains(name) {
        complain(.contradiction("names \(name) twice"))
      } else if let labels, !labels.contains(name) {
        complain(.noLabel(name, labels: labels))
      }
    }
    return names
  }

  /// A list of label sets under a key.
  private func labelSets(
    _ reader: SettingsReader, _ key: String, labels: [String]?, _ about: String
  ) -> [[String]] {
    let type = ValueType<[String]>.names("a list of label sets, as [cat+dog, none]")
    return (reader.required(key, type, about) ?? []).map { text in
      labelSet(text, at: reader.place, labels: labels) { reader.complain(key, $0) }
    }
  }

  // MARK: Parts

  private func dose(
    _ reader: SettingsReader, sets: [MixEntry]?, labels: [String]?
  ) -> DoseDescription {
    let dosed = labelSets(reader, "sets", labels: labels, "the label sets that are added")
    let share =
      reader.required(
        "share", .number(0...1), "of the other images: so many of each of the sets") ?? 0
    let manner = reader.value(
      "by", .word, default: DoseDescription.Manner.swap,
      "swap lets as many other images leave, add keeps them")
    let named = Set((sets ?? []).filter { $0.amount != .count(0) }.map { $0.labelSet.sorted() })
    for set in dosed where named.contains(set.sorted()) {
      reader.complain(
        "sets",
        .contradiction(
          "names \(MixEntry.name(of: set)), which mix.sets has already; allowed: in one of them"))
    }
    if manner == .swap, share * Double(dosed.count) > 1 {
      reader.complain(
        "share",
        .contradiction(
          "is \(YAMLWriter.number(share)) for each of \(dosed.count) sets, more than there is to "
            + "swap; allowed: up to \(YAMLWriter.number(1 / Double(dosed.count)))"))
    }
    return DoseDescription(sets: dosed, share: share, manner: manner)
  }

  private func hide(_ reader: SettingsReader, labels: [String]?) -> HideDescription {
    let sets = labelSets(
      reader, "sets", labels: labels, "label sets whose images lose all labels but one")
    let keep = reader.value(
      "keep", .or("one", .label), default: nil, "the label that stays; one draws it for each image")
    if let keep, let stray = sets.first(where: { !$0.contains(keep) }) {
      reader.complain(
        "keep",
        .contradiction("is \(keep), which is not in \(MixEntry.name(of: stray))"))
    }
    return HideDescription(
      sets: sets, keep: keep,
      hidden: reader.value(
        "as", .word, default: HideDescription.Hidden.absent, "what the lost labels are trained as"),
      share: reader.value(
        "share", .number(0...1), default: 1, "share of the images that lose them"))
  }

  private func negatives(_ reader: SettingsReader) -> NegativesDescription {
    let names = ValueType<[String]>.names("a list of categories")
    return NegativesDescription(
      seen: reader.value(
        "seen", .or("all", names), default: nil,
        "what the negatives show that are trained on, by category"),
      heldOut: reader.value(
        "held_out", names, default: [],
        "what negatives show that are kept for the test, by category"))
  }

  // MARK: Balance

  func balance(_ top: SettingsReader) -> Balance {
    top.section("balance", short: "method") { reader in
      let standard = Balance()
      let method = reader.value(
        "method", .word, default: standard.method,
        "what is done about labels that are rarer than others")
      let resamples: [Balance.Method] = [
        .oversample, .undersample, .oversampleSets, .undersampleSets,
      ]
      func when(_ methods: [Balance.Method]) -> SettingsCondition {
        let names = methods.map(\.rawValue).joined(separator: ", ")
        return SettingsCondition(
          holds: methods.contains(method), text: names,
          sentence: "is for \(names), and \(reader.full("method")) is \(method.rawValue)")
      }
      return Balance(
        method,
        percent: reader.value(
          "percent", .number(above: 0, upTo: 100), default: standard.percent,
          when: when(resamples), "how many more, or fewer, images there will be"),
        cap: reader.value(
          "cap", .number(1...1000), default: standard.cap, when: when([.positiveWeight]),
          "the most a positive weighs"),
        limit: reader.value(
          "limit", .integer(1...1000), default: standard.limit, when: when([.augmentToEqual]),
          "how often one image may come in an epoch"),
        countsNegatives: reader.value(
          "negatives", .truth, default: standard.countsNegatives, when: when([.augmentToEqual]),
          "multiplies the images without a label too"))
    }
  }
}

extension SettingsReader {
  /// The labels that a key such as `cat+dog` stands for; none for `none`.
  package func labelSet(_ key: String, labels: [String]?) -> [String] {
    ExperimentReader(report: report, name: "", directory: nil).labelSet(
      key, at: place, labels: labels
    ) { complain(key, $0, at: entry(key)?.place) }
  }
}
