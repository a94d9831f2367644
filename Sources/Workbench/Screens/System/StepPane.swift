import Metrics
import TerminalUI

/// Where the time of a training step goes: its parts, and the layers of the network.
struct StepPane {
  let state: WorkbenchState

  private var panes: SystemPanes { state.interface.system }

  func draw(into grid: inout Grid, in space: Rect, isFocused: Bool) {
    guard let profile = state.opened?.activity.profile else {
      Placard(state, .muted, excuse).draw(into: &grid, in: space)
      return
    }
    let places = places(in: space)
    if let line = places.figures { drawFigures(of: profile, into: &grid, in: line) }
    if let line = places.bar { StepBar(profile: profile).draw(into: &grid, in: line) }
    if let line = places.parts { drawParts(of: profile, into: &grid, in: line) }
    let order = order(of: profile)
    let most = profile.layers.map { max($0.forwardSeconds, $0.backwardSeconds) }.max() ?? 0
    table(isFocused: isFocused).draw(into: &grid, in: places.table, count: order.count) { row in
      cells(of: profile.layers[order[row]], profile, most: most)
    }
  }

  /// The row of the table at a place of the screen.
  func row(atX x: Int, y: Int, in place: Rect) -> Int? {
    guard let profile = state.opened?.activity.profile else { return nil }
    return table(isFocused: true).row(
      atX: x, y: y, in: places(in: place.inset()).table, count: profile.layers.count)
  }

  /// Why there is nothing to show.
  private var excuse: String {
    guard let run = state.opened else { return "No run is open." }
    return run.row.status.isActive
      ? "The first steps are not over yet."
      : "Of \(run.id.runText) it was not kept where the time of its steps went."
  }

  // MARK: Places

  private struct Places {
    var figures: Rect?
    var bar: Rect?
    var parts: Rect?
    var table: Rect
  }

  private func places(in space: Rect) -> Places {
    var rest = space
    let isRoomy = space.width > 30
    func line() -> Rect { rest.cutTop(1).inset(columns: isRoomy ? 1 : 0, lines: 0) }
    var places = Places(table: rest)
    if space.height >= 3 { places.figures = line() }
    if space.height >= 5 { places.bar = line() }
    if space.height >= 6 { places.parts = line() }
    places.table = rest
    return places
  }

  // MARK: The parts of a step

  private func drawFigures(of profile: StepProfile, into grid: inout Grid, in line: Rect) {
    let figures = state.figures
    func part(_ value: String, _ unit: String, _ priority: Int) -> (StyledText, Int) {
      (StyledText(value, .strong) + StyledText(" \(unit)", .muted), priority)
    }
    var parts = [
      part(figures.milliseconds(profile.seconds), "ms a step", 9),
      part(figures.pace(profile.imagesPerSecond), "images/s", 8),
      part(figures.decimal(profile.gigaflops), "GFLOP/s", 7),
      part("\(profile.threads)", "threads", 5),
    ]
    if let seconds = profile.evaluationSeconds {
      parts.append(part(figures.decimal(seconds), "s an evaluation", 4))
    }
    parts.append(
      (
        StyledText(
          profile.steps == 1 ? "of 1 step" : "mean of the newest \(profile.steps) steps", .muted),
        3
      ))
    FigureLine(parts: parts.map { (text: $0.0, priority: $0.1) }).draw(into: &grid, in: line)
  }

  private func drawParts(of profile: StepProfile, into grid: inout Grid, in line: Rect) {
    let parts = StepProfile.Part.allCases.map { part in
      (
        text: StyledText("\(part.title) ", StepBar.style(of: part))
          + StyledText(state.figures.milliseconds(profile[part]), .strong),
        priority: part == .loss || part == .other ? 1 : 5
      )
    }
    FigureLine(parts: parts).draw(into: &grid, in: line)
  }

  // MARK: The layers

  private func table(isFocused: Bool) -> Table {
    let count = state.opened?.activity.profile?.layers.count ?? 0
    return Table(
      [
        TableColumn("layer", minimumWidth: 6, maximumWidth: 20, priority: 9),
        TableColumn("kind", minimumWidth: 8, maximumWidth: 20, priority: 7),
        TableColumn("output", minimumWidth: 9, maximumWidth: 12, priority: 4),
        TableColumn("fwd ms", width: 6, alignment: .trailing, priority: 9),
        TableColumn("forward", minimumWidth: 7, maximumWidth: 20, priority: 3),
        TableColumn("bwd ms", width: 6, alignment: .trailing, priority: 9),
        TableColumn("backward", minimumWidth: 8, maximumWidth: 20, priority: 3),
        TableColumn("share", width: 5, alignment: .trailing, priority: 8),
        TableColumn("GFLOP/s", width: 7, alignment: .trailing, priority: 5),
      ],
      selected: isFocused ? min(panes.layer, max(count - 1, 0)) : nil,
      offset: max(panes.layer - 1, 0), isFocused: isFocused, gap: 1,
      emptyText: "no layer takes time")
  }

  func order(of profile: StepProfile) -> [Int] {
    let all = Array(profile.layers.indices)
    guard panes.slowestFirst else { return all }
    return all.sorted { (-profile.layers[$0].seconds, $0) < (-profile.layers[$1].seconds, $1) }
  }

  private func cells(of layer: StepProfile.Layer, _ profile: StepProfile, most: Double)
    -> [TableCell]
  {
    let figures = state.figures
    func bar(_ seconds: Double, _ part: StepProfile.Part) -> TableCell {
      .bar(most > 0 ? seconds / most : nil, StepBar.style(of: part))
    }
    return [
      .text(layer.shortName), .text(layer.kind, .muted),
      .text(layer.outputShape.map(String.init).joined(separator: "x"), .muted),
      .text(figures.milliseconds(layer.forwardSeconds)), bar(layer.forwardSeconds, .forward),
      .text(figures.milliseconds(layer.backwardSeconds)), bar(layer.backwardSeconds, .backward),
      .text(figures.share(profile.share(layer.seconds)), .strong),
      .text(figures.decimal(profile.gigaflops(of: layer))),
    ]
  }
}

extension StepProfile.Layer {
  /// All but the head are `layers.` something.
  var shortName: String { name.hasPrefix("layers.") ? String(name.dropFirst(7)) : name }
}
