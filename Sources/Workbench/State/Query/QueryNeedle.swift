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
        $0.count == bytes.count && begins($0, at: 0)
      } : nil
    return isEqual ?? (mayHold(candidate) && candidate.lowercased() == text)
  }

  /// A text of ASCII alone holds no other letter, and need not be lowercased to know it.
  private func mayHold(_ candidate: String) -> Bool {
    isASCII || candidate.utf8.contains { $0 >= 0x80 }
  }

  private func isContained(in candidate: some RandomAccessCollection<UInt8>) -> Bool {
    let last = candidate.count - bytes.count
    return last >= 0 && (0...last).contains { begins(candidate, at: $0) }
  }

  private func begins(_ candidate: some RandomAccessCollection<UInt8>, at start: Int) -> Bool {
    var place = candidate.index(candidate.startIndex, offsetBy: start)
    for byte in bytes {
      let other = candidate[place]
      guard byte == (other >= 0x41 && other <= 0x5A ? other | 0x20 : other) else { return false }
      place = candidate.index(after: place)
    }
    return true
  }
}
