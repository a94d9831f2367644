/// What each role looks like at each depth of colour.
package struct Theme: Sendable {
  /// One role: exact, of 256, of 16, and what stands in for it where there is no colour at all.
  package struct Tone: Hashable, Sendable {
    package var rgb: RGB
    package var indexed: UInt8
    package var named: UInt8
    package var emphasis: Emphasis

    package init(_ hex: UInt32, indexed: UInt8, named: UInt8, emphasis: Emphasis = []) {
      rgb = RGB(hex: hex)
      self.indexed = indexed
      self.named = named
      self.emphasis = emphasis
    }
  }

  package struct Emphasis: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = Emphasis(rawValue: 1)
    package static let dim = Emphasis(rawValue: 2)
    package static let reverse = Emphasis(rawValue: 4)
    package static let underline = Emphasis(rawValue: 8)
  }

  package var muted: Tone
  package var faint: Tone
  package var accent: Tone
  package var good: Tone
  package var warning: Tone
  package var bad: Tone
  package var border: Tone
  package var focusedBorder: Tone
  package var selection: Tone
  package var selectionText: Tone
  package var series: [Tone]

  /// Mid tones that read on a dark and on a light background alike.
  ///
  /// The series follow Okabe and Ito's colour-blind safe set, lightened where it is too dark for a
  /// black screen (https://jfly.uni-koeln.de/color/).
  package static let standard = Theme(
    muted: Tone(0x8A_8F98, indexed: 245, named: 8, emphasis: .dim),
    faint: Tone(0x5C_616B, indexed: 240, named: 8, emphasis: .dim),
    accent: Tone(0x56_B4E9, indexed: 74, named: 6, emphasis: .bold),
    good: Tone(0x4F_B477, indexed: 71, named: 2),
    warning: Tone(0xDF_A83B, indexed: 179, named: 3, emphasis: .bold),
    bad: Tone(0xE5_605A, indexed: 167, named: 1, emphasis: [.bold, .underline]),
    border: Tone(0x4C_525E, indexed: 239, named: 8, emphasis: .dim),
    focusedBorder: Tone(0x56_B4E9, indexed: 74, named: 6, emphasis: .bold),
    selection: Tone(0x26_4A6E, indexed: 24, named: 4, emphasis: .reverse),
    selectionText: Tone(0xFF_FFFF, indexed: 231, named: 15),
    series: [
      Tone(0x56_B4E9, indexed: 74, named: 6),
      Tone(0xE6_9F00, indexed: 178, named: 3),
      Tone(0x2B_B08A, indexed: 36, named: 2),
      Tone(0xCC_79A7, indexed: 175, named: 5),
      Tone(0xE5_D34B, indexed: 185, named: 11),
      Tone(0xE0_662B, indexed: 166, named: 1),
      Tone(0x5C_85D6, indexed: 68, named: 12),
      Tone(0xA8_A8A8, indexed: 248, named: 7),
    ])

  /// The tone of a colour; `nil` for the terminal's own.
  package func tone(of color: Color) -> Tone? {
    switch color {
    case .foreground: nil
    case .muted: muted
    case .faint: faint
    case .accent: accent
    case .good: good
    case .warning: warning
    case .bad: bad
    case .border: border
    case .focusedBorder: focusedBorder
    case .selection: selection
    case .selectionText: selectionText
    case .series(let index): series[Theme.wrapped(index, series.count)]
    case .seriesBand(let index): band(series[Theme.wrapped(index, series.count)])
    case .rgb(let rgb):
      Tone(rgb.hex, indexed: rgb.nearestIndexed, named: rgb.nearestNamed)
    }
  }

  /// Half way to grey: near enough to its line to be told, quiet enough to let it stand out.
  private func band(_ line: Tone) -> Tone {
    let rgb = line.rgb.mixed(with: RGB(hex: 0x55_5A63), share: 0.6)
    return Tone(rgb.hex, indexed: rgb.nearestIndexed, named: 8, emphasis: .dim)
  }

  private static func wrapped(_ index: Int, _ count: Int) -> Int {
    ((index % count) + count) % count
  }
}
