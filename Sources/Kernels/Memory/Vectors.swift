/// Sixteen channels: the unit in which kernels read and write.
typealias Vector = SIMD16<Float>

extension Slice {
  /// The slice's first `count` floats, a multiple of 16, as vectors.
  func vectors(_ count: Int, _ name: StaticString) -> UnsafeMutablePointer<Vector> {
    require(self.count >= count, "\(name) has \(self.count) floats; \(count) are needed")
    require(isAligned, "\(name) begins at \(offset), no multiple of \(channelBlock)")
    return UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Vector.self)
  }
}

/// Pieces for work that costs about the same for each of `count` floats: none so small that
/// handing it out costs more than doing it.
func elementPieces(_ count: Int) -> Int { max(1, min(64, count / 16384)) }
