import Datasets
import Experiments

/// Reduces the training images to the label-set counts an experiment file asks for.
///
/// The images of a label set are drawn in one seeded order, so a smaller count is always a subset of
/// a larger one with the same seed. Label sets the mix does not name are left out; an image with an
/// unlabelled pair has no label set and is left out too.
package struct TrainingMix {
  let entries: [MixEntry]

  package init(_ entries: [MixEntry]) { self.entries = entries }

  package func images(of candidates: [Int], in dataset: LabelledImages, seed: UInt64)
    throws(CurationError)
    -> [Int]
  {
    var byLabelSet: [[Int]: [Int]] = [:]
    for image in candidates {
      if let labelSet = dataset.labelSet(of: image) {
        byLabelSet[labelSet, default: []].append(image)
      }
    }
    var chosen: [Int] = []
    for entry in entries {
      let labelSet = try indices(of: entry, in: dataset.labels)
      let available = byLabelSet[labelSet] ?? []
      guard entry.count <= available.count else {
        let name = entry.labelSet.isEmpty ? "none" : entry.labelSet.joined(separator: "+")
        throw CurationError(
          "mix.\(name) asks for \(entry.count) images; the training split holds "
            + "\(available.count) of that label set")
      }
      let stream = labelSet.reduce(UInt64(1)) { $0 &* 31 &+ UInt64($1) &+ 1 }
      var generator = SeededGenerator(seed: seed, stream: stream)
      chosen += available.shuffled(using: &generator).prefix(entry.count)
    }
    return chosen.sorted()
  }

  private func indices(of entry: MixEntry, in labels: [String]) throws(CurationError) -> [Int] {
    var indices: [Int] = []
    for name in entry.labelSet {
      guard let index = labels.firstIndex(of: name) else {
        throw CurationError(
          "mix names the label \(name); the data has \(labels.joined(separator: ", "))")
      }
      indices.append(index)
    }
    return indices.sorted()
  }
}
