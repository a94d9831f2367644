/// Text on the page: how wide it is about, and how it is cut and broken to fit.
enum FigureText {
  static let titleSize = 13.0
  static let size = 11.0

  /// What a text takes at a font size, in units of the page.
  ///
  /// The widths are those of DejaVu Sans, a wide typeface: in others a text takes less room, not more.
  static func width(of text: some StringProtocol, size: Double = size) -> Double {
    text.reduce(0) { $0 + width(of: $1) } * size
  }

  private static func width(of character: Character) -> Double {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar {
    case "i", "j", "l", "I", "|", "'", ".", ",", ":", ";", "!", " ", "·": return 0.34
    case "f", "t", "r", "(", ")", "[", "]", "/", "\\", "-", "\"", "`": return 0.42
    case "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻": return 0.45
    case "m", "M", "W", "@", "…", "%": return 1
    case "w", "+", "=", "<", ">", "~", "#", "O", "Q", "G", "N", "D", "H", "U": return 0.84
    case "a"..."z", "0"..."9", "_", "*", "?", "$": return 0.64
    case "A"..."Z", "&": return 0.7
    case "\u{2E80}"...: return 1.15
    default: return scalar.isASCII ? 0.7 : 0.8
    }
  }

  /// A text that fits, with an ellipsis where its end is cut off; empty where nothing does.
  static func clipped(_ text: String, to room: Double, size: Double = size) -> String {
    let text = readable(text)
    if width(of: text, size: size) <= room { return text }
    let space = room - width(of: "…", size: size)
    guard space > 0 else { return "" }
    var kept = ""
    var taken = 0.0
    for character in text {
      taken += width(of: character) * size
      if taken > space { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept.isEmpty ? "" : kept + "…"
  }

  /// Two lines that both fit, broken at a space, a plus, a dash or an underscore; else nil.
  static func broken(_ text: String, to room: Double) -> [String]? {
    let text = readable(text)
    if width(of: text) <= room { return [text] }
    let breaks = text.indices.filter { " +-_/".contains(text[$0]) }
    let halves = breaks.map { place -> [String] in
      let end = text[place] == " " ? place : text.index(after: place)
      return [String(text[..<end]), String(text[text.index(after: place)...])]
    }
    return halves.filter { $0.allSatisfy { !$0.isEmpty && width(of: $0) <= room } }
      .min { a, b in
        (a.map { width(of: $0) }.max() ?? 0) < (b.map { width(of: $0) }.max() ?? 0)
      }
  }

  /// Without line ends and control characters, which would not show.
  static func readable(_ text: some StringProtocol) -> String {
    String(
      text.map { character in
        character.isNewline || character == "\t"
          || character.unicodeScalars.contains { $0.properties.generalCategory == .control }
          ? " " : character
      })
  }
}

extension StringProtocol {
  /// As text or an attribute's value of XML and HTML, whatever it holds.
  package var escapedForMarkup: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n": escaped.unicodeScalars.append(scalar)
      // XML has no place for these, not even escaped.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
        escaped.unicodeScalars.append("\u{FFFD}")
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
