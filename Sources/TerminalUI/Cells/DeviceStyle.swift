/// A colour as a terminal of some depth takes it.
package enum DeviceColor: Hashable, Sendable {
  /// The terminal's own.
  case standard
  /// One of 8, 16 or 256.
  case indexed(UInt8)
  case direct(RGB)
}

/// A style as a terminal of some depth can show it.
package struct DeviceStyle: Hashable, Sendable {
  package var foreground = DeviceColor.standard
  package var background = DeviceColor.standard
  package var bold = false
  package var dim = false
  package var italic = false
  package var reverse = false
  package var underline = false

  package init() {}
}

extension Theme {
  /// Reduces a style to what a terminal of `depth` can show.
  ///
  /// With no colour, a role becomes bold, dim, underlined or reversed; with eight, the bright half of
  /// sixteen becomes bold, and bright black (invisible on many terminals when made so) dim.
  package func resolve(_ style: Style, depth: ColorDepth) -> DeviceStyle {
    var device = DeviceStyle()
    device.bold = style.bold
    device.dim = style.dim
    device.italic = style.italic
    device.reverse = style.reverse
    device.underline = style.underline
    if let tone = style.foreground.flatMap(tone(of:)) {
      switch depth {
      case .truecolor: device.foreground = .direct(tone.rgb)
      case .indexed: device.foreground = .indexed(tone.indexed)
      case .sixteen: device.foreground = .indexed(tone.named)
      case .eight:
        if tone.named == 8 {
          device.dim = true
        } else {
          device.foreground = .indexed(tone.named % 8)
          if tone.named > 8 { device.bold = true }
        }
      case .none: device.emphasize(tone.emphasis)
      }
    }
    if let color = style.background, let tone = tone(of: color) {
      switch depth {
      case .truecolor: device.background = .direct(tone.rgb)
      case .indexed: device.background = .indexed(tone.indexed)
      case .sixteen: device.background = .indexed(tone.named)
      case .eight: device.background = .indexed(tone.named % 8)
      case .none:
        // An exact background is a picture's; only roles mean something worth a reversal.
        if color == .selection { device.emphasize(tone.emphasis) }
      }
    }
    return device
  }
}

extension DeviceStyle {
  fileprivate mutating func emphasize(_ emphasis: Theme.Emphasis) {
    if emphasis.contains(.bold) { bold = true }
    if emphasis.contains(.dim) { dim = true }
    if emphasis.contains(.underline) { underline = true }
    if emphasis.contains(.reverse) { reverse = true }
  }
}
