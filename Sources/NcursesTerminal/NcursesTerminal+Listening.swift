import CNcurses
import TerminalUI

extension NcursesTerminal {
  /// Waits until something happened, or for a time, and tells all that did, in order.
  ///
  /// Ctrl-L repaints and Ctrl-Z stops the program without the caller's doing. A storm of resizes is
  /// one event with the size that is true now.
  ///
  /// - Parameter timeoutMilliseconds: `nil` waits without end, 0 not at all.
  package func nextEvents(timeoutMilliseconds: Int?) -> [TerminalEvent] {
    guard isOpen else { return [] }
    let isAmbiguous = decoder.isAmbiguous
    var timeout = timeoutMilliseconds.map { Int32(clamping: max($0, 0)) } ?? -1
    if graphics != toldGraphics { timeout = 0 }
    if isAmbiguous { timeout = timeout < 0 ? 100 : min(timeout, 100) }
    let ready = console_wait(timeout)
    var events: [TerminalEvent] = []
    if ready & Int32(CONSOLE_HAS_SIGNALS) != 0 { events += takeSignals() }
    if ready & Int32(CONSOLE_GONE) != 0, !isGone {
      isGone = true
      events.append(.signal(.hangup))
    }
    if ready & Int32(CONSOLE_HAS_INPUT) != 0 {
      events += takeKeys()
    } else if isAmbiguous {
      events += decoder.decode([])
    }
    for answer in decoder.takeAnswers() { send(inquiry.take(answer)) }
    if graphics != toldGraphics {
      toldGraphics = graphics
      events.append(.graphics(graphics))
    }
    if ready & Int32(CONSOLE_HAS_OUTPUT) != 0 {
      drainOutput()
      if !captured.lines.isEmpty { events.append(.output) }
    }
    return events
  }

  /// Lines written to standard output or error since they were last taken.
  package func capturedLines() -> [String] {
    drainOutput()
    return captured.take()
  }

  private func takeKeys() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var codes = Array(repeating: UInt32(0), count: 256)
    let isAwaiting = inquiry.isAwaiting && .now < patience
    while true {
      let count = Int(console_read(&codes, Int32(codes.count)))
      if count == 0 { break }
      events += decoder.decode(
        codes.prefix(count), isComplete: count < codes.count && !isAwaiting)
      // A paste of a megabyte may take its time, but not starve the caller.
      if events.count > 4096 { break }
    }
    if events.contains(.key(.control("l"))) {
      events.removeAll { $0 == .key(.control("l")) }
      repaint()
    }
    return events
  }

  private func takeSignals() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var isResized = false
    var isWoken = false
    var bytes = Array(repeating: UInt8(0), count: 256)
    while true {
      let count = Int(console_take_signals(&bytes, Int32(bytes.count)))
      if count == 0 { break }
      for byte in bytes.prefix(count) {
        switch UInt8(truncatingIfNeeded: console_signal_kind(byte)) {
        case UInt8(ascii: "w"): isResized = true
        case UInt8(ascii: "i"): events.append(.signal(.interrupt))
        case UInt8(ascii: "t"): events.append(.signal(.terminate))
        case UInt8(ascii: "h"):
          if !isGone { events.append(.signal(.hangup)) }
          isGone = true
        case UInt8(ascii: "z"):
          takePicturesAway()
          console_stop_process()
          isResized = true
          repaint()
          events.append(.signal(.resumed))
        case UInt8(ascii: "c"):
          console_leave()
          console_enter()
          isResized = true
          repaint()
        default: isWoken = isWoken || byte == UInt8(CONSOLE_WOKEN)
        }
      }
    }
    if isResized {
      if let event = adoptSize() { events.append(event) }
      send(inquiry.questions(afterResizeTo: NcursesTerminal.driverCell))
    }
    if isWoken { events.append(.wake) }
    return events
  }

  private func adoptSize() -> TerminalEvent? {
    let before = size
    _ = console_adopt_size()
    let now = size
    // Also when curses has the size already: the last grid may be of another.
    if before == now, let shown, (shown.width, shown.height) == now {
      // Smaller for a moment and as before again: the terminal has lost what stood there.
      repaint()
      return nil
    }
    shown = nil
    screen.forget()
    return .resize(width: now.width, height: now.height)
  }

  func drainOutput() {
    var bytes = Array(repeating: UInt8(0), count: 4096)
    // No more than a flood's worth at a time: who prints without end must not hold the screen.
    for _ in 0..<64 {
      let count = Int(console_take_output(&bytes, Int32(bytes.count)))
      if count == 0 { return }
      captured.append(bytes.prefix(count))
    }
  }
}
