/// How the comparison of runs is looked at.
package struct ComparePanes: Equatable, Sendable {
  package var isZoomed = false

  package init() {}
}
