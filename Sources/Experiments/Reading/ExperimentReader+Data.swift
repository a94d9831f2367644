import Datasets

/// The data and what of it is trained on
extension ExperimentReader {
  func data(_ reader: SettingsReader) -> DataDescription {
    let sources = sources(reader)
    let drawn = sources.contains(where: \.isDrawn)
    let labels = labels(reader)
    let size = reader.value(
      "size", .size, default: [64, 64], "height and width every image is brought to")
    let channels = reader.value("channels", .channels, default: 3, "1 is grey, 3 is colour")
    let split = reader.section("split", self.split)
    let seed = reader.value(
      "seed", .or("same", .integer(0...UInt64.max)), default: nil,
      "decides the split, and what is drawn and composed; same is the experiment's")
    let onBadImage = reader.value(
      "on_bad_image", .word, default: BadImagePolicy.skip,
      "what an image that cannot be read does: skip leaves it out and names it")
    let pictures = reader.value(
      "pictures", .integer(4...1_000_000), default: 1200,
      when: SettingsCondition(
        holds: drawn, text: "scenes",
        sentence: "is for drawn pictures (scenes:NAME), and data.source is "
          + (sources.first?.path ?? "")),
      "how many are drawn, equally many of each label set")
    let far = reader.value(
      "far", .integer(0...100_000), default: 0,
      "pictures of noise and texture that the test gets in addition, without a label")
    let normalization = normalization(reader, channels: channels)
    checkLabels(of: sources, labels: labels, reader)
    return DataDescription(
      sources: sources, labels: labels, height: size[0], width: size[1],
      channels: channels, split: split, seed: seed, onBadImage: onBadImage,
      pictures: pictures, far: far, normalization: normalization)
  }

  private func normalization(_ reader: SettingsReader, channels: Int) -> PixelNormalization? {
    reader.note(
      "normalize", type: "measured, imagenet, or a map of mean and scale", standard: "measured",
      "what takes pixels to numbers about zero: measured on the training images, or what a network "
        + "was trained with whose weights are started from")
    guard let tree = reader.entry("normalize")?.value, tree.content != .refused,
      tree.plainText != "measured"
    else {
      report.onlyNotes {
        _ = given(
          SettingsReader(nil, path: reader.full("normalize"), report: report), channels: channels)
      }
      return nil
    }
    if case .map = tree.content {
      return reader.section("normalize") { given($0, channels: channels) }
    }
    guard tree.plainText == "imagenet" else {
      reader.complain(
        "normalize",
        .notAllowed(
          found: tree.summary,
          allowed:
            "measured, imagenet, or a map as {mean: [0.5, 0.5, 0.5], scale: [0.25, 0.25, 0.25]}",
          nearest: tree.plainText.flatMap { Nearest.word(to: $0, among: ["measured", "imagenet"]) })
      )
      return nil
    }
    guard channels == 3 else {
      reader.complain(
        "normalize",
        .contradiction("is imagenet, which is for 3 channels; data.channels is \(channels)"))
      return nil
    }
    return .imageNet
  }

  private func given(_ reader: SettingsReader, channels: Int) -> PixelNormalization? {
    let mean = reader.required(
      "mean", .numbers(channels, 0...1), "of each channel's pixels, where white is 1")
    let scale = reader.required(
      "scale", .numbers(channels, 0.001...10), "what they are divided by then: their deviation")
    guard let mean, let scale else { return nil }
    return PixelNormalization(mean: mean, scale: scale)
  }

  private func split(_ reader: SettingsReader) -> SplitDescription {
    let standard = SplitDescription()
    return SplitDescription(
      fractions: fractions(reader),
      rule: reader.value(
        "by", .word, default: standard.rule,
        "what every part holds in the same proportion; auto is label-sets where they are few"),
      duplicates: reader.value(
        "duplicates", .word, default: standard.duplicates,
        "together keeps pictures that look the same in one part"),
      group: reader.value(
        "group", .orNone(.pattern), default: standard.group,
        "a regular expression; images whose names match alike stay in one part"),
      keepsParts: reader.value(
        "parts", .word, default: Parts.keep,
        "what the parts that a source has itself (train, val, test) do") == .keep,
      lists: lists(reader))
  }

  private func lists(_ reader: SettingsReader) -> String? {
    let path = reader.value(
      "lists", .orNone(.text("a file or folder")), default: nil,
      "a table of file and part, a train.txt, or a folder of such: says where images go")
    if let path, let directory, let missing = ImageSource.missing(path, directory: directory) {
      reader.complain("lists", .notFound(path: missing.path, nearest: missing.nearest))
    }
    return path
  }

  private enum Parts: String, CaseIterable, Sendable { case keep, ignore }

  private func fractions(_ reader: SettingsReader) -> SplitFractions {
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
}
