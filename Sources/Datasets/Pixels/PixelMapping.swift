import CImageCodecs
import Synchronization

/// Bytes that the system keeps: of a file, from where they are fetched when they are looked at and
/// to where they can be let go when memory is wanted; or of memory.
///
/// A class because the mapping ends with its last user. Unchecked, yet safe to share: a file is
/// only read, and memory is written only while a set is made, each slot by one thread.
final class PixelMapping: @unchecked Sendable {
  private let mapping: OpaquePointer
  let count: Int
  /// Bytes looked at since pages were last let go.
  private let seen = Atomic(0)

  /// After so many bytes, 64 MiB, the process lets go of a file's pages, lest a large set fill it.
  /// The system keeps them at hand as it keeps any file's; to look at one again costs next to
  /// nothing.
  private static let seenLimit = 64 << 20

  /// The first `count` bytes of an open file; nil when it cannot be mapped.
  init?(file descriptor: Int32, count: Int) {
    guard let mapping = ic_map_file(descriptor, Int64(count)) else { return nil }
    self.mapping = mapping
    self.count = count
  }

  /// `count` zero bytes; nil when there is no memory for them.
  init?(memory count: Int) {
    guard let mapping = ic_map_memory(Int64(max(count, 1))) else { return nil }
    self.mapping = mapping
    self.count = count
  }

  deinit { ic_unmap(mapping) }

  /// Fills `bytes` from `offset` on.
  func read(at offset: Int, into bytes: inout [UInt8]) {
    let status = ic_mapping_read(mapping, Int64(offset), Int64(bytes.count), &bytes)
    precondition(status == 0, "\(bytes.count) bytes at \(offset) of \(count)")
    note(bytes.count)
  }

  private func note(_ count: Int) {
    guard seen.add(count, ordering: .relaxed).newValue >= Self.seenLimit else { return }
    seen.store(0, ordering: .relaxed)
    ic_mapping_let_go(mapping)
  }

  /// - Precondition: of memory, not of a file.
  func write(_ bytes: [UInt8], at offset: Int) {
    let status = ic_mapping_write(mapping, Int64(offset), Int64(bytes.count), bytes)
    precondition(status == 0, "\(bytes.count) bytes at \(offset) of \(count)")
  }

  /// What ``ContentHash`` makes of so many bytes added as one array, without their being copied.
  func hash(at offset: Int, count: Int) -> UInt64 {
    var hash = ContentHash()
    hash.add(count)
    var state = hash.value
    let status = ic_mapping_hash(mapping, Int64(offset), Int64(count), &state)
    precondition(status == 0, "\(count) bytes at \(offset) of \(self.count)")
    note(count)
    return state
  }

  func isVisitedAtRandom() { ic_mapping_is_visited_at_random(mapping) }

  func willBeRead(at offset: Int, count: Int) {
    ic_mapping_will_be_read(mapping, Int64(offset), Int64(count))
  }
}
