import Glibc

/// One zeroed block of floats, aligned to 64 bytes, from which every buffer of a plan is cut.
///
/// A large block asks for huge pages: a step walks through many planes at once, more than the
/// processor remembers addresses of small pages. Pages are the kernel's zeros, and cost nothing
/// before they are first written.
///
/// A class because it owns memory: the block is freed with the last `Slice` of it. It is not
/// `Sendable`; a plan and its arena belong to one thread, which lends them to kernels.
package final class Arena {
  /// Floats in the block.
  package let count: Int
  private let base: UnsafeMutablePointer<Float>
  private let isMapped: Bool
  private var mapped: UnsafeMutableRawPointer?
  private var mappedBytes = 0

  package init(count: Int) {
    require(count >= 0, "an arena of \(count) floats")
    self.count = count
    let bytes = max(count, 1) * MemoryLayout<Float>.stride
    isMapped = bytes >= Self.hugePage
    guard isMapped else {
      let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      base = raw.bindMemory(to: Float.self, capacity: max(count, 1))
      base.initialize(repeating: 0, count: max(count, 1))
      return
    }
    // Room to begin at a huge page wherever the kernel places the block.
    mapped = mmap(
      nil, bytes + Self.hugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    mappedBytes = bytes + Self.hugePage
    guard mapped != MAP_FAILED, let start = mapped else {
      stop("no memory for \(bytes) bytes")
    }
    let address = Int(bitPattern: start)
    let gap = (Self.hugePage - address % Self.hugePage) % Self.hugePage
    _ = madvise(start + gap, bytes, MADV_HUGEPAGE)
    base = (start + gap).bindMemory(to: Float.self, capacity: count)
  }

  deinit {
    if isMapped { munmap(mapped, mappedBytes) } else { base.deallocate() }
  }

  private static let hugePage = 2 << 20

  /// The floats `offset ..< offset + count`.
  package func slice(offset: Int, count: Int) -> Slice {
    Slice(arena: self, offset: offset, count: count)
  }

  /// The whole block.
  package var whole: Slice { slice(offset: 0, count: count) }

  /// The address of a float, valid while the arena lives.
  func address(of offset: Int) -> UnsafeMutablePointer<Float> { base + offset }
}
