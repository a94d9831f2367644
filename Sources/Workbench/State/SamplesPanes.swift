/// What a person has arranged on the samples screen.
package struct SamplesPanes: Equatable, Sendable {
  /// The image at the top, counted over all pages, so that it stays in sight when pages grow.
  package var first = 0
  /// The epoch of the first variant shown, from 1.
  package var epoch = 1
  /// Steps larger or smaller than the size that suits the screen.
  package var zoom = 0

  /// The images of a cell instead of training pictures.
  package var cell: CellList?
  /// As `zoom`, for the images of cells.
  package var cellZoom = 0

  package init() {}
}
