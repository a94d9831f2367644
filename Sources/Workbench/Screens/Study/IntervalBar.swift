import Metrics
import TerminalUI

/// A value and the interval about it on one line, by a scale that neighbouring lines share.
struct IntervalBar {
  let range: ClosedRange<Double>
  let width: Int
  let glyphs: GlyphSet

  /// A share as a bar from 0, its end a thin line over the interval: `━━━━├─●──┤····`
  static func share(
    _ value: Double, _ interval: ConfidenceInterval?, width: Int, style: Style, glyphs: GlyphSet
  ) -> StyledText {
    let bar = IntervalBar(range: 0...1, width: width, glyphs: glyphs)
    return bar.text(value, interval, style, crossing: nil) { column in
      column <= bar.column(value)
        ? (glyphs.isUnicode ? "━" : "=", style) : (glyphs.isUnicode ? "·" : ".", .faint)
    }
  }

  /// What stands above bars of shares: `0       cat+dog       1`.
  static func scale(of name: String, width: Int, glyphs: GlyphSet) -> String {
    guard width >= 2 else { return "" }
    return "0\(name.padded(to: width - 2, alignment: .center, glyphs: glyphs))1"
  }

  /// A difference beside the line of no difference, and the band of those that do not matter:
  /// `  ░░│░├──●──┤  `
  func difference(
    _ value: Double, _ interval: ConfidenceInterval?, margin: Double, style: Style
  ) -> StyledText {
    let zero = column(0)
    let wide = abs(margin).isFinite && margin != 0 ? max(column(abs(margin)) - zero, 1) : 0
    let band = (zero - wide)...(zero + wide)
    return text(value, interval, style, crossing: zero) { column in
      if column == zero { return (glyphs.border.vertical, .muted) }
      return band.contains(column) ? (glyphs.isUnicode ? "░" : ":", .faint) : (" ", .plain)
    }
  }

  /// - Parameter crossing: a column that stays visible where the interval passes it.
  private func text(
    _ value: Double, _ interval: ConfidenceInterval?, _ style: Style, crossing: Int?,
    ground: (Int) -> (Character, Style)
  ) -> StyledText {
    var text = StyledText()
    let middle = column(value)
    let ends = interval.map { (min(column($0.lower), middle), max(column($0.upper), middle)) }
    let line: Character = glyphs.isUnicode ? "─" : "-"
    for column in 0..<max(width, 0) {
      var (character, style) = (line, style)
      if column == middle {
        (character, style) = (glyphs.isUnicode ? "●" : "o", style.emphasized)
      } else if let ends, column == ends.0 {
        character = glyphs.isUnicode ? "├" : "["
      } else if let ends, column == ends.1 {
        character = glyphs.isUnicode ? "┤" : "]"
      } else if let ends, column > ends.0, column < ends.1 {
        if column == crossing { character = glyphs.isUnicode ? "┼" : "+" }
      } else {
        (character, style) = ground(column)
      }
      text.append(String(character), style)
    }
    return text
  }

  /// The column of a value; what lies outside the scale stands at its end.
  func column(_ value: Double) -> Int {
    let span = range.upperBound - range.lowerBound
    let share = (value - range.lowerBound) / span
    guard share.isFinite else { return 0 }
    return Int((min(max(share, 0), 1) * Double(max(width - 1, 0))).rounded())
  }
}
