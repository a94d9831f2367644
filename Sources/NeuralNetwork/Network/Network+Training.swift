import Kernels

/// What one batch says of the weights.
package struct StepResult: Equatable, Sendable {
  /// In nats; mean or sum as the loss defines it, 0 for a batch in which nothing is known.
  package var loss: Float
  /// Euclidean norm of all gradients, before clipping; what is frozen has none.
  package var gradientNorm: Float

  package init(loss: Float, gradientNorm: Float) {
    self.loss = loss
    self.gradientNorm = gradientNorm
  }

  package var isFinite: Bool { loss.isFinite && gradientNorm.isFinite }
}

/// One step: gradients, then the update.
extension Network {
  /// Computes loss and gradients of a batch; the gradients replace those of the batch before.
  ///
  /// The running statistics move as well, unless loss or gradients are not finite: then the network
  /// stays as it was.
  ///
  /// - Parameters:
  ///   - images: `[count, height, width, channels]`, normalised.
  ///   - targets: `[count, labels]`, 0 to 1.
  ///   - known: `[count, labels]`, 1 for a labelled pair and 0 for an unlabelled one.
  ///   - count: 1 to `maximumBatch`.
  ///   - step: names the dropout masks, together with the seed.
  package func accumulateGradients(
    images: [Float], targets: [Float], known: [Float], count: Int, step: Int
  ) -> StepResult {
    precondition((1...maximumBatch).contains(count), "\(count) images of at most \(maximumBatch)")
    precondition(!onlyScores, "a network that only scores is trained")
    let pass = pass(.training(step: step, seed: seed), count: count, weights: weights)
    stopwatch?.beginStep()
    earlierStatistics.whole.copy(from: statistics.whole)
    write(images[...], pass)
    writeTargets(targets, known: known, pass)
    stopwatch?.endInput()

    var value = LossValue(sum: 0, terms: 0)
    var squares = 0.0
    plan.workers.together {
      for index in plan.steps.indices {
        plan.steps[index].forward(pass)
        stopwatch?.endForward(index)
      }
      value = loss.value(
        LossShape(batch: count, labels: labels), logits: pass[plan.logits],
        targets: pass[plan.targets], known: pass[plan.known], gradient: pass[plan.logitsGradient])
      stopwatch?.endLoss()
      for index in plan.steps.indices.reversed() {
        plan.steps[index].backward(pass)
        stopwatch?.endBackward(index)
      }
      squares = Optimizers.sumOfSquares(
        gradients.slice(plan.trained), scratch: pass[plan.normScratch], workers: plan.workers)
      stopwatch?.endNorm()
    }
    // Rounded before the root: gradients whose squares overflow, as no optimiser can use them,
    // count as not finite.
    gradientNorm = Float(squares).squareRoot()
    let result = StepResult(
      loss: Float(value.reduced(loss.reduction) ?? 0), gradientNorm: gradientNorm)
    if !result.isFinite { takeBackStatistics() }
    return result
  }

  /// Undoes what the last batch did to the running statistics.
  func takeBackStatistics() { statistics.whole.copy(from: earlierStatistics.whole) }

  /// Moves the weights by the gradients of the last batch, and the averaged weights after them.
  ///
  /// Weights of a frozen layer and their averages stay, without decay. Once it is trained, AdamW
  /// counts its updates from its own first one, as PyTorch does for parameters that had no gradient
  /// before.
  ///
  /// The average after update n is `d * average + (1 - d) * weights` with
  /// `d = min(averaging, n / (9 + n))`, and 0 for the first: the start, far from anything good, is
  /// soon forgotten also in a short run. PyTorch's `AveragedModel` with such an `avg_fn` does the
  /// same.
  ///
  /// - Parameters:
  ///   - rate: the learning rate.
  ///   - clipNorm: longer gradients are scaled to this norm, as `clip_grad_norm_` does.
  package func applyGradients(rate: Float, clipNorm: Float?) {
    stopwatch?.beginUpdate()
    defer { stopwatch?.endUpdate() }
    if let clipNorm {
      let factor = clipNorm / (gradientNorm + 1e-6)
      if factor < 1 {
        Optimizers.scale(gradients.slice(plan.trained), by: factor, workers: plan.workers)
        gradientNorm *= factor
      }
    }
    updateCount += 1
    for index in weightGroups.indices
    where weightGroups[index].range.lowerBound >= plan.trained.lowerBound {
      weightGroups[index].updateCount += 1
      update(weightGroups[index], rate: rate)
    }
    if let averaging {
      let warm = updateCount == 1 ? 0 : Float(updateCount) / Float(9 + updateCount)
      Optimizers.average(
        averagedWeights.slice(plan.trained), towards: weights.slice(plan.trained),
        decay: min(averaging, warm), workers: plan.workers)
    }
  }

  private func update(_ group: WeightGroup, rate: Float) {
    let (parameters, slopes) = (weights.slice(group.range), gradients.slice(group.range))
    let rate = rate * group.rateFactor
    switch optimizer {
    case .sgd(let momentum, let nesterov, let weightDecay):
      Optimizers.sgd(
        parameters: parameters, gradients: slopes, velocity: firstMoment.slice(group.range),
        rate: rate, momentum: momentum, nesterov: nesterov, weightDecay: weightDecay,
        workers: plan.workers)
    case .adamW(let beta1, let beta2, let epsilon, let weightDecay):
      Optimizers.adamW(
        parameters: parameters, gradients: slopes, firstMoment: firstMoment.slice(group.range),
        secondMoment: secondMoment.slice(group.range), step: group.updateCount, rate: rate,
        beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay,
        workers: plan.workers)
    }
  }

  /// The gradients of the last batch, under the names and in the shapes of the weights.
  package func exportGradients() -> [NamedTensor] {
    plan.parameters.tensors.map {
      NamedTensor(name: $0.name, shape: $0.shape, values: $0.read(from: gradients))
    }
  }

  // MARK: Parts

  func pass(_ mode: Pass.Mode, count: Int, weights: Arena) -> Pass {
    Pass(
      batch: count, mode: mode, memory: memory, weights: weights, gradients: gradients,
      statistics: statistics, workers: plan.workers)
  }

  /// - Precondition: `images` holds `pass.batch` images.
  func write(_ images: ArraySlice<Float>, _ pass: Pass) {
    precondition(
      images.count == pass.batch * plan.imageValues,
      "\(images.count) values for \(pass.batch) images of \(plan.imageValues)")
    if plan.readsRawImage {
      pass[plan.images].write(images)
    } else {
      pass[plan.images].writeRows(
        images, columns: input.channels, lanes: paddedChannels(input.channels))
    }
  }

  private func writeTargets(_ targets: [Float], known: [Float], _ pass: Pass) {
    precondition(
      targets.count == pass.batch * labels && known.count == targets.count,
      "\(targets.count) targets, \(known.count) known for \(pass.batch) images, \(labels) labels")
    loss.smooth(targets, known: known, labels: labels, into: &smoothedTargets)
    let lanes = paddedChannels(labels)
    pass[plan.targets].writeRows(smoothedTargets, columns: labels, lanes: lanes)
    pass[plan.known].writeRows(known, columns: labels, lanes: lanes)
  }
}
