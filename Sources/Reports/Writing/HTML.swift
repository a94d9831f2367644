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
  private static func escaped(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").escapedForMarkup
  }
}
