import TerminalUI

/// The numbered screens, and at the right the run that trains here.
struct TabBar {
  let state: WorkbenchState

  func draw(into grid: inout Grid, in rect: Rect) {
    var x = rect.x
    for (screen, name, place) in places(in: rect) {
      let isActive = screen == state.interface.screen
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

  /// How much of the names there is room for.
  private enum Form: CaseIterable {
    /// `3 Labels`
    case spaced
    /// `3Labels`
    case tight
    /// The number alone, but of the screen in sight.
    case numbers

    var gap: Int { self == .tight ? 0 : 1 }
  }

  private func title(of screen: Screen, _ form: Form) -> String {
    switch form {
    case .spaced: "\(screen.rawValue) \(screen.title)"
    case .tight: "\(screen.rawValue)\(screen.title)"
    case .numbers:
      screen == state.interface.screen
        ? "\(screen.rawValue) \(screen.title)" : "\(screen.rawValue)"
    }
  }

  private func form(in rect: Rect) -> Form {
    Form.allCases.first { form in
      let widths = Screen.allCases.map { title(of: $0, form).count + 2 + form.gap }
      let width = widths.reduce(-form.gap, +)
      return width <= rect.width
    } ?? .numbers
  }

  private func places(in rect: Rect) -> [(screen: Screen, title: String, place: Rect)] {
    let form = form(in: rect)
    var x = rect.x
    return Screen.allCases.map { screen in
      let title = title(of: screen, form)
      let width = title.count + 2
      defer { x += width + form.gap }
      return (screen, title, Rect(x: x, y: rect.y, width: width, height: 1))
    }
  }

  /// Everywhere but on its own screen it says how the run of this process stands, as far as there is
  /// room.
  private func summary(width: Int) -> StyledText {
    var queue = StyledText()
    if !state.queue.waiting.isEmpty {
      let count = state.queue.waiting.count
      let words = ["queue \(count)", "\(count) wait"].first { $0.count <= width } ?? ""
      queue.append(words, state.queue.isPaused ? .warning : .muted)
    }
    guard state.interface.screen != .train, let run = state.runHere else {
      return queue.isEmpty ? StyledText("thresh", .faint) : queue
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
    if !queue.isEmpty, queue.width + 2 + text.width <= width {
      text = queue + StyledText("  ") + text
    }
    for figure in figures where text.width + figure.count <= width { text.append(figure, .muted) }
    return text
  }
}
