import Glibc  // links exp and log

/// `1 / (1 + exp(-z))`, the probability a logit stands for.
package func sigmoid(_ z: Double) -> Double {
  // The exponential of a negative number alone: it cannot overflow.
  let small = exp(-abs(z))
  return z >= 0 ? 1 / (1 + small) : small / (1 + small)
}

/// `log(p / (1 - p))`, for scores that were stored as probabilities.
///
/// `p` is kept 2.2e-16 away from 0 and 1, so the result lies in -36.1...36.1. What was lost when a
/// probability was rounded to 32 bits stays lost: fit to the logits where they are at hand.
package func logit(_ p: Double) -> Double {
  let kept = min(max(p, .ulpOfOne), 1 - .ulpOfOne)
  return log(kept) - log1p(-kept)
}
