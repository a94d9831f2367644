/// Which pictures of a cell are wanted, and at what size.
package struct CellRequest: Equatable, Sendable {
  package var run: RunID
  /// By their numbers in the data set.
  package var images: [Int]
  /// Room for a picture, in pixels; one of another shape is fitted into it.
  package var height: Int
  package var width: Int

  package init(run: RunID, images: [Int], height: Int, width: Int) {
    self.run = run
    self.images = images
    self.height = height
    self.width = width
  }
}
