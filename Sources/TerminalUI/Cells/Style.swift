/// How a cell looks. `nil` colours are the terminal's own.
package struct Style: Hashable, Sendable {
  package var foreground: Color?
  package var background: Color?
  package var bold: Bool
  package var dim: Bool
  package var italic: Bool
  package var reverse: Bool
  package var underline: Bool

  package init(
    foreground: Color? = nil, background: Color? = nil, bold: Bool = false, dim: Bool = false,
    italic: Bool = false, reverse: Bool = false, underline: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.italic = italic
    self.reverse = reverse
    self.underline = underline
  }

  package static let plain = Style()
  package static let strong = Style(bold: true)
  package static let muted = Style(foreground: .muted)
  package static let faint = Style(foreground: .faint)
  package static let accent = Style(foreground: .accent)
  package static let good = Style(foreground: .good)
  package static let warning = Style(foreground: .warning)
  package static let bad = Style(foreground: .bad)
  package static let title = Style(foreground: .accent, bold: true)
  package static let selection = Style(foreground: .selectionText, background: .selection)
  /// A key cap in a footer or a help page.
  package static let key = Style(foreground: .accent, bold: true)

  package static func series(_ index: Int) -> Style { Style(foreground: .series(index)) }

  /// The same style in bold.
  package var emphasized: Style {
    var style = self
    style.bold = true
    return style
  }

  /// The same style upon another background.
  package func on(_ background: Color?) -> Style {
    var style = self
    style.background = background
    return style
  }
}
