import TerminalUI

extension WorkbenchState {
  /// Draws the workbench at any size.
  package func view(width: Int, height: Int) -> Grid {
    var grid = Grid(width: width, height: height, glyphs: glyphs)
    grid.graphics = graphics
    if grid.bounds.isEmpty { return grid }
    if SizeClass(width: width, height: height) == .line {
      StatusLine(state: self).draw(into: &grid)
      return grid
    }
    switch interface.screen {
    case .runs: RunsScreen(state: self).draw(into: &grid)
    case .train: TrainScreen(state: self, layout: trainLayout(width, height)).draw(into: &grid)
    case .mix: MixScreen(state: self, layout: mixLayout(width, height)).draw(into: &grid)
    case .labels:
      LabelsScreen(state: self, layout: labelsLayout(width, height)).draw(into: &grid)
    case .confusion:
      ConfusionScreen(state: self, layout: confusionLayout(width, height)).draw(into: &grid)
    case .samples:
      if let list = shownCell {
        CellScreen(state: self, list: list, layout: cellLayout(width, height)).draw(into: &grid)
        break
      }
      SamplesScreen(state: self, layout: samplesLayout(width, height)).draw(into: &grid)
    case .compare:
      CompareScreen(state: self, layout: compareLayout(width, height)).draw(into: &grid)
    case .system:
      SystemScreen(state: self, layout: systemLayout(width, height)).draw(into: &grid)
    case .study: StudyScreen(state: self, layout: studyLayout(width, height)).draw(into: &grid)
    }
    switch interface.dialog {
    case .help(let offset): HelpOverlay(glyphs: glyphs, offset: offset).draw(into: &grid)
    case .palette(let palette): PaletteOverlay(palette: palette).draw(into: &grid)
    case .menu(let menu): MenuOverlay(state: self, menu: menu).draw(into: &grid)
    case .prompt(let prompt): PromptOverlay(prompt: prompt).draw(into: &grid)
    case .columns(let chooser): ColumnsOverlay(state: self, chooser: chooser).draw(into: &grid)
    case .queue(let selected):
      QueueOverlay(state: self, selected: selected).draw(into: &grid)
    case nil: break
    }
    return grid
  }

  /// At the size the terminal told last.
  package func view() -> Grid { view(width: interface.width, height: interface.height) }
}
