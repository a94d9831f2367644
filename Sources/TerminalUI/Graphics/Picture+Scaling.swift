extension Picture {
  /// The picture at another size: means of areas where it is reduced, linear between pixels where it
  /// is enlarged.
  ///
  /// Channels are averaged as they are stored, with no gamma undone.
  package func scaled(height newHeight: Int, width newWidth: Int) -> Picture {
    let (newHeight, newWidth) = (max(newHeight, 0), max(newWidth, 0))
    if newHeight == height, newWidth == width { return self }
    if newHeight == 0 || newWidth == 0 || height == 0 || width == 0 {
      return Picture(height: 0, width: 0, pixels: [])
    }
    let columns = Picture.shares(from: width, to: newWidth)
    let rows = Picture.shares(from: height, to: newHeight)
    // `[height, newWidth, 3]`
    var narrow = [Float](repeating: 0, count: height * newWidth * 3)
    for y in 0..<height {
      for (x, share) in columns.enumerated() {
        var (red, green, blue): (Float, Float, Float) = (0, 0, 0)
        var from = (y * width + share.first) * 3
        for weight in share.weights {
          red += weight * Float(pixels[from])
          green += weight * Float(pixels[from + 1])
          blue += weight * Float(pixels[from + 2])
          from += 3
        }
        let to = (y * newWidth + x) * 3
        (narrow[to], narrow[to + 1], narrow[to + 2]) = (red, green, blue)
      }
    }
    var result = [UInt8](repeating: 0, count: newHeight * newWidth * 3)
    let length = newWidth * 3
    for (y, share) in rows.enumerated() {
      for x in 0..<length {
        var sum: Float = 0.5
        var from = share.first * length + x
        for weight in share.weights {
          sum += weight * narrow[from]
          from += length
        }
        result[y * length + x] = UInt8(min(max(sum, 0), 255))
      }
    }
    return Picture(height: newHeight, width: newWidth, pixels: result)
  }

  /// What each of `new` pixels in a line takes of `old` ones: from one on, with weights of sum 1.
  private static func shares(from old: Int, to new: Int) -> [(first: Int, weights: [Float])] {
    let step = Double(old) / Double(new)
    return (0..<new).map { index in
      if step >= 1 {
        let (start, end) = (Double(index) * step, min(Double(index + 1) * step, Double(old)))
        let (first, last) = (Int(start), min(Int(end.rounded(.up)), old))
        let weights = (first..<max(last, first + 1)).map { pixel in
          Float((min(end, Double(pixel + 1)) - max(start, Double(pixel))) / (end - start))
        }
        return (first, weights)
      }
      let centre = min(max((Double(index) + 0.5) * step - 0.5, 0), Double(old - 1))
      let first = min(Int(centre), max(old - 2, 0))
      let share = Float(centre - Double(first))
      return (first, old == 1 ? [1] : [1 - share, share])
    }
  }
}
