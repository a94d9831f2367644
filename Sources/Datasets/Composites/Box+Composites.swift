extension Box {
  /// The whole picture.
  package static let whole = Box(left: 0, top: 0, width: 1, height: 1)

  /// - Precondition: within the picture, and not empty.
  init(left: Double, top: Double, width: Double, height: Double) {
    self.left = Float(left)
    self.top = Float(top)
    // Rounding may lead a hair beyond the border.
    right = min(1, Float(left + width))
    bottom = min(1, Float(top + height))
    precondition(
      self.left >= 0 && self.top >= 0 && self.left < right && self.top < bottom
        && left + width < 1.001 && top + height < 1.001,
      "a box of \(width) x \(height) at \(left), \(top)")
  }

  /// The area that two boxes share.
  func overlap(with other: Box) -> Float {
    max(0, min(right, other.right) - max(left, other.left))
      * max(0, min(bottom, other.bottom) - max(top, other.top))
  }

  /// Where a box of an image comes to lie when the part `source` of the image is stretched to
  /// `place`; nil when it is cut off.
  func moved(from source: Box, to place: Box) -> Box? {
    let across = (place.right - place.left) / (source.right - source.left)
    let down = (place.bottom - place.top) / (source.bottom - source.top)
    let moved = Box(
      left: place.left + (max(left, source.left) - source.left) * across,
      top: place.top + (max(top, source.top) - source.top) * down,
      right: place.left + (min(right, source.right) - source.left) * across,
      bottom: place.top + (min(bottom, source.bottom) - source.top) * down)
    return moved
  }
}
