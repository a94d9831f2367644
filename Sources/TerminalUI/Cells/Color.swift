/// A colour by its role, or an exact one.
///
/// Widgets name roles; a `Theme` says what a role looks like at each depth of colour, so that every
/// screen follows one palette and still reads without any colour.
package enum Color: Hashable, Sendable {
  /// The terminal's own text colour.
  case foreground
  /// Secondary text: captions, units, axis labels.
  case muted
  /// What may be overlooked: empty bar tracks, grid lines, disabled entries.
  case faint
  /// What is active: the current tab, a key, a title in focus.
  case accent
  case good
  case warning
  case bad
  case border
  case focusedBorder
  /// The background of the selected row.
  case selection
  /// Text upon `selection`.
  case selectionText
  /// A line or a label of a chart; the palette has eight, and further ones repeat.
  case series(Int)
  /// The quiet companion of `series`, for the band between minimum and maximum.
  case seriesBand(Int)
  case rgb(RGB)
}

/// How many colours a terminal shows.
package enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
  case none
  case eight
  case sixteen
  case indexed
  case truecolor

  package static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
