import Metrics
import TerminalUI

/// A step's time as one bar, divided into its parts, each with its name where there is room for it.
struct StepBar {
  let profile: StepProfile

  static func style(of part: StepProfile.Part) -> Style {
    switch part {
    case .load: .warning
    case .forward: .series(0)
    case .loss: .muted
    case .backward: .series(1)
    case .optimizer: .series(2)
    case .other: .faint
    }
  }

  func draw(into grid: inout Grid, in line: Rect) {
    let parts = StepProfile.Part.allCases
    let total = parts.reduce(0) { $0 + max(profile[$1], 0) }
    guard total > 0, total.isFinite else { return }
    var sum = 0.0
    for part in parts {
      let start = Int((sum / total * Double(line.width)).rounded())
      sum += max(profile[part], 0)
      let end = Int((sum / total * Double(line.width)).rounded())
      let place = Rect(x: line.x + start, y: line.y, width: end - start, height: 1)
      draw(part, into: &grid, in: place.intersection(line))
    }
  }

  private func draw(_ part: StepProfile.Part, into grid: inout Grid, in place: Rect) {
    guard !place.isEmpty else { return }
    let style = Self.style(of: part)
    grid.fill(place, with: grid.glyphs.isUnicode ? "━" : "=", style: style)
    grid[place.x, place.y] = Cell(grid.glyphs.border.vertical, style: style)
    let name = "\(part.title) "
    if DisplayWidth.of(name) + 3 <= place.width {
      grid.text(name, x: place.x + 1, y: place.y, style: style.emphasized, in: place)
    }
  }
}
