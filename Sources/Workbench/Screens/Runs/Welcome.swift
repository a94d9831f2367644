import TerminalUI

/// What an empty store shows: what to press, and what it will do.
struct Welcome {
  let state: WorkbenchState

  func draw(into grid: inout Grid, in rect: Rect) {
    let inside = Panel("thresh").draw(into: &grid, in: rect)
    let lines = lines(width: min(inside.width - 2, 72))
    let place = place(in: inside, lines: lines.count)
    for (index, line) in lines.enumerated() where index < place.height {
      grid.text(line.text, in: place.line(index))
      if line.entry == state.interface.welcomeSelection, line.isTitle {
        grid.highlight(place.line(index))
      }
    }
  }

  /// The experiment at a place of the screen, for the mouse.
  func entry(atX x: Int, y: Int, in rect: Rect) -> Int? {
    let inside = rect.inset()
    let lines = lines(width: min(inside.width - 2, 72))
    let place = place(in: inside, lines: lines.count)
    guard place.contains(x: x, y: y), y - place.y < lines.count else { return nil }
    return lines[y - place.y].entry
  }

  private struct Line {
    var text: StyledText
    var entry: Int?
    var isTitle = false
  }

  private func place(in inside: Rect, lines: Int) -> Rect {
    inside.centered(width: min(inside.width - 2, 72), height: lines)
  }

  private func lines(width: Int) -> [Line] {
    var lines = [
      Line(text: StyledText("There is no run in this store yet.", .strong)), Line(text: ""),
    ]
    if state.experiments.isEmpty {
      lines.append(
        Line(text: StyledText("Put an experiment file under Experiments/ to begin.", .muted)))
      return lines
    }
    for (index, entry) in state.experiments.enumerated() {
      let isSelected = index == state.interface.welcomeSelection
      var title = StyledText(isSelected ? "\(state.glyphs.selected) " : "  ", .accent)
      title.append(entry.title, entry.isStartable ? .strong : .faint)
      title.append(entry.isBuiltIn ? "  built in" : "  \(entry.path)", .muted)
      lines.append(Line(text: title, entry: index, isTitle: true))
      for text in about(entry, isSelected: isSelected) {
        for part in wrapped(text.plain, width: width - 2) {
          lines.append(
            Line(text: StyledText("  \(part)", text.runs.first?.style ?? .plain), entry: index))
        }
      }
      if isSelected, entry.isStartable {
        lines.append(
          Line(
            text: StyledText("  Press ", .muted) + StyledText("Enter", .key)
              + StyledText(" to train it" + (entry.summary.map { ": \($0)." } ?? "."), .muted),
            entry: index))
      }
      lines.append(Line(text: ""))
    }
    return lines
  }

  private func about(_ entry: ExperimentEntry, isSelected: Bool) -> [StyledText] {
    guard isSelected else { return [] }
    if let problem = entry.problems.first {
      return [StyledText(problem, .bad)]
    }
    return entry.question.map { [StyledText($0)] } ?? []
  }
}
