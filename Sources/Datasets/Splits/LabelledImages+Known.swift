extension LabelledImages {
  /// The labels an image is known to hold, ascending; others may be unlabelled.
  package func knownLabels(of image: Int) -> [Int] {
    let row = targets[image * labels.count..<(image + 1) * labels.count]
    var held: [Int] = []
    for (label, target) in row.enumerated() where target == .present { held.append(label) }
    return held
  }

  /// Whether anything is known of the image's labels.
  package func isLabelled(_ image: Int) -> Bool {
    labels.indices.contains { target(image: image, label: $0) != .unlabelled }
  }
}
