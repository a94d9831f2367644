import Datasets

/// The data and what of it is trained on
extension ExperimentReader {
  func data(_ reader: SettingsReader) -> DataDescription {
    let source =
      reader.required(
        "source", .text("a folder, a listing or scenes:NAME"),
        "where the images are, from this file's folder; scenes:pets draws them") ?? ""
    let scene = ImageSource.scene(of: source)
    let format = reader.value(
      "format", .word, default: DataFormat.auto, "how the source says what an image holds")
    let labels = labels(reader)
    let size = reader.value(
      "size", .size, default: [64, 64], "height and width every image is brought to")
    let channels = reader.value("channels", .channels, default: 3, "1 is grey, 3 is colour")
    let split = reader.section("split", self.split)
    let onBadImage = reader.value(
      "on_bad_image", .word, default: BadImagePolicy.skip,
      "what an image that cannot be read does: skip leaves it out and names it")
    let pictures = reader.value(
      "pictures", .integer(4...1_000_000), default: 1200,
      when: SettingsCondition(
        holds: scene != nil, text: "scenes",
        sentence: "is for drawn pictures (scenes:NAME), and data.source is \(source)"),
      "how many are drawn, equally many of each label set")
    if !source.isEmpty { check(source, format: format, reader) }
    return DataDescription(
      source: source, format: format, labels: labels, height: size[0], width: size[1],
      channels: channels, split: SplitDescription(fractions: split), onBadImage: onBadImage,
      pictures: pictures)
  }

  /// The labels that a drawn scene has.
  func sceneLabels(of source: String) -> [String]? {
    ImageSource.scene(of: source).flatMap(SceneRenderer.init(name:))?.labels
  }

  private func check(_ source: String, format: DataFormat, _ reader: SettingsReader) {
    guard let scene = ImageSource.scene(of: source) else {
      if format == .scenes {
        reader.complain(
          "format", .contradiction("is scenes, and data.source is not scenes:NAME but \(source)"))
      } else if let directory,
        let missing = ImageSource.missing(source, directory: directory)
      {
        reader.complain("source", .notFound(path: missing.path, nearest: missing.nearest))
      }
      return
    }
    if format != .auto && format != .scenes {
      reader.complain(
        "format", .contradiction("is \(format.rawValue), and data.source is \(source)"))
    }
    let names = SceneRenderer.names.map { "scenes:\($0)" }
    guard SceneRenderer.names.contains(scene) else {
      return reader.complain(
        "source",
        .notAllowed(
          found: source, allowed: names.joined(separator: ", "),
          nearest: Nearest.word(to: source, among: names)))
    }
  }

  private func split(_ reader: SettingsReader) -> SplitFractions {
    let standard = SplitFractions()
    let split = SplitFractions(
      train: reader.value(
        "train", .number(above: 0, upTo: 1), default: standard.train, "share that is trained on"),
      validation: reader.value(
        "validation", .number(0...1), default: standard.validation,
        "share that picks the best epoch and stops early"),
      tune: reader.value(
        "tune", .number(0...1), default: standard.tune, "share that thresholds are chosen on"),
      test: reader.value(
        "test", .number(0...1), default: standard.test, "share that is looked at last"))
    let sum = split.train + split.validation + split.tune + split.test
    if abs(sum - 1) > 1e-6 {
      let parts = "train \(split.train), validation \(split.validation), tune \(split.tune), "
      // Of the sum, no more digits than anyone wrote.
      let shown = (sum * 1e6).rounded() / 1e6
      reader.complainHere(
        .contradiction("adds up to \(shown), not 1: \(parts)test \(split.test)"))
    }
    return split
  }

  private func labels(_ reader: SettingsReader) -> [String]? {
    reader.note(
      "labels", type: "a list of names, or all", standard: "all",
      "what is told apart, in the order of the outputs; all takes every label found")
    guard let tree = reader.entry("labels")?.value, tree.content != .refused,
      tree.plainText != "all"
    else { return nil }
    guard case .list(let items) = tree.content, !items.isEmpty else {
      reader.complain(
        "labels",
        .notAllowed(found: tree.summary, allowed: "a list of names, or all", nearest: nil))
      return nil
    }
    var labels: [String] = []
    for (index, item) in items.enumerated() {
      guard item.content != .refused else { continue }
      let type = ValueType<String>.label
      if let label = type.read(item) {
        if labels.contains(label) {
          reader.complain("labels", .contradiction("names \(label) twice"), at: item.place)
        }
        labels.append(label)
      } else {
        reader.complain("labels.\(index)", type.problem(with: item), at: item.place)
      }
    }
    return labels
  }

  func mix(_ reader: SettingsReader, labels: [String]?) -> [MixEntry]? {
    reader.note(
      "mix", type: "a map of label sets to image counts, or all", standard: "all",
      "what the training split holds; cat+dog is both, none is neither")
    guard let tree = reader.entry("mix")?.value, tree.plainText != "all" else { return nil }
    return reader.section("mix") { reader in
      let before = report.problems.count
      var mix: [MixEntry] = []
      var places: [[String]: ExperimentPlace] = [:]
      for entry in reader.allEntries {
        let count = reader.read(entry.key, .integer(0...1_000_000_000)) ?? 0
        let labelSet = labelSet(of: entry, labels: labels, reader)
        if let first = places[labelSet.sorted()], !reader.isRepeated(entry.key) {
          reader.complain(
            entry.key, .contradiction("is the same label set as the one at \(first.short)"),
            at: entry.place)
        }
        places[labelSet.sorted()] = entry.place
        mix.append(MixEntry(labelSet: labelSet, count: count))
      }
      if !mix.isEmpty, mix.allSatisfy({ $0.count == 0 }), report.problems.count == before {
        reader.complainHere(.contradiction("asks for no image at all"))
      }
      return mix
    }
  }

  private func labelSet(
    of entry: SettingsEntry, labels: [String]?, _ reader: SettingsReader
  ) -> [String] {
    guard entry.key != "none" else { return [] }
    let names = entry.key.split(separator: "+", omittingEmptySubsequences: false).map(\.trimmed)
    for (index, name) in names.enumerated() {
      if name.isEmpty {
        reader.complain(
          entry.key,
          .contradiction("is no label set; allowed: labels joined by +, or none"), at: entry.place)
      } else if names[..<index].contains(name) {
        reader.complain(entry.key, .contradiction("names \(name) twice"), at: entry.place)
      } else if let labels, !labels.contains(name) {
        let near = Nearest.word(to: name, among: labels).map { "; did you mean \($0)?" } ?? ""
        reader.complain(
          entry.key,
          .contradiction(
            "names \(name), which is no label; allowed: \(labels.joined(separator: ", "))\(near)"),
          at: entry.place)
      }
    }
    return names
  }
}
