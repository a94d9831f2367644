import TerminalUI

/// What terminals say about the mouse (xterm's control sequences, "Mouse Tracking").
enum MouseReport {
  /// The report `button;column;line` of mode 1006, counted from 1.
  static func sgr(_ report: String, isRelease: Bool) -> MouseEvent? {
    let numbers = report.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let code = numbers[0], let column = numbers[1], let line = numbers[2],
      column >= 1, line >= 1, column < 65536, line < 65536
    else { return nil }
    return event(code: code, x: column - 1, y: line - 1, isRelease: isRelease)
  }

  /// The three characters of mode 1000 without 1006, each 32 more than it means.
  static func plain(_ report: [UInt32]) -> MouseEvent? {
    guard report.count == 3, report.allSatisfy({ (32...255).contains($0) }), report[1] > 32,
      report[2] > 32
    else { return nil }
    let code = Int(report[0]) - 32
    let isRelease = code & 0b1100_0011 == 3
    return event(code: code, x: Int(report[1]) - 33, y: Int(report[2]) - 33, isRelease: isRelease)
  }

  private static func event(code: Int, x: Int, y: Int, isRelease: Bool) -> MouseEvent? {
    var modifiers: Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    if code & 64 != 0 {
      let wheels: [MouseEvent.Action] = [.wheelUp, .wheelDown, .wheelLeft, .wheelRight]
      return isRelease ? nil : MouseEvent(wheels[code & 3], x: x, y: y, modifiers: modifiers)
    }
    let buttons: [MouseEvent.Button?] = [.left, .middle, .right, nil]
    let button = buttons[code & 3]
    // Motion with no button held is not asked for, and nothing to act on.
    if code & 32 != 0, button == nil { return nil }
    let action: MouseEvent.Action = isRelease ? .release : code & 32 != 0 ? .drag : .press
    return MouseEvent(action, button: button, x: x, y: y, modifiers: modifiers)
  }
}
