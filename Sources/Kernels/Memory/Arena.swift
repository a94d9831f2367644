/// One zeroed block of floats, aligned to 64 bytes, from which every buffer of a plan is cut.
///
/// A class because it owns memory: the block is freed with the last `Slice` of it. It is not
/// `Sendable`; a plan and its arena belong to one thread, which lends them to kernels.
package final class Arena {
  /// Floats in the block.
  package let count: Int
  private let base: UnsafeMutablePointer<Float>

  package init(count: Int) {
    require(count >= 0, "an arena of \(count) floats")
    self.count = count
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
    base = raw.bindMemory(to: Float.self, capacity: max(count, 1))
    base.initialize(repeating: 0, count: max(count, 1))
  }

  deinit { base.deallocate() }

  /// The floats `offset ..< offset + count`.
  package func slice(offset: Int, count: Int) -> Slice {
    Slice(arena: self, offset: offset, count: count)
  }

  /// The whole block.
  package var whole: Slice { slice(offset: 0, count: count) }

  /// The address of a float, valid while the arena lives.
  func address(of offset: Int) -> UnsafeMutablePointer<Float> { base + offset }
}
