import Datasets

/// Pictures made of other images
extension ExperimentReader {
  /// A whole set, under `data.compose`.
  func compose(_ data: SettingsReader, labels: [String]?) -> ComposeDescription? {
    data.sectionOrNone(
      "compose", short: "layout", "draws every picture of the set from images of the source"
    ) { reader in
      var compose = common(reader, standard: .canvas, labels: labels, amount: .pictures)
      compose.tile = reader.value(
        "tile", .or("auto", .size), default: nil,
        "height and width at which the source's images are read; auto is half the picture's")
      compose.unseen = reader.value(
        "unseen", .or("mixed", .integer(0...1_000_000)), default: nil,
        "more test pictures of none, of held-out negatives alone; these are then in no others")
      return compose
    }
  }

  /// Pictures of what is held out need something that is.
  func checkUnseen(_ top: SettingsReader, _ compose: ComposeDescription?, _ mix: MixDescription) {
    guard compose?.unseen != nil, mix.negatives.heldOut.isEmpty else { return }
    let place = top.entry("data")?.value["compose"]?["unseen"]?.place
    top.complain(
      "data.compose.unseen",
      .contradiction("is for held-out negatives, and mix.negatives.held_out names none"),
      at: place)
  }

  /// Part of the training images, under `mix.composites`.
  func composites(_ mix: SettingsReader, labels: [String]?) -> ComposeDescription? {
    mix.sectionOrNone(
      "composites", short: "layout", "adds pictures made of two or more training images"
    ) { reader in
      var compose = common(reader, standard: .sideBySide, labels: labels, amount: .addition)
      compose.controls = reader.value(
        "controls", .word, default: CompositeControls.match,
        "pictures of single and empty label sets made alike, so that a seam tells nothing")
      return compose
    }
  }

  private func common(
    _ reader: SettingsReader, standard: CompositeLayout, labels: [String]?,
    amount: ValueType<MixAmount>
  ) -> ComposeDescription {
    let layout = reader.value(
      "layout", .word, default: standard, "how the images are joined")
    reader.note(
      "sets", type: "a map of label sets, each to \(amount.name)", standard: nil,
      "how many pictures of each label set")
    if !reader.isGiven("sets") {
      reader.complainHere(.contradiction("lacks sets: how many of which label sets"))
    }
    let sets = reader.section("sets") { self.sets($0, labels: labels, amount, areShares: false) }
    let pieces = reader.value(
      "pieces", .range(1...9), default: 2...4,
      when: SettingsCondition(
        holds: layout == .canvas, text: "canvas",
        sentence: "is for canvas, and \(reader.full("layout")) is \(layout.rawValue)"),
      "least and most images in a picture")
    let distractors = reader.value(
      "distractors", .or("all", .names("a list of categories")), default: nil,
      "what the images show that fill pictures up")
    return ComposeDescription(
      layout: layout, sets: sets, pieces: pieces, distractors: distractors,
      isCutOut: reader.value(
        "cut_out", .truth, default: false, "does not draw what is black in the images"),
      isTinted: reader.value(
        "tint", .truth, default: false, "gives every piece a colour of its own"),
      targets: reader.value(
        "targets", .word, default: CompositeTargets.union,
        "union: each label is there; blended: as much as its share of the picture"))
  }
}

extension SettingsTree {
  /// What stands under a key, if this is a map that has it.
  fileprivate subscript(key: String) -> SettingsTree? {
    guard case .map(let entries) = content else { return nil }
    return entries.last { $0.key == key }?.value
  }
}
