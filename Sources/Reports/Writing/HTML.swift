/// Markup that is well-formed as HTML and as XML alike.
///
/// Text becomes markup only by being escaped, so that nothing a label, a note or a file name holds is
/// ever read as a tag.
struct HTML: Equatable, Sendable {
  private(set) var markup: String

  /// What a reader sees as these words, whatever they are.
  init(_ text: String) { markup = HTML.escaped(text) }

  /// Markup made elsewhere, which vouches for it.
  init(markup: String) { self.markup = markup }

  init(_ parts: [HTML]) { markup = parts.map(\.markup).joined() }

  /// An element.
  ///
  /// - Parameter attributes: those without a value are left out.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ parts: [HTML] = []
  ) {
    var markup = "<\(name)"
    for (key, value) in attributes {
      if let value { markup += " \(key)=\"\(HTML.escaped(value))\"" }
    }
    if HTML.void.contains(name) {
      self.markup = markup + "/>"
      return
    }
    markup += ">"
    for part in parts { markup += part.markup }
    self.markup = markup + "</\(name)>"
  }

  /// An element that holds nothing but words.
  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
    self.init(name, attributes, [HTML(text)])
  }

  static let empty = HTML(markup: "")

  /// Elements without content, which have no end tag in HTML.
  private static let void: Set<String> = ["br", "col", "hr", "img", "input", "link", "meta"]

  /// Text as it may stand between tags and in quoted attributes.
  ///
  /// What XML cannot hold, control characters for one, becomes the replacement character.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n", "\u{20}"..."\u{7e}", "\u{a0}"..."\u{d7ff}", "\u{e000}"..."\u{fffd}",
        "\u{10000}"..."\u{10ffff}":
        escaped.unicodeScalars.append(scalar)
      case "\r": escaped += "\n"
      default: escaped += "\u{fffd}"
      }
    }
    return escaped
  }
}
