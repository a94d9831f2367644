extension MixDescription {
  func write(_ writer: inout YAMLWriter) {
    guard self != .all else { return writer.set("mix", "all") }
    writer.map("mix") { writer in
      writer.set("sets", sets.map { YAMLWriter.map($0.map { ($0.name, $0.amount.yaml) }) } ?? "all")
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
    }
  }
}

extension MixAmount {
  fileprivate var yaml: String { ValueType<MixAmount>.amount.show(self) }
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
    case .augmentToEqual: pairs.append(("limit", String(limit)))
    case .oversample, .undersample, .oversampleSets, .undersampleSets:
      pairs.append(("percent", YAMLWriter.number(percent)))
    }
    return YAMLWriter.map(pairs)
  }
}
