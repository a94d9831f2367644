extension MixDescription {
  func write(_ writer: inout YAMLWriter) {
    guard self != .all else { return writer.set("mix", "all") }
    writer.map("mix") { writer in
      writer.set("sets", sets.map(\.yaml) ?? "all")
      if let total { writer.set("total", String(total)) }
      writer.set("others", keepsOthers ? "keep" : "drop")
      writer.set("dose", dose?.yaml ?? "none")
      writer.set("hide", hide?.yaml ?? "none")
      writer.set(
        "negatives",
        YAMLWriter.map([
          ("seen", YAMLWriter.names(negatives.seen, or: "all")),
          ("held_out", YAMLWriter.names(negatives.heldOut, or: "[]")),
        ]))
      composites.write(as: "composites", [("controls", composites?.controls.rawValue)], &writer)
      if !without.isEmpty { writer.set("without", labelSetNames(without)) }
    }
  }
}

extension MixAmount {
  /// As written in a file: `400`, `25%` or `all`.
  package var text: String { ValueType<MixAmount>.amount.show(self) }
}

extension [MixEntry] {
  fileprivate var yaml: String {
    YAMLWriter.map(map { ($0.name, $0.amount.text) })
  }
}

extension ComposeDescription? {
  /// - Parameter more: settings that only one of its places has.
  func write(as key: String, _ more: [(String, String?)], _ writer: inout YAMLWriter) {
    guard let compose = self else { return writer.set(key, "none") }
    writer.map(key) { writer in
      writer.set("layout", compose.layout.rawValue)
      writer.set("sets", compose.sets.yaml)
      if compose.layout == .canvas {
        writer.set("pieces", ValueType<ClosedRange<Int>>.range(1...9).show(compose.pieces))
      }
      writer.set("distractors", YAMLWriter.names(compose.distractors, or: "all"))
      writer.set("cut_out", String(compose.isCutOut))
      writer.set("tint", String(compose.isTinted))
      writer.set("targets", compose.targets.rawValue)
      for (key, value) in more { if let value { writer.set(key, value) } }
    }
  }
}

extension DoseDescription {
  fileprivate var yaml: String {
    YAMLWriter.map([
      ("sets", labelSetNames(sets)), ("share", YAMLWriter.number(share)), ("by", manner.rawValue),
    ])
  }
}

extension HideDescription {
  fileprivate var yaml: String {
    YAMLWriter.map([
      ("sets", labelSetNames(sets)), ("keep", keep.map(YAMLWriter.text) ?? "one"),
      ("as", hidden.rawValue), ("share", YAMLWriter.number(share)),
    ])
  }
}

/// `none` stands for the empty label set here, and needs no quotes.
private func labelSetNames(_ sets: [[String]]) -> String {
  YAMLWriter.list(sets.map { $0.isEmpty ? "none" : YAMLWriter.text(MixEntry.name(of: $0)) })
}

extension Balance {
  /// With the settings that the method takes.
  var yaml: String {
    var pairs = [("method", method.rawValue)]
    switch method {
    case .none, .sampler: return method.rawValue
    case .positiveWeight: pairs.append(("cap", YAMLWriter.number(cap)))
    case .augmentToEqual:
      pairs += [("limit", String(limit)), ("negatives", String(countsNegatives))]
    case .oversample, .undersample, .oversampleSets, .undersampleSets:
      pairs.append(("percent", YAMLWriter.number(percent)))
    }
    return YAMLWriter.map(pairs)
  }
}
