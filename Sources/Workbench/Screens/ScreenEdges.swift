import TerminalUI

/// What stands around the content of a screen: its tabs above; a line of news and the keys below.
struct ScreenEdges: Equatable {
  let sizeClass: SizeClass
  /// Empty where there is no room for tabs.
  private(set) var tabs = Rect.zero
  private(set) var message = Rect.zero
  private(set) var footer = Rect.zero
  /// What they leave for the content; empty on a screen that is a single line of figures.
  private(set) var inside = Rect.zero

  init(width: Int, height: Int) {
    sizeClass = SizeClass(width: width, height: height)
    if sizeClass == .line { return }
    inside = Rect(width: width, height: height)
    if sizeClass != .onePane { tabs = inside.cutTop(1) }
    footer = inside.cutBottom(1)
    message = inside.cutBottom(height >= 6 ? 1 : 0)
  }

  /// - Parameter hint: stands in the line of news where there are none.
  func draw(_ state: WorkbenchState, hint: StyledText = "", into grid: inout Grid) {
    if !tabs.isEmpty { TabBar(state: state).draw(into: &grid, in: tabs) }
    let news = MessageLine(state: state)
    if news.isEmpty, !hint.isEmpty {
      grid.text(hint, in: message.inset(columns: message.width > 30 ? 1 : 0, lines: 0))
    } else {
      news.draw(into: &grid, in: message)
    }
    Footer(state: state).draw(into: &grid, in: footer)
  }
}
