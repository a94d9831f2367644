/// An element of a plain XML file: elements and text, and nothing else.
///
/// Attributes, comments, processing instructions and the XML declaration are passed over. A
/// document type is refused, and with it every entity but the five that XML itself has: nothing
/// outside of the file is ever read, and nothing in it grows.
///
/// - Source: W3C, Extensible Markup Language 1.0, of which this reads what image annotations use.
struct MarkupElement: Equatable {
  let name: String
  /// Where it starts, from 1.
  let line: Int
  /// What stands in it outside of its children, without the white space around that. Bytes that
  /// are no UTF-8 become U+FFFD.
  var text = ""
  var children: [MarkupElement] = []

  struct Failure: Error, Equatable {
    var line: Int
    var found: String
  }

  /// Deeper nesting is refused.
  static let depthLimit = 64

  /// The outermost element of a file.
  static func root(of bytes: [UInt8]) throws(Failure) -> MarkupElement {
    var reader = MarkupReader(bytes)
    return try reader.root()
  }

  func child(_ name: String) -> MarkupElement? { children.first { $0.name == name } }

  /// The number in a child; nil where there is none.
  func number(_ name: String) -> Double? {
    child(name).flatMap { Double($0.text) }.flatMap { $0.isFinite ? $0 : nil }
  }
}

private struct MarkupReader {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var open: [(element: MarkupElement, text: [UInt8])] = []

  private static let notInNames = Array(" \t\r\n/><\"'&=".utf8)
  private static let entities: [String: UInt8] = [
    "amp": UInt8(ascii: "&"), "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"),
    "quot": UInt8(ascii: "\""), "apos": UInt8(ascii: "'"),
  ]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func failure(_ found: String) -> MarkupElement.Failure { .init(line: line, found: found) }

  private func starts(with text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }

  private mutating func step(_ count: Int = 1) {
    for _ in 0..<count where offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\n") { line += 1 }
      offset += 1
    }
  }

  mutating func root() throws(MarkupElement.Failure) -> MarkupElement {
    while offset < bytes.count {
      if bytes[offset] != UInt8(ascii: "<") {
        try character()
      } else if starts(with: "<!--") {
        try skip(past: "-->")
      } else if starts(with: "<?") {
        try skip(past: "?>")
      } else if starts(with: "<![CDATA[") {
        throw failure("character data are not read")
      } else if starts(with: "<!") {
        throw failure("a document type is not read")
      } else if starts(with: "</") {
        if let root = try close() { return root }
      } else if let root = try start() {
        return root
      }
    }
    throw failure(open.last.map { "<\($0.element.name)> is not closed" } ?? "holds no element")
  }

  private mutating func skip(past end: String) throws(MarkupElement.Failure) {
    let first = line
    while offset < bytes.count, !starts(with: end) { step() }
    guard offset < bytes.count else { throw .init(line: first, found: "a comment is not closed") }
    step(end.utf8.count)
  }

  private mutating func character() throws(MarkupElement.Failure) {
    var byte = bytes[offset]
    if byte == UInt8(ascii: "&") {
      let name = bytes[(offset + 1)...].prefix(8).prefix { $0 != UInt8(ascii: ";") }
      let text = String(decoding: name, as: UTF8.self)
      guard let meant = Self.entities[text] else {
        throw failure("&\(text) is no entity of XML itself")
      }
      byte = meant
      step(name.count + 1)
    }
    step()
    if !open.isEmpty { open[open.count - 1].text.append(byte) }
  }

  /// Reads `<name …>`; the element itself if it is empty and the outermost one.
  private mutating func start() throws(MarkupElement.Failure) -> MarkupElement? {
    let first = line
    step()
    let name = name()
    guard !name.isEmpty else { throw failure("a < starts no element") }
    guard open.count < MarkupElement.depthLimit else {
      throw failure("elements are nested deeper than \(MarkupElement.depthLimit)")
    }
    var quote: UInt8?
    while offset < bytes.count {
      let byte = bytes[offset]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "<") {
        break
      } else if byte == UInt8(ascii: ">") {
        let isEmpty = bytes[offset - 1] == UInt8(ascii: "/")
        step()
        open.append((MarkupElement(name: name, line: first), []))
        return isEmpty ? finish() : nil
      }
      step()
    }
    throw MarkupElement.Failure(line: first, found: "<\(name) is not closed")
  }

  private mutating func close() throws(MarkupElement.Failure) -> MarkupElement? {
    step(2)
    let name = name()
    while offset < bytes.count, [9, 10, 13, 32].contains(bytes[offset]) { step() }
    guard let last = open.last, last.element.name == name, offset < bytes.count,
      bytes[offset] == UInt8(ascii: ">")
    else {
      throw failure(
        "</\(name)> closes " + (open.last.map { "<\($0.element.name)>" } ?? "no element"))
    }
    step()
    return finish()
  }

  private mutating func name() -> String {
    let start = offset
    while offset < bytes.count, !Self.notInNames.contains(bytes[offset]) { step() }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// Takes the innermost element as read; gives it back if it is the outermost too.
  private mutating func finish() -> MarkupElement? {
    guard case (var element, let text)? = open.popLast() else { return nil }
    element.text = String(TextLines.trimmed(String(decoding: text, as: UTF8.self)[...]))
    guard !open.isEmpty else { return element }
    open[open.count - 1].element.children.append(element)
    return nil
  }
}
