import Datasets

/// Where the images come from: one source, or several
extension ExperimentReader {
  func sources(_ reader: SettingsReader) -> [SourceDescription] {
    let several = reader.entry("sources")
    reader.note(
      "sources", type: "a list of sources, each with the settings below", standard: "none",
      "in place of source, where images come from several places")
    guard let several else {
      let single = source(reader)
      describeSources(reader)
      return [single]
    }
    for key in ["source", "format"] where reader.isGiven(key) {
      _ = reader.entry(key)
      reader.complain(
        key, .contradiction("is given beside data.sources; allowed: one of them"),
        at: reader.entry(key)?.place)
    }
    report.onlyNotes { _ = source(SettingsReader(nil, path: reader.path, report: report)) }
    describeSources(reader)
    guard case .list(let items) = several.value.content, !items.isEmpty else {
      if several.value.content != .refused {
        reader.complain(
          "sources",
          .notAllowed(found: several.value.summary, allowed: "a list of sources", nearest: nil))
      }
      return [SourceDescription("")]
    }
    return items.enumerated().map { index, item in
      let reader = SettingsReader(
        item, path: reader.full("sources.\(index)"), short: "source", report: report)
      defer { reader.finish() }
      return oneOfSeveral(reader)
    }
  }

  /// The keys that every source has, and those of one among several.
  private func oneOfSeveral(_ reader: SettingsReader) -> SourceDescription {
    var source = source(reader)
    source.labels = reader.value(
      "labels", .or("all", .names("a list of labels")), default: nil,
      "the labels this source tells of; of others nothing is known on its images")
    source.rename = renames(reader)
    source.negatives = reader.value(
      "negatives", .word, default: NegativeRule.keep,
      "what its images are that hold none of the labels")
    source.weight = reader.value(
      "weight", .number(above: 0, upTo: 100), default: 1, "what its images count for in the loss")
    source.part = reader.value(
      "part", .or("auto", .word), default: nil, "the part of the split that all its images go to")
    return source
  }

  /// Puts the keys of one source among several into the reference.
  private func describeSources(_ reader: SettingsReader) {
    report.onlyNotes {
      _ = oneOfSeveral(
        SettingsReader(nil, path: reader.full("sources"), report: report, place: reader.place))
    }
  }

  private func source(_ reader: SettingsReader) -> SourceDescription {
    let path =
      reader.required(
        "source", .text("a folder, a listing or scenes:NAME"),
        "where the images are, from this file's folder; scenes:pets draws them") ?? ""
    let format = reader.value(
      "format", .word, default: DataFormat.auto, "how the source says what an image holds")
    if !path.isEmpty { check(path, format: format, reader) }
    return SourceDescription(path, format: format)
  }

  private func renames(_ reader: SettingsReader) -> [String: String] {
    reader.note(
      "rename", type: "a map of names to labels, or none", standard: "none",
      "what the source's own names are called here")
    guard let tree = reader.entry("rename")?.value, tree.plainText != "none" else { return [:] }
    return reader.section("rename") { reader in
      var names: [String: String] = [:]
      for entry in reader.allEntries { names[entry.key] = reader.read(entry.key, .label) }
      return names
    }
  }

  /// The labels that a drawn scene has.
  func sceneLabels(of data: DataDescription) -> [String]? {
    guard data.sources.count == 1 else { return nil }
    return ImageSource.scene(of: data.sources[0].path).flatMap(SceneRenderer.init(name:))?.labels
  }

  private func check(_ source: String, format: DataFormat, _ reader: SettingsReader) {
    guard let scene = ImageSource.scene(of: source) else {
      if format == .scenes {
        reader.complain(
          "format",
          .contradiction(
            "is scenes, and \(reader.full("source")) is not scenes:NAME but \(source)"))
      } else if let directory,
        let missing = ImageSource.missing(source, directory: directory)
      {
        reader.complain("source", .notFound(path: missing.path, nearest: missing.nearest))
      }
      return
    }
    if format != .auto && format != .scenes {
      reader.complain(
        "format",
        .contradiction("is \(format.rawValue), and \(reader.full("source")) is \(source)"))
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

  /// A source cannot tell of a label that the experiment does not have.
  func checkLabels(of sources: [SourceDescription], labels: [String]?, _ reader: SettingsReader) {
    guard let labels else { return }
    for source in sources {
      for name in (source.labels ?? []) + source.rename.values.sorted()
      where !labels.contains(name) {
        reader.complain("sources", .noLabel(name, labels: labels))
      }
    }
  }
}
