import Datasets

extension DataDescription {
  func write(_ writer: inout YAMLWriter) {
    if sources.count == 1,
      sources[0] == SourceDescription(sources[0].path, format: sources[0].format)
    {
      writer.set("source", YAMLWriter.text(sources[0].path))
      writer.set("format", sources[0].format.rawValue)
    } else {
      writer.map("sources") { writer in
        for source in sources { writer.item(YAMLWriter.map(source.pairs)) }
      }
    }
    writer.set("labels", YAMLWriter.names(labels, or: "all"))
    writer.set("size", "[\(height), \(width)]")
    writer.set("channels", String(channels))
    writer.set("split", YAMLWriter.map(split.pairs))
    writer.set("seed", seed.map { String($0) } ?? "same")
    writer.set("on_bad_image", onBadImage.rawValue)
    if sources.contains(where: \.isDrawn) { writer.set("pictures", String(pictures)) }
    writer.set("far", String(far))
    if let normalization { writer.set("normalize", normalization.yaml) }
  }
}

extension SourceDescription {
  fileprivate var pairs: [(String, String)] {
    let names = rename.sorted { $0.key < $1.key }.map { ($0.key, YAMLWriter.text($0.value)) }
    return [
      ("source", YAMLWriter.text(path)), ("format", format.rawValue),
      ("labels", YAMLWriter.names(labels, or: "all")),
      ("rename", names.isEmpty ? "none" : YAMLWriter.map(names)),
      ("negatives", negatives.rawValue), ("weight", YAMLWriter.number(weight)),
      ("part", part?.rawValue ?? "auto"),
    ]
  }
}

extension PixelNormalization {
  fileprivate var yaml: String {
    func list(_ numbers: [Float]) -> String { YAMLWriter.list(numbers.map(YAMLWriter.number)) }
    return self == .imageNet
      ? "imagenet" : YAMLWriter.map([("mean", list(mean)), ("scale", list(scale))])
  }
}

extension SplitDescription {
  fileprivate var pairs: [(String, String)] {
    [
      ("train", YAMLWriter.number(fractions.train)),
      ("validation", YAMLWriter.number(fractions.validation)),
      ("tune", YAMLWriter.number(fractions.tune)), ("test", YAMLWriter.number(fractions.test)),
      ("by", rule.rawValue), ("duplicates", duplicates.rawValue),
      ("group", group.map(YAMLWriter.text) ?? "none"), ("parts", keepsParts ? "keep" : "ignore"),
      ("lists", lists.map(YAMLWriter.text) ?? "none"),
    ]
  }
}

extension YAMLWriter {
  /// A list of names, or a word for nil.
  static func names(_ names: [String]?, or word: String) -> String {
    names.map { list($0.map(text)) } ?? word
  }
}
