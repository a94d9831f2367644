import Foundation

/// In plain words
extension Finding {
  /// What is the case.
  package var sentence: String {
    switch self {
    case .unreadable(let count, let total):
      "\(count) of \(total) images cannot be read and \(count == 1 ? "is" : "are") left out."
    case .unlabelled(let count, let total):
      "Nothing is known of \(count) of \(total) images; they are not trained on as negatives."
    case .noNegatives: "No image holds none of the labels."
    case .singlesOnly: "No image shows more than one label."
    case .neverTogether(let pairs, let more):
      "No image shows both \(Self.list(pairs.map { "\($0[0]) and \($0[1])" }, more: more))."
    case .neverWithout(let pairs, let more):
      "No image shows \(Self.list(pairs.map { "\($0[0]) without \($0[1])" }, more: more))."
    case .alwaysAlone(let labels):
      "\(Self.list(labels)) \(labels.count == 1 ? "is" : "are") on no image with another label."
    case .everywhere(let label): "Every image shows \(label)."
    case .shortcut(let shortcut): Self.sentence(of: shortcut)
    case .rare(let labels):
      "Fewer than \(Self.fewest) images show \(Self.list(labels.map(\.text)))."
    case .rareInParts(let parts):
      "Some parts hold fewer than \(Self.fewest) images of a label: "
        + parts.map { "\($0.part) \(Self.list($0.labels.map(\.text)))" }.joined(separator: "; ")
        + "."
    case .missingInTraining(let sets, let more):
      "Training sees no image of \(Self.list(sets.map(\.text), more: more)) that other parts hold."
    case .unlisted(let count, let total):
      "The lists of the split do not name \(count) of \(total) images; they are divided like a set "
        + "without lists."
    case .imbalance(let mean):
      "The labels are unevenly frequent: the commonest is on \(Self.number(mean)) times as many "
        + "images as a label on average (MeanIR)."
    case .copiesAcrossParts(let groups, let images):
      "\(Self.count(groups, "picture")) \(groups == 1 ? "is" : "are") in more than one part "
        + "(\(images) images): what is measured there has been seen in training."
    case .copiesInConflict(let groups, let example):
      "\(Self.count(groups, "picture")) \(groups == 1 ? "occurs" : "occur") with different labels, "
        + "as \(Self.list(example))."
    case .small(let count, let total, let height, let width):
      "\(count) of \(total) images \(count == 1 ? "is" : "are") stored smaller than the "
        + "\(width)x\(height) pixels of training, and blown up."
    case .blank(let count, let total):
      "\(count) of \(total) images \(count == 1 ? "has" : "have") hardly any contrast."
    }
  }

  /// What may be done about it.
  package var remedy: String {
    switch self {
    case .unreadable: "Repair or remove them; on_bad_image: fail stops at them."
    case .unlabelled: "Label them, or leave them out."
    case .noNegatives:
      "Add images that show something else, as a further source: data.sources. Without any, a "
        + "network learns that something is always there."
    case .singlesOnly, .alwaysAlone, .neverTogether:
      "Collect some, or paste two single-label images together: mix.composites."
    case .neverWithout:
      "Collect images of the one without the other; until then the network may take either for "
        + "both."
    case .everywhere(let label):
      "Add images without \(label), as a further source: data.sources; or take it out of "
        + "data.labels."
    case .shortcut:
      "Add images of the other kind (data.sources): a network learns where pictures are from if "
        + "that is easier than what they show, and then fails on pictures from elsewhere."
    case .rare: "Collect more, or take them out of data.labels; no measure of so few means much."
    case .rareInParts:
      "Collect more, or give these parts a larger share: data.split. A threshold chosen on so few "
        + "means little."
    case .missingInTraining:
      "If that is not what is being tested, take some into training: mix."
    case .unlisted: "List them, or take them out of the set: data.split.lists."
    case .imbalance: "Weigh or draw the rare ones more often: balance."
    case .copiesAcrossParts: "Keep copies in one part: data.split.duplicates: together."
    case .copiesInConflict:
      "Look at them and correct their labels: a network cannot tell one picture from itself."
    case .small: "Lower data.size; pixels that were never stored teach nothing."
    case .blank: "Look at them: exports that failed are like this."
    }
  }

  /// Of a label in a part, or in the whole set.
  static let fewest = 10

  /// As many as a person reads.
  static func list(_ names: [String], more: Int = 0) -> String {
    let shown = names.prefix(5)
    let rest = names.count - shown.count + more
    guard rest == 0 else { return shown.joined(separator: ", ") + " and \(rest) more" }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and \(last)"
  }

  private static func sentence(of shortcut: Shortcut) -> String {
    let holder = shortcut.label ?? "none of the labels"
    let means =
      switch shortcut.trait {
      case .source: "come from \(shortcut.value)"
      case .folder: "lie in \(shortcut.value.isEmpty ? "the top folder" : shortcut.value)"
      case .name: "are called \(shortcut.value)"
      case .format: "are \(shortcut.value) files"
      case .size: "are stored as \(shortcut.value) pixels"
      case .shape: "are \(shortcut.value)"
      case .quality: "have a JPEG quality of \(shortcut.value)"
      }
    return "The \(shortcut.trait.noun) of a picture tells whether it shows \(holder) "
      + "(\(number(shortcut.strength)) of 1): of those that do \(percent(shortcut.shareWith)) "
      + "\(means), of the others \(percent(shortcut.shareWithout))."
  }

  private static func count(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }

  static func number(_ value: Double) -> String { String(format: "%.2f", value) }

  static func percent(_ share: Double) -> String { String(format: "%.0f%%", share * 100) }
}

extension Finding.LabelCount {
  var text: String { "\(label) (\(count))" }
}
