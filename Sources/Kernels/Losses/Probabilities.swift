import Glibc

/// Probabilities from logits, `[batch, lanes]` each; padding lanes become zero. `output` may be
/// `logits` itself.
package enum Probabilities {
  /// Each label by itself.
  package static func sigmoid(_ shape: LossShape, logits: Slice, output: Slice) {
    check(shape, logits, output)
    for index in 0..<shape.count {
      let value = Float(Losses.sigmoid(Double(logits.pointer[index])))
      output.pointer[index] = index % shape.lanes < shape.labels ? value : 0
    }
  }

  /// Over the labels of each image, which sum to 1.
  package static func softmax(_ shape: LossShape, logits: Slice, output: Slice) {
    check(shape, logits, output)
    let (z, p) = (logits.pointer, output.pointer)
    for row in stride(from: 0, to: shape.count, by: shape.lanes) {
      var highest = -Double.infinity
      for index in row..<row + shape.labels { highest = max(highest, Double(z[index])) }
      var total = 0.0
      for index in row..<row + shape.labels { total += exp(Double(z[index]) - highest) }
      for index in row..<row + shape.labels {
        p[index] = Float(exp(Double(z[index]) - highest) / total)
      }
      for index in row + shape.labels..<row + shape.lanes { p[index] = 0 }
    }
  }

  private static func check(_ shape: LossShape, _ logits: Slice, _ output: Slice) {
    require(
      logits.count >= shape.count && output.count >= shape.count,
      "\(logits.count) logits, \(output.count) out; \(shape.count) are needed")
  }
}
