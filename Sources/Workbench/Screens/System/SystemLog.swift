import TerminalUI

/// The lines of the log, with what is looked for marked.
struct SystemLog {
  let state: WorkbenchState

  private var panes: SystemPanes { state.interface.system }
  private var book: LogBook { state.logBook }

  /// The frame's titles: what is listed, and which part of it is in sight.
  var titles: (StyledText, StyledText) {
    var title = StyledText("log")
    if panes.levels != .all { title.append("  \(panes.levels.rawValue) only", .accent) }
    if !panes.search.text.isEmpty {
      title.append("  /\(panes.search.text)", .accent)
      let place = panes.found.map { "\($0 + 1)/" } ?? ""
      title.append(
        book.found.isEmpty ? "  not found" : "  \(place)\(book.found.count)",
        book.found.isEmpty ? .warning : .muted)
    }
    guard let bottom = panes.bottom, !book.lines.isEmpty else {
      return (title, StyledText("\(book.lines.count) lines"))
    }
    let newer = max(book.lines.count - 1 - bottom, 0)
    return (title, StyledText("\(newer) newer below", .warning))
  }

  func draw(into grid: inout Grid, in space: Rect) {
    guard !book.lines.isEmpty else {
      let text =
        panes.levels == .all ? "nothing is logged yet" : "no line of this kind; v lists others"
      grid.text(
        text, in: space.inset(columns: min(1, space.width / 2), lines: 0), style: .muted)
      return
    }
    let last = book.lines.count - 1
    let bottom = min(max(panes.bottom ?? last, min(space.height - 1, last)), last)
    let first = max(bottom - space.height + 1, 0)
    let current = panes.found.flatMap { $0 < book.found.count ? book.found[$0] : nil }
    for (index, line) in (first...max(bottom, first)).enumerated() where index < space.height {
      draw(line, into: &grid, in: space.line(index), isCurrent: line == current)
    }
    let bar = Rect(x: space.maxX - 1, y: space.y, width: 1, height: space.height)
    ListScroll.drawBar(
      into: &grid, in: bar, offset: first, visible: space.height, count: book.lines.count)
  }

  private func draw(_ index: Int, into grid: inout Grid, in line: Rect, isCurrent: Bool) {
    let entry = book.lines[index]
    var space = line
    _ = space.cutRight(1)
    let sign = isCurrent ? state.glyphs.selected : entry.level.sign
    grid.text("\(sign) ", in: space.cutLeft(2), style: entry.level.style.emphasized)
    if let time = entry.time, space.width > 20 {
      grid.text("\(state.calendar.time(time)) ", in: space.cutLeft(9), style: .faint)
    }
    grid.text(marked(entry, width: space.width, isCurrent: isCurrent), in: space)
    if isCurrent { grid.highlight(line) }
  }

  /// The text with what is looked for marked; of the line one has gone to, the part that holds it.
  private func marked(_ entry: LogEntry, width: Int, isCurrent: Bool) -> StyledText {
    let pattern = panes.search.text.lowercased().map { String($0) }
    let style = entry.level.style
    guard !pattern.isEmpty else { return StyledText(entry.text, style) }
    let letters = Array(entry.text)
    let folded = letters.map { $0.lowercased() }
    let places = SystemLog.places(of: pattern, in: folded)
    var start = 0
    if isCurrent, let place = places.first, place + pattern.count > width - 1 {
      start = max(place - width / 2, 0)
    }
    var text = StyledText(start > 0 ? String(state.glyphs.ellipsis) : "", .faint)
    for place in places where place >= start {
      text.append(String(letters[start..<place]), style)
      start = place + pattern.count
      text.append(String(letters[place..<start]), SystemLog.foundStyle)
    }
    text.append(String(letters[min(start, letters.count)...]), style)
    return text
  }

  private static let foundStyle = Style(foreground: .accent, bold: true, underline: true)

  /// Where a pattern begins, without overlaps.
  private static func places(of pattern: [String], in letters: [String]) -> [Int] {
    var places: [Int] = []
    var index = 0
    while index + pattern.count <= letters.count {
      if letters[index] == pattern[0], letters[index..<index + pattern.count].elementsEqual(pattern)
      {
        places.append(index)
        index += pattern.count
      } else {
        index += 1
      }
    }
    return places
  }
}
