import TerminalUI

/// The open run, live or past.
struct TrainScreen {
  let state: WorkbenchState
  let layout: TrainLayout

  func draw(into grid: inout Grid) {
    if !layout.tabs.isEmpty { TabBar(state: state).draw(into: &grid, in: layout.tabs) }
    if let run = state.opened {
      RunHeader(state: state, run: run, layout: layout).draw(into: &grid)
      for pane in layout.panes {
        guard let place = layout[pane] else { continue }
        draw(pane, of: run, into: &grid, in: place)
      }
    } else {
      drawNothingOpen(into: &grid)
    }
    MessageLine(state: state).draw(into: &grid, in: layout.message)
    Footer(state: state).draw(into: &grid, in: layout.footer)
  }

  private func draw(_ pane: TrainPane, of run: RunView, into grid: inout Grid, in place: Rect) {
    let isFocused = state.interface.train.focus == pane
    switch pane {
    case .loss, .rate, .gradient:
      RunChart(state: state, run: run, pane: pane, layout: layout)
        .draw(into: &grid, in: place, isFocused: isFocused)
    case .labels:
      LabelTable(state: state, run: run, isFramed: layout.isFramed(pane))
        .draw(into: &grid, in: place, isFocused: isFocused)
    case .run:
      RunPane(state: state, run: run).draw(into: &grid, in: place, isFocused: isFocused)
    case .log:
      LogPane(state: state, isFramed: layout.isFramed(pane))
        .draw(into: &grid, in: place, isFocused: isFocused)
    }
  }

  private func drawNothingOpen(into grid: inout Grid) {
    let middle = grid.bounds.line(grid.height / 2)
    if let opening = state.interface.opening {
      grid.text("opening \(opening.runText)", in: middle, alignment: .center, style: .muted)
      return
    }
    Placard.noRun(state, "No run is open.").draw(into: &grid, in: grid.bounds)
  }
}
