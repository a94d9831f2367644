/// A key of the keyboard, as a terminal can tell them apart.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// A letter held with Control, in lower case: `.control("l")`.
  case control(Character)
  case up, down, left, right
  case enter, escape, tab, backTab
  case backspace, delete, insert
  case home, end, pageUp, pageDown
  case function(Int)
}

/// Keys held beside another key or a mouse button. Shift is not told for characters: `A` is `A`.
package struct Modifiers: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let shift = Modifiers(rawValue: 1)
  package static let alt = Modifiers(rawValue: 2)
  package static let control = Modifiers(rawValue: 4)
}
