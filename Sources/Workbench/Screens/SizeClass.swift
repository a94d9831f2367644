/// How much a terminal has room for.
package enum SizeClass: Equatable, Sendable {
  /// One line that says how it stands.
  case line
  /// A few lines of figures and one pane.
  case onePane
  /// Panes one below another.
  case compact
  /// Panes side by side.
  case wide

  package init(width: Int, height: Int) {
    self =
      width < 20 || height < 4
      ? .line
      : width < 60 || height < 16 ? .onePane : width >= 120 && height >= 30 ? .wide : .compact
  }
}
