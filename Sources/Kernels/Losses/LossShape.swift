/// The shape of the decisions a loss is computed on: `[batch, lanes]` for logits, targets, known
/// masks and gradients alike.
package struct LossShape: Equatable, Sendable {
  package var batch: Int
  /// True labels, without padding.
  package var labels: Int

  package init(batch: Int, labels: Int) {
    require(batch > 0 && labels > 0, "a loss on \(batch) x \(labels)")
    self.batch = batch
    self.labels = labels
  }

  package var lanes: Int { paddedChannels(labels) }
  package var count: Int { batch * lanes }
}

/// How the terms of a loss become one number; the gradient is scaled alike.
package enum Reduction: Equatable, Sendable {
  /// Divided by the count of terms; 0 if there are none.
  case mean
  case sum
}

/// A loss and what it was taken over.
package struct LossValue: Equatable, Sendable {
  /// Sum of the terms, in nats.
  package var sum: Double
  /// Known (image, label) pairs; for the softmax loss, images that were not skipped.
  package var terms: Int
  /// Images without a positive label, which the softmax loss leaves out.
  package var skipped: Int

  package init(sum: Double, terms: Int, skipped: Int = 0) {
    self.sum = sum
    self.terms = terms
    self.skipped = skipped
  }

  /// Mean over the terms; nil if there are none.
  package var mean: Double? { terms > 0 ? sum / Double(terms) : nil }

  /// The loss under a reduction; nil for the mean of nothing.
  package func reduced(_ reduction: Reduction) -> Double? {
    switch reduction {
    case .mean: mean
    case .sum: sum
    }
  }
}
