/// How time, memory and log of a run are looked at.
package struct SystemPanes: Equatable, Sendable {
  package var isZoomed = false

  package init() {}
}
