import CNcurses
import TerminalUI

/// From what curses read to events: keys, mouse reports and pasted text, and to answers.
///
/// A sequence that nobody knows is swallowed whole, so that its letters are never taken for keys.
struct InputDecoder {
  enum State: Equatable {
    case plain
    /// After an escape key in the same breath.
    case escape
    /// Within a sequence unknown to curses, until its final byte: its parameters so far.
    case sequence(String)
    /// Within a string of the terminal, and what it began with: `_` of an application, `P` of a
    /// device, `]` of an operating system.
    case string(String)
    /// After an escape within a string, which a backslash makes its end.
    case stringEnd(String)
    case mouse(String)
    case plainMouse([UInt32])
    case paste(String)
  }

  var state = State.plain
  /// What the terminal said of itself since they were last taken.
  var answers: [TerminalAnswer] = []

  /// Turns codes (see `console_read`) into events.
  ///
  /// - Parameter isComplete: nothing more is to be waited for, so an escape is the key itself.
  mutating func decode(_ codes: some Sequence<UInt32>, isComplete: Bool = true) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    for code in codes { take(code, into: &events) }
    if isComplete, isAmbiguous {
      events.append(.key(.escape))
      if case .string(let text) = state { events.append(.key(.character(Character(text)))) }
      state = .plain
    }
    return events
  }

  /// Whether what came last is a key if nothing follows, and else the start of something longer.
  var isAmbiguous: Bool {
    switch state {
    case .escape: true
    case .string(let text): text.utf8.count == 1
    default: false
    }
  }

  mutating func take(_ code: UInt32, into events: inout [TerminalEvent]) {
    switch state {
    case .plain:
      takePlain(code, into: &events)
    case .escape:
      switch code {
      case UInt32(ascii: "["), UInt32(ascii: "O"): state = .sequence("")
      case UInt32(ascii: "_"): state = .string("_")
      case UInt32(ascii: "P"): state = .string("P")
      case UInt32(ascii: "]"): state = .string("]")
      case 27: events.append(.key(.escape))
      default:
        events.append(.key(.escape))
        state = .plain
        takePlain(code, into: &events)
      }
    case .sequence(let parameters):
      takeSequence(code, after: parameters)
    case .string(let text):
      takeString(code, after: text, into: &events)
    case .stringEnd(let text):
      if code == UInt32(ascii: "\\") {
        endString(text)
      } else {
        state = .escape
        take(code, into: &events)
      }
    case .mouse(let report):
      takeMouse(code, after: report, into: &events)
    case .plainMouse(let report):
      state = .plainMouse(report + [code])
      if report.count == 2 {
        state = .plain
        if let event = MouseReport.plain(report + [code]) { events.append(.mouse(event)) }
      }
    case .paste(let text):
      takePaste(code, after: text, into: &events)
    }
  }

  private mutating func takePlain(_ code: UInt32, into events: inout [TerminalEvent]) {
    if code & UInt32(CONSOLE_KEY) != 0 {
      switch Int(code & 0xFFFF) {
      case CONSOLE_KEY_MOUSE: state = .mouse("")
      case CONSOLE_KEY_MOUSE_PLAIN: state = .plainMouse([])
      case CONSOLE_KEY_PASTE_START: state = .paste("")
      default:
        if let key = InputDecoder.key(Int(code & 0xFFFF)) {
          events.append(.key(key, Modifiers(rawValue: UInt8(code >> 16 & 7))))
        }
      }
      return
    }
    switch code {
    case 27: state = .escape
    case 9: events.append(.key(.tab))
    case 10, 13: events.append(.key(.enter))
    case 8, 127: events.append(.key(.backspace))
    case 1...26: events.append(.key(.control(InputDecoder.letter(code))))
    case 0: events.append(.key(.control(" ")))
    case 28...31, 0x80...0x9F: break
    default:
      guard let scalar = Unicode.Scalar(code) else { return }
      // A mark that arrives by itself belongs to the letter before it.
      if DisplayWidth.columns(of: scalar) == 0,
        case .key(.character(let base), let held)? = events.last
      {
        events[events.count - 1] = .key(InputDecoder.joined(base, scalar), held)
      } else {
        events.append(.key(.character(Character(scalar))))
      }
    }
  }

  private mutating func takeMouse(
    _ code: UInt32, after report: String, into events: inout [TerminalEvent]
  ) {
    guard let scalar = Unicode.Scalar(code), scalar.isASCII, report.utf8.count < 24 else {
      state = .plain
      return
    }
    switch scalar {
    case "0"..."9", ";": state = .mouse(report + String(scalar))
    case "M", "m":
      state = .plain
      if let event = MouseReport.sgr(report, isRelease: scalar == "m") {
        events.append(.mouse(event))
      }
    default: state = .plain
    }
  }

  private mutating func takePaste(
    _ code: UInt32, after text: String, into events: inout [TerminalEvent]
  ) {
    if code & UInt32(CONSOLE_KEY) != 0 {
      if Int(code & 0xFFFF) == CONSOLE_KEY_PASTE_END {
        state = .plain
        events.append(.paste(text))
      }
      return
    }
    let scalar = code == 13 ? "\n" : Unicode.Scalar(code) ?? "?"
    // Far more than any field takes; the rest of a mistaken paste is let go.
    if text.utf8.count < 1 << 20 { state = .paste(text + String(scalar)) }
  }

  private static func letter(_ code: UInt32) -> Character {
    Character(Unicode.Scalar(UInt8(code + 96)))
  }

  private static func joined(_ base: Character, _ mark: Unicode.Scalar) -> Key {
    let text = String(base) + String(mark)
    return .character(text.count == 1 ? Character(text) : base)
  }

  private static func key(_ number: Int) -> Key? {
    if number >= CONSOLE_KEY_F0 {
      return .function(number - CONSOLE_KEY_F0)
    }
    return keys[number]
  }

  private static let keys: [Int: Key] = [
    CONSOLE_KEY_UP: .up,
    CONSOLE_KEY_DOWN: .down,
    CONSOLE_KEY_LEFT: .left,
    CONSOLE_KEY_RIGHT: .right,
    CONSOLE_KEY_HOME: .home,
    CONSOLE_KEY_END: .end,
    CONSOLE_KEY_PAGE_UP: .pageUp,
    CONSOLE_KEY_PAGE_DOWN: .pageDown,
    CONSOLE_KEY_INSERT: .insert,
    CONSOLE_KEY_DELETE: .delete,
    CONSOLE_KEY_BACKSPACE: .backspace,
    CONSOLE_KEY_BACK_TAB: .backTab,
    CONSOLE_KEY_ENTER: .enter,
  ]
}

extension UInt32 {
  init(ascii: Unicode.Scalar) { self = ascii.value }
}
