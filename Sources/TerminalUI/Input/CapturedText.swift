/// What a program has printed, as lines of readable text.
package struct CapturedText {
  private var pending: [UInt8] = []
  package private(set) var lines: [String] = []

  /// The most lines kept for whoever takes them; older ones are let go.
  package static let capacity = 2000
  private static let longestLine = 4096

  package init() {}

  package mutating func append(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") || pending.count >= CapturedText.longestLine { endLine() }
      if byte != UInt8(ascii: "\n") { pending.append(byte) }
    }
  }

  /// The whole lines, which are then forgotten.
  package mutating func take() -> [String] {
    defer { lines = [] }
    return lines
  }

  /// Ends a line that has no line break yet.
  package mutating func finish() {
    if !pending.isEmpty { endLine() }
  }

  private mutating func endLine() {
    if lines.count >= CapturedText.capacity { lines.removeFirst(lines.count / 2) }
    lines.append(CapturedText.plain(pending))
    pending = []
  }

  /// The readable text: control sequences and what a carriage return overwrote are gone.
  private static func plain(_ bytes: [UInt8]) -> String {
    var line = bytes[...]
    while line.last == UInt8(ascii: "\r") { line.removeLast() }
    if let last = line.lastIndex(of: UInt8(ascii: "\r")) { line = line[(last + 1)...] }
    var kept: [UInt8] = []
    var isSequence = false
    var previous: UInt8 = 0
    for byte in line {
      if isSequence {
        // ESC [ parameters, then a final byte; ESC and a single byte otherwise.
        let opens = previous == 27 && byte == UInt8(ascii: "[")
        if !opens, (0x40...0x7E).contains(byte) || previous == 27 { isSequence = false }
      } else if byte == 27 {
        isSequence = true
      } else {
        kept.append(byte)
      }
      previous = byte
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
