/// One output for each label, and a last one for images that hold none.
///
/// The labels of an image share its whole; in one blended from others, each has its own share. What
/// targets leave of 1 goes to none: all of it where no label is there, a part where a picture with
/// labels is blended with one without. Labels that sum to more than 1 leave nothing.
///
/// An unlabelled pair takes no part in the softmax. As the label may be there, what is left does not
/// go to none then: none takes no part either, unless the known labels leave nothing to it.
package struct NoneCoding: OutputCoding, Equatable {
  package let labels: Int

  package init(labels: Int) {
    self.labels = labels
  }

  package var outputs: Int { labels + 1 }

  package func encoded(targets: [Float], known: [Float]) -> EncodedTargets {
    var encoded = EncodedTargets(targets: [], known: [])
    encoded.targets.reserveCapacity(targets.count / max(labels, 1) * outputs)
    encoded.known.reserveCapacity(encoded.targets.capacity)
    for row in stride(from: 0, to: targets.count, by: labels) {
      let row = row..<row + labels
      var sum: Float = 0
      var weight: Float = 0
      var isWhole = true
      for index in row {
        if known[index] > 0 {
          sum += targets[index]
          weight = max(weight, known[index])
        } else {
          isWhole = false
        }
      }
      let left = max(1 - sum, 0)
      let isNoneKnown = isWhole || left == 0
      let hasTarget = sum > 0 || isNoneKnown
      encoded.targets += targets[row]
      encoded.targets.append(isNoneKnown ? left : 0)
      if hasTarget {
        encoded.known += known[row]
      } else {
        encoded.known += repeatElement(0, count: labels)
      }
      encoded.known.append(hasTarget && isNoneKnown ? weight : 0)
    }
    return encoded
  }

  package func scores(probabilities: [Float]) -> [Float] {
    var scores: [Float] = []
    scores.reserveCapacity(probabilities.count / outputs * labels)
    for row in stride(from: 0, to: probabilities.count, by: outputs) {
      scores += probabilities[row..<row + labels]
    }
    return scores
  }
}
