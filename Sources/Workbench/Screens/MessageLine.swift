import TerminalUI

/// The line above the footer: what is going on, an alarm or a notice, and at the right how far the
/// last command has come.
struct MessageLine {
  let state: WorkbenchState

  func draw(into grid: inout Grid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    if state.interface.screen == .runs, state.interface.runs.isFiltering {
      var space = rect.inset(columns: 1, lines: 0)
      grid.text("filter ", in: space.cutLeft(min(7, space.width)), style: .key)
      let filter = state.interface.runs.filter
      if let problem = filter.problem {
        let text = StyledText("\(state.glyphs.alarm) \(problem.description)", .warning)
        let width = min(text.width, max(space.width - filter.text.count - 4, space.width / 2))
        grid.text(text, in: space.cutRight(width))
        _ = space.cutRight(2)
      }
      filter.field.draw(
        into: &grid, in: space, isFocused: state.interface.dialog == nil,
        hint: "words, or macro-f1>.8 and tag:night; Tab completes, Enter keeps, Esc clears")
      return
    }
    if state.interface.screen == .system, state.interface.system.isSearching {
      var space = rect.inset(columns: 1, lines: 0)
      grid.text("search ", in: space.cutLeft(min(7, space.width)), style: .key)
      state.interface.system.search.draw(
        into: &grid, in: space, isFocused: state.interface.dialog == nil,
        hint: "part of a line; the arrows go to the next one, Enter keeps, Esc clears")
      return
    }
    var space = rect.inset(columns: rect.width > 30 ? 1 : 0, lines: 0)
    let message = message()
    let command = command()
    // A command that waits is shown even if it cuts a longer message short.
    if !command.isEmpty, command.width <= space.width / 2 || message.isEmpty {
      grid.text(command, in: space.cutRight(command.width), alignment: .trailing)
      _ = space.cutRight(3)
    }
    grid.text(message, in: space)
    if message.width + hint.width <= space.width {
      grid.text(hint, x: space.x + message.width, y: space.y, in: space)
    }
  }

  var isEmpty: Bool {
    !(state.interface.screen == .system && state.interface.system.isSearching)
      && message().isEmpty && command().isEmpty
  }

  private func message() -> StyledText {
    if let departure = state.interface.departure { return leaving(departure) }
    if let notice = state.interface.notice, notice.isFailure {
      return StyledText("\(state.glyphs.alarm) ", .bad.emphasized)
        + StyledText(notice.text, .bad)
    }
    if let alarm = alarm() { return alarm }
    return state.interface.notice.map { StyledText($0.text) } ?? StyledText()
  }

  private func alarm() -> StyledText? {
    guard state.interface.screen == .train, let alarms = state.opened?.alarms,
      alarms.count > state.interface.train.dismissedAlarms, let alarm = alarms.last
    else { return nil }
    var text = StyledText("\(state.glyphs.alarm) ", .bad.emphasized)
    if let time = alarm.time { text.append("\(state.calendar.short(time, now: state.now)) ", .bad) }
    text.append("\(alarm.rule): \(alarm.text)", .bad)
    return text
  }

  /// How to be rid of the alarm, if one is shown.
  private var hint: StyledText {
    guard state.interface.departure == nil, state.interface.notice?.isFailure != true,
      alarm() != nil, let binding = Keymap.binding(of: .dismissAlarm)
    else { return StyledText() }
    return StyledText("  \(binding.keyNames(state.glyphs))", .key)
      + StyledText(" put away", .muted)
  }

  /// Commands that wait are all named; an answered one stays until the next.
  private func command() -> StyledText {
    guard state.interface.departure == nil, state.interface.screen != .runs,
      let commands = state.opened?.commands,
      let last = commands.last
    else { return StyledText() }
    let queued = commands.filter(\.isQueued)
    if queued.count > 1 {
      return StyledText("\(queued.map(\.command.text).joined(separator: ", ")) queued", .warning)
    }
    let shown = queued.first ?? last
    let style: Style =
      shown.isQueued ? .warning : shown.answer?.isAccepted == true ? .muted : .bad
    return StyledText(shown.text, style)
  }

  private func leaving(_ departure: Departure) -> StyledText {
    let run = state.runHere.map { "\($0.id.runText)" } ?? "the run"
    switch departure {
    case .quit, .exitNow: return StyledText("leaving", .muted)
    case .handOver:
      return StyledText("handing \(run) over to a process in the background", .warning)
    case .stopWithCheckpoint:
      return StyledText("stopping \(run) with a checkpoint; Ctrl-C leaves at once", .warning)
    }
  }
}
