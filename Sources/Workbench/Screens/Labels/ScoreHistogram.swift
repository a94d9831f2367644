import Metrics
import TerminalUI

/// Where the images without a label and those with it have their scores, and where the threshold
/// cuts them: the last line but one is the slider itself.
///
/// A column stands for scores of equal width. Heights follow the root of a count, so that a few
/// images are still seen beside thousands. What is called present reads by its heavy line below.
struct ScoreHistogram {
  let state: WorkbenchState
  let editor: ThresholdEditor
  let label: Int

  /// Columns at the left for names, counts and the threshold.
  static func gutter(_ width: Int) -> Int { width >= 30 ? 8 : width >= 14 ? 6 : 0 }

  /// The columns that stand for scores.
  static func track(in rect: Rect) -> Rect {
    var space = rect
    _ = space.cutLeft(gutter(rect.width))
    return space
  }

  func draw(into grid: inout Grid, in rect: Rect) {
    guard editor.labels.indices.contains(label), !rect.isEmpty else { return }
    var space = rect
    let ticks = space.cutBottom(rect.height >= 6 ? 1 : 0)
    let slider = space.cutBottom(1)
    let ranked = editor.decisions.ranked[label]
    if space.height >= 2 {
      let columns = ScoreHistogram.track(in: rect).width
      let bins = bins(of: ranked, columns: columns)
      let above = space.cutTop(space.height / 2)
      drawBars(bins.map(\.negatives), isPresent: false, ranked.negatives.count, &grid, above)
      drawBars(bins.map(\.positives), isPresent: true, ranked.positives.count, &grid, space)
    }
    drawSlider(into: &grid, in: slider)
    drawTicks(into: &grid, in: ScoreHistogram.track(in: ticks))
  }

  /// Images with and without the label, by columns of equal width; the first and the last are the
  /// halves around 0 and 1, so that a threshold stands in the column of its own score.
  private func bins(
    of ranked: RankedScores, columns: Int
  ) -> [(positives: Int, negatives: Int)] {
    guard columns > 0 else { return [] }
    var last = ranked.counts(at: -.infinity)
    return (1...columns).map { column in
      let edge =
        column == columns ? Double.infinity : (Double(column) - 0.5) / Double(columns - 1)
      let next = ranked.counts(at: edge)
      defer { last = next }
      return (
        last.truePositives - next.truePositives, last.falsePositives - next.falsePositives
      )
    }
  }

  private func drawBars(
    _ counts: [Int], isPresent: Bool, _ total: Int, _ grid: inout Grid, _ rect: Rect
  ) {
    let track = ScoreHistogram.track(in: rect)
    let gutter = rect.width - track.width
    if gutter > 0 {
      var name = Rect(x: rect.x, y: rect.maxY - 1, width: gutter - 1, height: 1)
      grid.text(
        isPresent ? "n+" : "n\(state.glyphs.isUnicode ? "−" : "-")", in: name.cutLeft(2),
        style: .muted)
      grid.text(state.figures.count(total), in: name, alignment: .trailing)
    }
    let most = counts.max() ?? 0
    guard most > 0 else { return }
    let steps = ScoreHistogram.steps(state.glyphs)
    let cut = column(of: editor.decisions.thresholds[label], in: track)
    for (column, count) in counts.enumerated() where count > 0 {
      let share = (Double(count) / Double(most)).squareRoot()
      let height = max(Int((share * Double(rect.height * steps.count)).rounded()), 1)
      let isPredicted = column >= cut
      let style: Style =
        isPresent ? isPredicted ? .good : .warning : isPredicted ? .bad : .muted
      for line in 0..<rect.height {
        let here = min(height - line * steps.count, steps.count)
        guard here > 0 else { break }
        grid[track.x + column, rect.maxY - 1 - line] = Cell(steps[here - 1], style: style)
      }
    }
  }

  private static func steps(_ glyphs: GlyphSet) -> [Character] {
    glyphs.isUnicode ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : [".", ":", "|", "#"]
  }

  /// The column a threshold lies in; past the last for one above all scores.
  private func column(of threshold: Double, in track: Rect) -> Int {
    guard threshold.isFinite else { return track.width }
    return Int((min(max(threshold, 0), 1) * Double(max(track.width - 1, 0))).rounded())
  }

  // MARK: The slider

  private func drawSlider(into grid: inout Grid, in rect: Rect) {
    let track = ScoreHistogram.track(in: rect)
    let gutter = rect.width - track.width
    let locked = editor.isLocked(label: label)
    if gutter > 0 {
      let place = Rect(x: rect.x, y: rect.y, width: gutter - 1, height: 1)
      grid.text(
        editor.text(ofLabel: label), in: place, alignment: .trailing, style: .accent.emphasized)
    }
    guard track.width > 1 else { return }
    let cut = column(of: editor.decisions.thresholds[label], in: track)
    let (light, heavy): (Character, Character) = state.glyphs.isUnicode ? ("─", "━") : ("-", "=")
    for x in 0..<track.width {
      grid[track.x + x, track.y] =
        x < cut ? Cell(light, style: .faint) : Cell(heavy, style: .accent)
    }
    let before = column(of: editor.reference.thresholds[label], in: track)
    if before != cut {
      let mark: Character = state.glyphs.isUnicode ? "┼" : "+"
      grid[track.x + min(before, track.width - 1), track.y] = Cell(mark, style: .muted)
    }
    let knob: Character = state.glyphs.isUnicode ? locked ? "■" : "●" : locked ? "#" : "O"
    grid[track.x + min(cut, track.width - 1), track.y] = Cell(knob, style: .accent.emphasized)
  }

  private func drawTicks(into grid: inout Grid, in track: Rect) {
    guard track.width >= 12 else { return }
    let marks: [(Double, String)] =
      track.width >= 50
      ? [
        (0.1, ".1"), (0.2, ".2"), (0.3, ".3"), (0.4, ".4"), (0.5, ".5"), (0.6, ".6"), (0.7, ".7"),
        (0.8, ".8"), (0.9, ".9"),
      ] : [(0.25, ".25"), (0.5, ".5"), (0.75, ".75")]
    for (value, text) in marks {
      let x = track.x + column(of: value, in: track) - text.count / 2
      grid.text(text, x: x, y: track.y, style: .faint, in: track)
    }
    grid.text("0", x: track.x, y: track.y, style: .faint, in: track)
    grid.text("1", x: track.maxX - 1, y: track.y, style: .faint, in: track)
  }
}
