import TerminalUI

/// The numbered screens, and at the right the run that trains here.
struct TabBar {
  let state: WorkbenchState

  func draw(into grid: inout Grid, in rect: Rect) {
    var x = rect.x
    for (screen, place) in places(in: rect) {
      let isActive = screen == state.interface.screen
      let name = title(of: screen, in: rect)
      let text = isActive ? "[\(name)]" : " \(name) "
      grid.text(text, x: place.x, y: rect.y, style: isActive ? .title : .muted, in: rect)
      x = place.maxX
    }
    let space = Rect(x: x + 2, y: rect.y, width: rect.maxX - x - 3, height: 1)
    let right = summary(width: space.width)
    if right.width <= space.width { grid.text(right, in: space, alignment: .trailing) }
  }

  /// The screen whose tab is at a place, for the mouse.
  func screen(atX x: Int, y: Int, in rect: Rect) -> Screen? {
    places(in: rect).first { $0.place.contains(x: x, y: y) }?.screen
  }

  /// `3 Labels`; the number alone, but of the screen in sight, where not all names fit.
  private func title(of screen: Screen, in rect: Rect) -> String {
    let width = Screen.allCases.reduce(-1) { $0 + $1.title.count + 5 }
    let isNamed = width <= rect.width || screen == state.interface.screen
    return isNamed ? "\(screen.rawValue) \(screen.title)" : "\(screen.rawValue)"
  }

  private func places(in rect: Rect) -> [(screen: Screen, place: Rect)] {
    var x = rect.x
    return Screen.allCases.map { screen in
      let width = title(of: screen, in: rect).count + 2
      defer { x += width + 1 }
      return (screen, Rect(x: x, y: rect.y, width: width, height: 1))
    }
  }

  /// Everywhere but on its own screen it says how the run of this process stands, as far as there is
  /// room.
  private func summary(width: Int) -> StyledText {
    guard state.interface.screen != .train, let run = state.runHere else {
      return StyledText("thresh", .faint)
    }
    var text = StyledText("\(run.status.glyph(state.glyphs)) ", run.status.style)
    text.append("\(run.id.runText) \(run.status.rawValue)", .strong)
    var figures: [String] = []
    if run.epochs > 0 {
      figures.append("  ep \(state.figures.progress(run.epoch, of: run.epochs))")
    }
    if state.opened?.id == run.id, let snapshot = state.opened?.snapshot,
      snapshot.etaSeconds != nil
    {
      figures.append("  ETA \(state.figures.duration(snapshot.etaSeconds))")
    }
    for figure in figures where text.width + figure.count <= width { text.append(figure, .muted) }
    return text
  }
}
