import TerminalUI

/// All there is room for in a terminal of a line or of a few columns.
struct StatusLine {
  let state: WorkbenchState

  func draw(into grid: inout Grid) {
    let candidates = dialogTexts() ?? texts()
    let fitting = candidates.first { DisplayWidth.of($0) <= grid.width } ?? candidates.last ?? ""
    grid.text(fitting, in: grid.bounds.line(0))
    if grid.height > 1 {
      MessageLine(state: state).draw(into: &grid, in: grid.bounds.line(1))
    }
  }

  /// From the longest to the shortest.
  private func texts() -> [String] {
    let figures = state.figures
    guard let run = state.opened else {
      if let run = state.runHere ?? state.selectedRun {
        let glyph = run.status.glyph(state.glyphs)
        return [
          "\(glyph) \(run.id.runText) \(run.title)", "\(glyph) \(run.id.runText)", "\(glyph)",
        ]
      }
      return ["no run; N starts one", "no run", "-"]
    }
    let glyph = run.row.status.glyph(state.glyphs)
    let loss = figures.loss(run.series.trainLoss.lastValue)
    let eta = figures.duration(run.snapshot?.etaSeconds)
    let epoch = figures.progress(run.epoch, of: run.totalEpochs)
    return [
      "\(glyph) \(run.id.runText) ep \(epoch)  loss \(loss)  ETA \(eta)",
      "\(glyph) ep \(epoch) loss \(loss) ETA \(eta)",
      "\(glyph) \(epoch) \(loss) \(eta)", "\(glyph) \(loss) \(eta)", "\(glyph) \(eta)", "\(glyph)",
    ]
  }

  private func dialogTexts() -> [String]? {
    switch state.interface.dialog {
    case .menu(let menu):
      let title = state.heading(of: menu.kind).title
      let keys = state.items(of: menu.kind).compactMap(\.key).map(String.init)
      return ["\(title) \(keys.joined(separator: " "))", keys.joined(separator: " "), "?"]
    case .prompt(let prompt): return ["\(prompt.title): \(prompt.field.text)", prompt.field.text]
    case .palette(let palette): return [": \(palette.field.text)"]
    case .columns(let chooser): return ["columns \(chooser.field.text)"]
    case .queue: return ["queue"]
    case .help, nil: return nil
    }
  }
}
