import TerminalUI

/// What is known of the selected run, beside the table.
struct RunDetails {
  let state: WorkbenchState

  func draw(into grid: inout Grid, in rect: Rect) {
    guard let run = state.selectedRun else {
      Panel("run").draw(into: &grid, in: rect)
      return
    }
    let inside = Panel(StyledText("\(run.id.runText) \(run.title)", .strong))
      .draw(into: &grid, in: rect).inset(columns: 1, lines: 0)
    for (index, line) in lines(of: run, width: inside.width).prefix(inside.height).enumerated() {
      grid.text(line, in: inside.line(index))
    }
  }

  private func lines(of run: RunRow, width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    if let question = run.question, !question.isEmpty {
      lines += wrapped(question, width: width).map { StyledText($0, .accent) } + [StyledText()]
    }
    lines += facts(of: run)
    if !run.note.isEmpty {
      lines += [StyledText(), StyledText("note", .muted)]
      lines += wrapped(run.note, width: width).map { StyledText($0) }
    }
    if let description = state.description, description.run == run.id, !description.lines.isEmpty {
      lines += [StyledText(), StyledText("experiment", .muted)]
      lines += description.lines.map { StyledText($0) }
    }
    return lines
  }

  private func facts(of run: RunRow) -> [StyledText] {
    let figures = state.figures
    func fact(_ name: String, _ value: String, _ style: Style = .plain) -> StyledText {
      StyledText(name.padded(to: 11, glyphs: state.glyphs), .muted) + StyledText(value, style)
    }
    func row(_ name: String, _ best: String, _ last: String) -> StyledText {
      StyledText(name.padded(to: 11, glyphs: state.glyphs), .muted)
        + StyledText(best.padded(to: 8, alignment: .trailing, glyphs: state.glyphs), .strong)
        + StyledText(last.padded(to: 9, alignment: .trailing, glyphs: state.glyphs))
    }
    var lines = [
      fact(
        "status",
        "\(run.status.glyph(state.glyphs)) \(run.status.rawValue)"
          + (run.isHere && run.status.isActive ? " in this process" : ""), run.status.style),
      fact("epoch", figures.progress(run.epoch, of: run.epochs)),
      fact("step", figures.progress(run.step, of: run.steps)),
      fact("seed", String(run.seed)),
    ]
    if let started = run.started {
      let day = state.calendar.day(started)
      lines.append(fact("started", "\(day) \(state.calendar.time(started))"))
    }
    lines.append(fact("took", figures.duration(run.duration)))
    if !run.tags.isEmpty { lines.append(fact("tags", run.tags.joined(separator: " "), .accent)) }
    lines += [
      StyledText(),
      StyledText("validation".padded(to: 11, glyphs: state.glyphs), .muted)
        + StyledText("    best     last", .muted),
      row(
        "macro-F1", figures.measure(run.best.macroF1, decimals: 3),
        figures.measure(run.last.macroF1, decimals: 3)),
      row(
        "macro-AP", figures.measure(run.best.macroAveragePrecision, decimals: 3),
        figures.measure(run.last.macroAveragePrecision, decimals: 3)),
      row(
        "loss", figures.loss(run.best.validationLoss), figures.loss(run.last.validationLoss)),
    ]
    return lines
  }
}
