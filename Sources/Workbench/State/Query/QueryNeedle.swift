/// A text looked for in many others, whatever the case; lowercased once.
struct QueryNeedle: Equatable, Sendable {
  let text: String
  private let bytes: [UInt8]
  private let isASCII: Bool

  init(_ text: String) {
    self.text = text.lowercased()
    bytes = Array(self.text.utf8)
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }

  /// Compares bytes where it can, so that looking through a long table takes no memory.
  func isContained(in candidate: String) -> Bool {
    let found =
      isASCII ? candidate.utf8.withContiguousStorageIfAvailable { isContained(in: $0) } : nil
    return found ?? (mayHold(candidate) && candidate.lowercased().contains(text))
  }

  func equals(_ candidate: String) -> Bool {
    let isEqual =
      isASCII
      ? candidate.utf8.withContiguousStorageIfAvailable {
        $0.count == bytes.count && begins($0)
      } : nil
    return isEqual ?? (mayHold(candidate) && candidate.lowercased() == text)
  }

  /// A text of ASCII alone holds no other letter, and need not be lowercased to know it.
  private func mayHold(_ candidate: String) -> Bool {
    isASCII || candidate.utf8.contains { $0 >= 0x80 }
  }

  private func isContained(in candidate: some RandomAccessCollection<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    var rest = candidate[...]
    while rest.count >= bytes.count {
      if Self.lowercased(rest[rest.startIndex]) == first, begins(rest) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  private func begins(_ candidate: some RandomAccessCollection<UInt8>) -> Bool {
    zip(bytes, candidate).allSatisfy { $0 == Self.lowercased($1) }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
