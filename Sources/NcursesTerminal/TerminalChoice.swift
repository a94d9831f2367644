import TerminalUI

/// What the environment says of the terminal.
package struct TerminalSurroundings: Equatable, Sendable {
  /// TERM; `nil` when unset or empty.
  package var type: String?
  /// COLORTERM says truecolor or 24bit.
  package var claimsTruecolor: Bool
  /// NO_COLOR is set to anything (https://no-color.org).
  package var refusesColor: Bool
  package var isInsideTmux: Bool

  package init(
    type: String?, claimsTruecolor: Bool = false, refusesColor: Bool = false,
    isInsideTmux: Bool = false
  ) {
    self.type = type
    self.claimsTruecolor = claimsTruecolor
    self.refusesColor = refusesColor
    self.isInsideTmux = isInsideTmux
  }

  package init(environment: [String: String]) {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    self.init(
      type: value("TERM"),
      claimsTruecolor: ["truecolor", "24bit"].contains(value("COLORTERM") ?? ""),
      refusesColor: value("NO_COLOR") != nil, isInsideTmux: value("TMUX") != nil)
  }
}

/// What the terminal database says of a type of terminal.
package enum TerminalType: Equatable, Sendable {
  case colors(Int)
  case unknown
  case tooPlain
  case databaseMissing
}

/// The type to open a terminal as, and what to draw on it with.
package struct TerminalChoice: Equatable, Sendable {
  package var type: String
  package var depth: ColorDepth
  package var glyphs: GlyphSet
  package var isUTF8: Bool

  /// - Parameters:
  ///   - lookUp: what the database says of a type.
  ///   - isUTF8: whether the terminal understands UTF-8, asked for only when nothing else settles it.
  package static func choose(
    _ options: TerminalOptions, in surroundings: TerminalSurroundings,
    lookUp: (String) -> TerminalType, isUTF8: () -> Bool
  ) throws(TerminalError) -> TerminalChoice {
    guard let asked = surroundings.type else { throw .typeMissing }
    var type = asked
    var found = lookUp(type)
    if found == .unknown, speaksXterm(asked) {
      type = "xterm-256color"
      found = lookUp(type)
    }
    var colors = 0
    switch found {
    case .colors(let count): colors = count
    case .unknown: throw .typeUnknown(asked)
    case .tooPlain: throw .typeTooPlain(asked)
    case .databaseMissing: throw .databaseMissing
    }
    let mode = surroundings.refusesColor && options.colors == .auto ? .none : options.colors
    if mode == .truecolor || (mode == .auto && surroundings.claimsTruecolor), colors <= 256 {
      for name in directTypes(for: asked, isInsideTmux: surroundings.isInsideTmux) {
        guard case .colors(let count) = lookUp(name), count > 256 else { continue }
        (type, colors) = (name, count)
        break
      }
    }
    // A type whose numbers are exact colours cannot name one of 256 or of 16.
    if colors > 256, mode == .indexed || mode == .sixteen {
      (type, colors) = ("xterm-256color", 256)
    }
    let able = depth(colors: colors)
    let depth: ColorDepth =
      switch mode {
      case .auto, .truecolor: able
      case .indexed: min(able, .indexed)
      case .sixteen: min(able, .sixteen)
      case .none: .none
      }
    let utf8 = isUTF8()
    let glyphs: GlyphSet =
      switch options.glyphs {
      case .braille: .braille
      case .blocks: .blocks
      case .ascii: .ascii
      case .auto: automaticGlyphs(type: asked, isUTF8: utf8)
      }
    return TerminalChoice(
      type: type, depth: depth, glyphs: glyphs, isUTF8: utf8 || options.glyphs.needsUTF8)
  }

  /// Types of terminal newer than many databases, over ssh above all; all of them speak xterm's language.
  private static func speaksXterm(_ type: String) -> Bool {
    ["xterm", "tmux", "screen-", "rxvt", "alacritty", "foot", "wezterm", "ghostty", "kitty", "vte"]
      .contains { type.hasPrefix($0) }
  }

  /// Entries with exact colours that fit a type, the best first.
  ///
  /// The entry named for alacritty is xterm's with colours in the spelling that every terminal with
  /// exact colours reads, while xterm's own uses one that some do not.
  private static func directTypes(for type: String, isInsideTmux: Bool) -> [String] {
    if isInsideTmux || type.hasPrefix("tmux") { return ["tmux-direct"] }
    if type.hasPrefix("screen") { return [] }
    let known = ["konsole", "vte", "kitty", "mlterm", "iterm2", "nsterm"]
    for name in known where type.hasPrefix(name) || type.hasPrefix("xterm-\(name)") {
      return ["\(name)-direct"]
    }
    if type.hasPrefix("st-") || type == "st" { return ["st-direct"] }
    if type.hasPrefix("gnome") { return ["vte-direct"] }
    return speaksXterm(type) ? ["alacritty-direct", "xterm-direct"] : []
  }

  private static func depth(colors: Int) -> ColorDepth {
    colors > 256
      ? .truecolor
      : colors >= 256 ? .indexed : colors >= 16 ? .sixteen : colors >= 8 ? .eight : .none
  }

  /// The console of Linux has a font of a few hundred characters, and old terminals have no Unicode.
  private static func automaticGlyphs(type: String, isUTF8: Bool) -> GlyphSet {
    let plain = type.hasPrefix("linux") || type.hasPrefix("vt")
    return isUTF8 && !plain ? .braille : .ascii
  }
}

extension TerminalOptions.GlyphMode {
  /// Somebody who asks for such glyphs has a terminal that shows them.
  fileprivate var needsUTF8: Bool { self == .braille || self == .blocks }
}
