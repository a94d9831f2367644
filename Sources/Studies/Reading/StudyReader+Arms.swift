import Datasets
import Experiments
import NeuralNetwork

/// The arms: a list in which each entry is a word, or a word with what it needs.
extension StudyReader {
  private static let words = [
    "singles", "both", "neither", "swap", "synthetic", "hidden", "seen", "skew", "heads", "augment",
  ]

  /// - Parameters:
  ///   - mix: of the arms that are about something else.
  ///   - isAugmented: whether the experiment is.
  func arms(_ top: SettingsReader, mix: StudyArm.Mix, isAugmented: Bool) -> [StudyArm]? {
    top.note(
      "arms", type: "a list of \(Self.words.joined(separator: ", ")), each with what it needs",
      standard: nil, "the training sets, and the ways to train on them")
    guard let entry = top.entry("arms") else {
      top.complain("arms", .missing(allowed: "a list of arms"))
      return nil
    }
    guard case .list(let items) = entry.value.content, !items.isEmpty else {
      top.complain(
        "arms",
        .notAllowed(found: entry.value.summary, allowed: "a list of arms", nearest: nil))
      return nil
    }
    let before = report.problems.count
    var arms: [StudyArm] = []
    for (index, item) in items.enumerated() {
      for arm in read(item, path: "arms.\(index)", mix: mix) where !arms.contains(arm) {
        arms.append(arm)
      }
    }
    return report.problems.count == before
      ? withReferences(arms, isAugmented: isAugmented) : nil
  }

  /// The arms with those they are compared with, of which a file need not speak.
  private func withReferences(_ given: [StudyArm], isAugmented: Bool) -> [StudyArm] {
    var arms = given
    func isPlain(_ arm: StudyArm) -> Bool {
      if case .augment(_, .none) = arm.kind { true } else { false }
    }
    if isAugmented, !given.contains(where: isPlain),
      let first = given.first(where: { if case .augment = $0.kind { true } else { false } })
    {
      arms.append(StudyArm(.augment(name: "none", .none), mix: first.mix))
    }
    func need(_ arm: StudyArm, at index: Int) {
      if !arms.contains(arm) { arms.insert(arm, at: index) }
    }
    for arm in given {
      let place = arms.firstIndex(of: arm) ?? 0
      switch arm.kind {
      case .plain: break
      case .skew(let ratio, let remedy):
        if remedy != .none { need(StudyArm(.skew(ratio, .none), mix: arm.mix), at: place) }
        need(StudyArm(.plain, mix: arm.mix), at: place)
      // As many real images as are made may not be there to be had: those a file must ask for.
      case .synthetic, .hidden, .seen, .head, .augment:
        need(StudyArm(.plain, mix: arm.mix), at: place)
      }
    }
    need(StudyArm(.plain), at: 0)
    return arms
  }

  private func read(_ item: SettingsTree, path: String, mix: StudyArm.Mix) -> [StudyArm] {
    if item.plainText == "singles" { return [StudyArm(.plain)] }
    let reader = SettingsReader(item, path: path, report: report, place: item.place)
    guard let entry = reader.allEntries.first, Self.words.contains(entry.key),
      reader.allEntries.count == 1
    else {
      let word = item.plainText ?? reader.allEntries.first?.key ?? ""
      reader.complainHere(
        .notAllowed(
          found: item.summary == "a map of settings" ? word : item.summary,
          allowed: "one of \(Self.words.joined(separator: ", ")), with what it needs",
          nearest: Nearest.word(to: word, among: Self.words)))
      return []
    }
    defer { reader.finish() }
    switch entry.key {
    case "both":
      return shares(reader, entry.key).map { StudyArm(.plain, mix: .init(both: $0)) }
    case "neither":
      return shares(reader, entry.key).map { StudyArm(.plain, mix: .init(neither: $0)) }
    case "swap":
      return shares(reader, entry.key).map {
        StudyArm(.plain, mix: .init(both: $0, neither: $0))
      }
    case "hidden":
      return shares(reader, entry.key).map { StudyArm(.hidden, mix: .init(both: $0)) }
    case "synthetic": return reader.section(entry.key, short: "share", synthetic)
    case "seen": return reader.section(entry.key, short: "categories", seen)
    case "skew": return reader.section(entry.key, short: "ratio") { skew($0, mix: mix) }
    case "heads": return heads(reader, mix: mix)
    case "augment": return reader.section(entry.key) { augment($0, mix: mix) }
    default:
      reader.complain(entry.key, .contradiction("takes nothing"))
      return []
    }
  }

  private func shares(_ reader: SettingsReader, _ key: String) -> [Double] {
    let shares = reader.read(key, .percents) ?? []
    if shares.contains(0) {
      reader.complain(key, .contradiction("has 0%, which is singles"))
    }
    return shares
  }

  /// What arms are trained on that are about something else than the mix.
  func mixOfOthers(_ reader: SettingsReader, standard: StudyArm.Mix) -> StudyArm.Mix {
    StudyArm.Mix(
      both: reader.value(
        "both", .percent, default: standard.both,
        "images of several labels, for arms about something else"),
      neither: reader.value(
        "neither", .percent, default: standard.neither,
        "images of none, for arms about something else"))
  }

  // MARK: Kinds

  private func synthetic(_ reader: SettingsReader) -> [StudyArm] {
    let shares =
      reader.required("share", .percents, "made pictures of several labels, of all images") ?? []
    if shares.contains(0) { reader.complain("share", .contradiction("has 0%, which is singles")) }
    let layout = reader.value(
      "layout", .word, default: CompositeLayout.sideBySide, "how images are put together")
    return shares.map { StudyArm(.synthetic(share: $0, layout)) }
  }

  private func seen(_ reader: SettingsReader) -> [StudyArm] {
    let categories =
      reader.required(
        "categories", .names("a list of categories"), "what the negatives show") ?? []
    if categories.isEmpty, reader.isGiven("categories") {
      reader.complain("categories", .contradiction("names none"))
    }
    let shares = reader.value("neither", .percents, default: [0.1], "images of none")
    if shares.contains(0) { reader.complain("neither", .contradiction("has 0%, which is singles")) }
    return shares.map { StudyArm(.seen(categories), mix: .init(neither: $0)) }
  }

  private func skew(_ reader: SettingsReader, mix: StudyArm.Mix) -> [StudyArm] {
    let ratio =
      reader.required(
        "ratio", .integer(2...1000), "how many times fewer images the first label has") ?? 2
    let words = StudyArm.Remedy.allCases.map(\.rawValue)
    let remedies = reader.value(
      "remedies", .names("a list of \(words.joined(separator: ", "))"), default: ["none"],
      "what is done about it")
    var kinds: [StudyArm.Remedy] = []
    for word in remedies {
      if let remedy = StudyArm.Remedy(rawValue: word) {
        kinds.append(remedy)
      } else {
        reader.complain(
          "remedies",
          .notAllowed(
            found: word, allowed: words.joined(separator: ", "),
            nearest: Nearest.word(to: word, among: words)))
      }
    }
    return kinds.map { StudyArm(.skew(ratio, $0), mix: mix) }
  }

  private func heads(_ reader: SettingsReader, mix: StudyArm.Mix) -> [StudyArm] {
    let allowed = Head.allCases.filter { $0 != .sigmoid }.map(\.rawValue)
    let words = reader.read("heads", .names("a list of \(allowed.joined(separator: ", "))")) ?? []
    return words.compactMap { word in
      if let head = Head(rawValue: word), head != .sigmoid {
        return StudyArm(.head(head), mix: mix)
      }
      reader.complain(
        "heads",
        .notAllowed(
          found: word, allowed: allowed.joined(separator: ", "),
          nearest: Nearest.word(to: word, among: allowed)))
      return nil
    }
  }

  /// Names of one's own, each with the settings of an experiment's augment, or none.
  private func augment(_ reader: SettingsReader, mix: StudyArm.Mix) -> [StudyArm] {
    reader.allEntries.map { entry in
      let augmentation =
        entry.value.plainText == "none"
        ? Augmentation.none : reader.section(entry.key) { $0.augmentation() }
      _ = reader.entry(entry.key)
      return StudyArm(.augment(name: entry.key, augmentation), mix: mix)
    }
  }
}
