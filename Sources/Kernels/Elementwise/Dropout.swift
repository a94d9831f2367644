/// Inverted dropout whose mask is a pure function of seed, step, layer and element, so that the
/// backward pass needs no stored mask and a resumed run draws the same ones.
package struct Dropout: Equatable, Sendable {
  /// Share of the elements that become zero, `0 ..< 1`.
  package let rate: Float
  let key: UInt64

  package init(rate: Float, seed: UInt64, step: Int, layer: Int) {
    require(rate >= 0 && rate < 1, "a dropout rate of \(rate); 0 ..< 1 is allowed")
    self.rate = rate
    let layerKey = randomBits(
      key: randomBits(key: seed, counter: 1), counter: UInt64(bitPattern: Int64(layer)))
    key = randomBits(key: layerKey, counter: UInt64(bitPattern: Int64(step)))
  }

  /// What an element is multiplied by: 0, or 1 / (1 - rate).
  @inline(__always)
  func factor(of element: Int) -> Float {
    let bits = randomBits(key: key, counter: UInt64(truncatingIfNeeded: element))
    return Float(bits >> 40) * 0x1p-24 < rate ? 0 : 1 / (1 - rate)
  }

  /// `output = input * factor`; also the backward pass, from gradients to gradients. `output` may
  /// be `input`.
  package func apply(_ shape: MapShape, input: Slice, output: Slice, workers: Workers) {
    require(
      input.count >= shape.count && output.count >= shape.count,
      "\(input.count) in, \(output.count) out; \(shape.count) are needed")
    // Safety: each piece writes elements of its own, and forEach returns before the arena can die.
    nonisolated(unsafe) let (source, target) = (input.pointer, output.pointer)
    let pieces = max(1, min(64, shape.count / 8192))
    workers.forEach(pieces: pieces) { piece in
      for element in pieceRange(piece, of: pieces, count: shape.count) {
        target[element] = source[element] * factor(of: element)
      }
    }
  }
}
