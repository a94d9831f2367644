/// Puts an experiment's values into lines of YAML that read back to the same.
package struct YAMLWriter {
  private(set) var lines: [String] = []
  private var depth = 0

  var yaml: String { lines.joined(separator: "\n") + "\n" }

  /// A key with a value that is written already.
  mutating func set(_ key: String, _ value: String) {
    lines.append(String(repeating: "  ", count: depth) + "\(Self.text(key)): \(value)")
  }

  /// A key with more keys below it.
  mutating func map(_ key: String, _ body: (inout YAMLWriter) -> Void) {
    lines.append(String(repeating: "  ", count: depth) + "\(Self.text(key)):")
    depth += 1
    body(&self)
    depth -= 1
  }

  mutating func item(_ value: String) {
    lines.append(String(repeating: "  ", count: depth) + "- \(value)")
  }

  /// `{a: 1, b: 2}`
  static func map(_ pairs: [(String, String)]) -> String {
    "{" + pairs.map { "\(text($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
  }

  /// `[1, 2]`
  package static func list(_ items: [String]) -> String {
    "[" + items.joined(separator: ", ") + "]"
  }

  /// The shortest digits that read back to the same number.
  static func number(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A share as a percentage that reads back to the same number: `12.5%`.
  static func percent(_ share: Double) -> String {
    let rounded = (share * 1e12).rounded() / 1e10
    return number(rounded / 100 == share ? rounded : share * 100) + "%"
  }

  /// Text as YAML: plain where that is safe beyond doubt, else in double quotes.
  package static func text(_ text: String) -> String {
    isPlain(text) ? text : "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func isPlain(_ text: String) -> Bool {
    // Words that some key reads as something else than text.
    guard !["none", "all", "same", "true", "false", "null", "~"].contains(text.lowercased()) else {
      return false
    }
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    let inner = Set(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+-<>=: ".unicodeScalars)
    let outer = Set(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./".unicodeScalars)
    return outer.contains(first) && outer.contains(last)
      && text.unicodeScalars.allSatisfy(inner.contains) && !text.contains(": ")
      && !text.hasPrefix("---") && !text.hasPrefix("...")
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    // What a YAML reader takes for printable, without its line ends and byte order marks.
    case "\u{20}"..."\u{7E}", "\u{A0}"..."\u{2027}", "\u{202A}"..."\u{D7FF}",
      "\u{E000}"..."\u{FEFE}", "\u{FF00}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
      return String(scalar)
    default:
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
  }
}
