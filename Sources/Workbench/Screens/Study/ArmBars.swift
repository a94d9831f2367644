import TerminalUI

/// The chosen figure of every arm as a bar, for a study without doses.
struct ArmBars {
  let studied: Studied

  private var figures: Figures { studied.figures }
  private var arms: [String] { studied.view.grid.arms }

  func draw(into grid: inout Grid, in rect: Rect, isFocused: Bool) {
    var table = self.table(isFocused: isFocused)
    let width =
      TableColumn.layout(table.columns, width: rect.width - 4, gap: 1).first { $0.column == 2 }?
      .width
      ?? 0
    table.columns[2].title = IntervalBar.scale(
      of: studied.figure ?? "", width: width, glyphs: figures.glyphs)
    table.draw(into: &grid, in: rect, count: rows) { row in
      guard let name = studied.figure,
        let figure = studied.value(of: studied.arm(named: arms[row]), name)
      else { return [.text(arms[row], .muted), .text(figures.dash, .faint)] }
      return [
        .text(arms[row]), .text(figures.measure(figure.value), .strong),
        .text(
          IntervalBar.share(
            figure.value, figure.interval, width: width, style: .accent, glyphs: figures.glyphs)),
      ]
    }
  }

  func row(atX x: Int, y: Int, in rect: Rect) -> Int? {
    table(isFocused: true).row(atX: x, y: y, in: rect, count: rows)
  }

  /// None before there is a figure.
  private var rows: Int { studied.figure == nil ? 0 : arms.count }

  private func table(isFocused: Bool) -> Table {
    let longest = min(max(arms.map { DisplayWidth.of($0) }.max() ?? 0, 8), 28)
    return Table(
      [
        TableColumn("arm", minimumWidth: min(longest, 12), maximumWidth: longest, priority: 9),
        TableColumn("", width: 4, alignment: .trailing, priority: 8),
        TableColumn("0", minimumWidth: 10, priority: 7),
      ], selected: studied.arm, isFocused: isFocused, gap: 1, emptyText: "no run is done yet")
  }
}
