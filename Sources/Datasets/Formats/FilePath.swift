/// A path as the system has it: bytes, which need not be text.
package struct FilePath: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  package init(_ text: String) { bytes = Array(text.utf8) }

  /// With `\u{fffd}` for what is not text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether ``text`` says all of it.
  package var isText: Bool { text.utf8.elementsEqual(bytes) }

  /// For the system's own functions.
  ///
  /// - Precondition: no byte is 0.
  package var cString: [CChar] {
    precondition(!bytes.contains(0), "a path of \(bytes.count) bytes holds a 0")
    return bytes.map { CChar(bitPattern: $0) } + [0]
  }

  /// The last part.
  package var lastName: ArraySlice<UInt8> {
    bytes.split(separator: UInt8(ascii: "/")).last ?? []
  }
}
