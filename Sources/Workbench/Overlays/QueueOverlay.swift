import TerminalUI

/// The runs that wait to be trained, below those that train.
struct QueueOverlay {
  let state: WorkbenchState
  let selected: RunID?

  func draw(into grid: inout Grid) {
    let place = place(in: grid.bounds)
    Panel(title, trailing: "Esc closes", isFocused: true).draw(into: &grid, in: place)
    let rows = state.queueRows
    let inside = place.inset()
    let layout = layout(in: inside)
    table.draw(into: &grid, in: layout.table, count: rows.count) { index in
      index < rows.count ? cells(of: rows[index], at: index, in: rows) : []
    }
    let line = layout.runner.inset(columns: min(2, layout.runner.width / 2), lines: 0)
    grid.text(runner, in: line)
    for (index, line) in keys(width: inside.width - 4).enumerated() {
      let space = layout.keys.line(index)
      grid.text(line, in: space.inset(columns: min(2, space.width / 2), lines: 0))
    }
  }

  /// The row at a place of the screen, for the mouse.
  func row(atX x: Int, y: Int, in bounds: Rect) -> Int? {
    let inside = place(in: bounds).inset()
    return table.row(atX: x, y: y, in: layout(in: inside).table, count: state.queueRows.count)
  }

  private var title: StyledText {
    let queue = state.queue
    var title = StyledText("queue")
    title.append(" \(queue.waiting.count)", .muted)
    title.append("  \(queue.parallel) at once", .muted)
    if queue.isPaused { title.append("  paused", .warning) }
    return title
  }

  /// As wide as titles want it to be, and as high as the rows, their headings, a line about the process
  /// and the keys, each but the rows with a blank line above.
  private func place(in bounds: Rect) -> Rect {
    let width = min(bounds.width - 4, 92)
    let keys = keys(width: width - 6).count
    let rows = max(state.queueRows.count, 1)
    return Overlay.dialog(in: bounds, width: width, height: rows + keys + 6)
  }

  /// The rows give way last.
  private func layout(in inside: Rect) -> (table: Rect, runner: Rect, keys: Rect) {
    var space = inside
    let count = keys(width: inside.width - 4).count
    let keys = space.height >= count + 5 ? space.cutBottom(count) : space.cutBottom(0)
    if !keys.isEmpty, space.height >= 5 { _ = space.cutBottom(1) }
    let runner = space.height > 3 ? space.cutBottom(1) : space.cutBottom(0)
    if !runner.isEmpty, space.height >= 3 { _ = space.cutBottom(1) }
    return (space, runner, keys)
  }

  private var table: Table {
    let idWidth = max(4, (state.queueRows.max() ?? 0).runText.count)
    return Table(
      [
        TableColumn("", width: 3, alignment: .trailing, priority: 6),
        TableColumn("run", width: idWidth, alignment: .trailing, priority: 9),
        TableColumn("title", minimumWidth: 12, priority: 8),
        TableColumn(
          "seed", minimumWidth: 4, maximumWidth: seedWidth, alignment: .trailing, priority: 5),
        TableColumn("epoch", width: 9, alignment: .trailing, priority: 4),
        TableColumn("since", width: 8, alignment: .trailing, priority: 3),
      ], selected: state.queueRow(of: selected),
      emptyText: "no run trains and none waits; N starts or queues one")
  }

  private var seedWidth: Int {
    max(4, state.queueRows.compactMap { state.run($0).map { String($0.seed).count } }.max() ?? 0)
  }

  private func cells(of id: RunID, at index: Int, in rows: [RunID]) -> [TableCell] {
    let live = rows.count - state.queue.waiting.count
    let run = state.run(id)
    let place =
      index < live
      ? StyledText(
        String((run?.status ?? .running).glyph(state.glyphs)), run?.status.style ?? .plain)
      : StyledText("\(index - live + 1)", .muted)
    let since = index < live ? run?.started : state.queue.waiting[index - live].since
    return [
      .text(place),
      .text(id.runText, .strong),
      .text(
        StyledText(run?.title ?? "")
          + StyledText(run?.isHere == true && index < live ? "*" : "", .accent)),
      .text(run.map { String($0.seed) } ?? state.figures.dash, .muted),
      .text(
        run.map { state.figures.progress($0.epoch, of: $0.epochs) } ?? state.figures.dash, .muted),
      .text(since.map { state.calendar.short($0, now: state.now) } ?? state.figures.dash, .muted),
    ]
  }

  private var runner: StyledText {
    if let runner = state.queue.runner { return StyledText("\(runner) works on it", .muted) }
    if state.queue.waiting.isEmpty || state.queue.isPaused {
      return StyledText("no process works on it", .muted)
    }
    return StyledText("no process works on it; ", .warning) + StyledText("s", .key)
      + StyledText(" starts one", .warning)
  }

  /// The keys of the window, line by line.
  private func keys(width: Int) -> [StyledText] {
    var lines: [StyledText] = [StyledText()]
    for binding in Keymap.queue {
      guard let key = binding.keys.first, let short = short(of: binding) else { continue }
      let name = key.name(state.glyphs)
      let isFirst = lines[lines.count - 1].isEmpty
      let wanted = DisplayWidth.of(name) + 1 + short.count + (isFirst ? 0 : 2)
      if !isFirst, lines[lines.count - 1].width + wanted > width { lines.append(StyledText()) }
      if !lines[lines.count - 1].isEmpty { lines[lines.count - 1].append("  ") }
      lines[lines.count - 1].append(name, .key)
      lines[lines.count - 1].append(" \(short)", .muted)
    }
    return lines
  }

  private func short(of binding: Keymap.Binding) -> String? {
    binding.action == .pauseQueue && state.queue.isPaused ? "go on" : binding.short
  }
}
