/// One output for each label set that is trained on: a set that is none of these cannot be told.
///
/// An image has a target if all its labels are known, each is there or not, and together they are
/// one of the sets. The score of a label is the sum of the probabilities of the sets that hold it.
///
/// - Source: the label powerset of Tsoumakas and Katakis, *Multi-label classification: an overview*
///   (2007).
package struct LabelSetCoding: OutputCoding, Equatable {
  package let labels: Int
  /// Ascending indices into the labels, in lexicographic order; an output each.
  package let labelSets: [[Int]]
  private let place: [[Int]: Int]

  /// - Parameter labelSets: ascending indices into the labels; repetitions count once.
  package init(labels: Int, labelSets: some Sequence<[Int]>) {
    self.labels = labels
    self.labelSets = Set(labelSets).sorted { $0.lexicographicallyPrecedes($1) }
    place = Dictionary(
      uniqueKeysWithValues: zip(self.labelSets, self.labelSets.indices).map { ($0, $1) })
  }

  package var outputs: Int { labelSets.count }

  package func encoded(targets: [Float], known: [Float]) -> EncodedTargets {
    let images = targets.count / max(labels, 1)
    var encoded = EncodedTargets(
      targets: Array(repeating: 0, count: images * outputs),
      known: Array(repeating: 0, count: images * outputs))
    for image in 0..<images {
      let row = image * labels..<(image + 1) * labels
      guard row.allSatisfy({ known[$0] > 0 && (targets[$0] == 0 || targets[$0] == 1) }),
        let output = place[row.filter { targets[$0] == 1 }.map { $0 - row.lowerBound }]
      else { continue }
      let weight = row.reduce(0) { max($0, known[$1]) }
      encoded.targets[image * outputs + output] = 1
      for index in image * outputs..<(image + 1) * outputs { encoded.known[index] = weight }
    }
    return encoded
  }

  package func scores(probabilities: [Float]) -> [Float] {
    let images = probabilities.count / max(outputs, 1)
    var scores = [Float](repeating: 0, count: images * labels)
    for image in 0..<images {
      for (output, labelSet) in labelSets.enumerated() {
        for label in labelSet {
          scores[image * labels + label] += probabilities[image * outputs + output]
        }
      }
    }
    // Rounding may lift a sum over the whole.
    return scores.map { min($0, 1) }
  }
}
