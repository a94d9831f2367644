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

  /// `output = input * factor`, the factor 0, or 1 / (1 - rate); also the backward pass, from
  /// gradients to gradients. `output` may be `input`.
  package func apply(_ shape: MapShape, input: Slice, output: Slice, workers: Workers) {
    // Safety: each piece writes vectors of its own, and forEach returns before the arena can die.
    nonisolated(unsafe) let source = input.vectors(shape.count, "input")
    nonisolated(unsafe) let target = output.vectors(shape.count, "output")
    let pieces = max(1, min(64, shape.count / 8192))
    let lanes = FactorLanes(self)
    workers.forEach(pieces: pieces) { piece in
      for vector in pieceRange(piece, of: pieces, count: shape.count / channelBlock) {
        target[vector] = source[vector] * lanes.factors(ofVector: vector)
      }
    }
  }
}

/// The factors of sixteen elements at once.
private struct FactorLanes {
  private typealias Draws = SIMD8<UInt64>

  private let key: UInt64
  /// Draws of 24 bits below it become zero: a whole number compares with it as with `rate * 2^24`.
  private let threshold: UInt64
  private let kept: UInt64

  init(_ dropout: Dropout) {
    key = dropout.key
    threshold = UInt64((Double(dropout.rate) * 0x1p24).rounded(.up))
    kept = UInt64((1 / (1 - dropout.rate)).bitPattern)
  }

  /// Even elements fill the lower halves of eight long lanes and odd ones the upper, so that no
  /// value has to change its place.
  @inline(__always)
  func factors(ofVector vector: Int) -> Vector {
    let first = UInt64(truncatingIfNeeded: vector * channelBlock)
    let even = Draws(0, 2, 4, 6, 8, 10, 12, 14) &+ Draws(repeating: first)
    let bits = factorBits(of: even) | factorBits(of: even &+ Draws(repeating: 1)) &<< 32
    return unsafeBitCast(bits, to: Vector.self)
  }

  @inline(__always)
  private func factorBits(of elements: Draws) -> Draws {
    let draws = randomBits(key: key, counters: elements) &>> 40
    return Draws(repeating: kept).replacing(
      with: 0, where: draws .< Draws(repeating: threshold))
  }
}
