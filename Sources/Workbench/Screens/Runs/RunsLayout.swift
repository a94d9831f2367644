import TerminalUI

/// Where things stand on the screen of the runs.
struct RunsLayout: Equatable {
  /// Empty where there is no room for tabs.
  let tabs: Rect
  let table: Rect
  /// Empty where there is no room for details.
  let details: Rect
  let message: Rect
  let footer: Rect

  init(width: Int, height: Int) {
    var space = Rect(width: width, height: height)
    tabs = SizeClass(width: width, height: height) == .onePane ? .zero : space.cutTop(1)
    footer = space.cutBottom(1)
    message = space.cutBottom(1)
    details =
      RunsLayout.hasDetails(width, height) ? space.cutRight(min(width * 2 / 5, 52)) : .zero
    table = space
  }

  /// Inside the frame of the table.
  var rows: Rect { table.inset() }

  static func hasDetails(_ width: Int, _ height: Int) -> Bool { width >= 120 && height >= 16 }
}
