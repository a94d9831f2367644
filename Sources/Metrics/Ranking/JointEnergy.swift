import Glibc  // links exp and log

/// How strongly an image holds any of the labels: low for one that holds none of them.
///
/// `sum over labels of log(1 + exp(z))`, from logits `z`; 0 and more, in nats. It adds up the
/// evidence of all labels, where the highest score looks at one alone.
/// - Source: Wang, Liu, Bocchieri and Li, "Can multi-label classification networks know what they
///   don't know?" (2021), arXiv 2109.14162, without its sign.
package enum JointEnergy {
  /// Of one image; 0 without labels.
  ///
  /// A logit that is not finite makes the energy not finite either, but for minus infinity: that
  /// label is certainly absent and adds nothing.
  package static func energy(ofLogits logits: some Sequence<Float>) -> Double {
    logits.reduce(0) { $0 + softplus(Double($1)) }
  }

  /// Of each image.
  /// - Shapes: `logits` is `[image, label]`, row-major.
  package static func energies(logits: [Float], labels: Int) -> [Double] {
    precondition(
      labels > 0 && logits.count % labels == 0, "\(logits.count) logits of \(labels) labels")
    return stride(from: 0, to: logits.count, by: labels).map {
      energy(ofLogits: logits[$0..<$0 + labels])
    }
  }
}

/// `log(1 + exp(x))`, without overflow for large `x` and without loss for very negative `x`.
func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }
