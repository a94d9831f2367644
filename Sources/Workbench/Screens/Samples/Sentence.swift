import TerminalUI

/// A sentence that stands in the place of a picture.
struct Sentence {
  let text: String

  func draw(into grid: inout Grid, in rect: Rect) {
    let lines = wrapped(text, width: max(rect.width, 1))
    var space = rect.centered(width: rect.width, height: lines.count)
    for line in lines { grid.text(line, in: space.cutTop(1), alignment: .center, style: .bad) }
  }
}
