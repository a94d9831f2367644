import Kernels

/// Scores: running statistics, no dropout.
extension Network {
  /// One logit for each image and label, `[count, labels]`.
  ///
  /// - Parameters:
  ///   - images: `[count, height, width, channels]`, normalised; any count, worked through in parts
  ///     of at most `maximumBatch`.
  ///   - averaged: by the averaged weights, if the network keeps them. The running statistics are
  ///     those of training either way.
  package func logits(images: [Float], count: Int, averaged: Bool) -> [Float] {
    precondition(
      count >= 0 && images.count == count * plan.imageValues,
      "\(images.count) values for \(count) images of \(plan.imageValues)")
    let weights = averaged && averaging != nil ? averagedWeights : weights
    guard count > maximumBatch else { return logits(images[...], count: count, weights: weights) }
    var logits: [Float] = []
    logits.reserveCapacity(count * labels)
    for start in stride(from: 0, to: count, by: maximumBatch) {
      let end = min(start + maximumBatch, count)
      let part = images[start * plan.imageValues..<end * plan.imageValues]
      logits += self.logits(part, count: end - start, weights: weights)
    }
    return logits
  }

  private func logits(_ images: ArraySlice<Float>, count: Int, weights: Arena) -> [Float] {
    guard count > 0 else { return [] }
    let pass = pass(.evaluation, count: count, weights: weights)
    write(images, pass)
    plan.workers.together {
      for step in plan.steps { step.forward(pass) }
    }
    return pass[plan.logits].readRows(count, columns: labels, lanes: paddedChannels(labels))
  }

  /// The loss of any number of images, with the training loss's own reduction and weights but
  /// without label smoothing; nil where nothing is known.
  ///
  /// - Shapes: all `[count, labels]`.
  package func loss(logits: [Float], targets: [Float], known: [Float], count: Int) -> Float? {
    precondition(
      logits.count == count * labels && targets.count == logits.count
        && known.count == logits.count,
      "\(logits.count) logits, \(targets.count) targets, \(known.count) known for \(count) images")
    guard count > 0 else { return nil }
    let shape = LossShape(batch: count, labels: labels)
    let arena = Arena(count: 3 * shape.count)
    let parts = [logits, targets, known].enumerated().map { index, values in
      let slice = arena.slice(offset: index * shape.count, count: shape.count)
      slice.writeRows(values, columns: labels, lanes: shape.lanes)
      return slice
    }
    let value = loss.value(
      shape, logits: parts[0], targets: parts[1], known: parts[2], gradient: nil)
    return value.terms == 0 ? nil : value.reduced(loss.reduction).map(Float.init)
  }

  /// Scores from logits, `[images, labels]`: softmax if the loss is, else one sigmoid a label.
  package func probabilities(logits: [Float]) -> [Float] {
    precondition(
      logits.count.isMultiple(of: labels), "\(logits.count) logits for \(labels) labels")
    guard !logits.isEmpty else { return [] }
    let shape = LossShape(batch: logits.count / labels, labels: labels)
    let scores = Arena(count: shape.count).whole
    scores.writeRows(logits, columns: labels, lanes: shape.lanes)
    if loss.function.isSoftmax {
      Probabilities.softmax(shape, logits: scores, output: scores)
    } else {
      Probabilities.sigmoid(shape, logits: scores, output: scores)
    }
    return scores.readRows(shape.batch, columns: labels, lanes: shape.lanes)
  }
}
