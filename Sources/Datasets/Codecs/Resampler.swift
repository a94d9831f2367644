/// Resizes along one axis with a triangle filter that widens as the image shrinks, so that every
/// stored pixel counts and nothing aliases; growing, it is linear interpolation.
///
/// Weights have 22 bits of fraction and results are rounded to bytes after each axis: the same
/// arithmetic, and within a level the same results, as `Image.resize(…, BILINEAR)` of Pillow.
struct Resampler: Sendable {
  private let outLength: Int
  /// Per output position: the first input position, and how many.
  private var firsts: [Int] = []
  private var counts: [Int] = []
  /// Per output position `taps` weights, unused ones zero.
  private var weights: [Int32] = []
  private var taps = 0

  private static let fractionBits: Int32 = 22

  /// - Parameter extent: how much of the input is image, in pixels; the rest of the last pixel is
  ///   padding. All of it when nil.
  init(from inLength: Int, extent: Double? = nil, to outLength: Int) {
    precondition(inLength > 0 && outLength > 0, "resize of \(inLength) to \(outLength)")
    self.outLength = outLength
    let scale = (extent ?? Double(inLength)) / Double(outLength)
    let support = max(1, scale)
    taps = Int(support.rounded(.up)) * 2 + 1
    firsts.reserveCapacity(outLength)
    counts.reserveCapacity(outLength)
    weights = [Int32](repeating: 0, count: outLength * taps)
    var exact = [Double](repeating: 0, count: taps)
    for position in 0..<outLength {
      let center = (Double(position) + 0.5) * scale
      let first = max(0, Int(center - support + 0.5))
      let end = min(inLength, Int(center + support + 0.5))
      var sum = 0.0
      for index in first..<end {
        let distance = abs((Double(index) - center + 0.5) / support)
        let weight = max(0, 1 - distance)
        exact[index - first] = weight
        sum += weight
      }
      for tap in 0..<end - first {
        let weight = sum == 0 ? 0 : exact[tap] / sum
        weights[position * taps + tap] = Int32(
          (weight * Double(1 << Self.fractionBits)).rounded())
      }
      firsts.append(first)
      counts.append(end - first)
    }
  }

  /// Resizes the rows' length.
  ///
  /// - Shapes: `[rows, inLength, channels]` to `[rows, outLength, channels]`.
  func rows(of input: [UInt8], rows: Int, inLength: Int, channels: Int) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: rows * outLength * channels)
    let half: Int32 = 1 << (Self.fractionBits - 1)
    for row in 0..<rows {
      let start = row * inLength * channels
      var target = row * outLength * channels
      for position in 0..<outLength {
        let count = counts[position]
        var source = start + firsts[position] * channels
        let tap = position * taps
        if channels == 3 {
          var red = half
          var green = half
          var blue = half
          for index in 0..<count {
            let weight = weights[tap + index]
            red &+= weight &* Int32(input[source])
            green &+= weight &* Int32(input[source + 1])
            blue &+= weight &* Int32(input[source + 2])
            source += 3
          }
          output[target] = Self.byte(red)
          output[target + 1] = Self.byte(green)
          output[target + 2] = Self.byte(blue)
        } else {
          var sum = half
          for index in 0..<count {
            sum &+= weights[tap + index] &* Int32(input[source])
            source += 1
          }
          output[target] = Self.byte(sum)
        }
        target += channels
      }
    }
    return output
  }

  /// Resizes the columns' length.
  ///
  /// - Shapes: `[inLength, rowBytes]` to `[outLength, rowBytes]`.
  func columns(of input: [UInt8], rowBytes: Int) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: outLength * rowBytes)
    let half: Int32 = 1 << (Self.fractionBits - 1)
    // A row of sums at a time, so that memory is walked in its own order.
    var sums = [Int32](repeating: 0, count: rowBytes)
    for position in 0..<outLength {
      for column in 0..<rowBytes { sums[column] = half }
      for index in 0..<counts[position] {
        let weight = weights[position * taps + index]
        let start = (firsts[position] + index) * rowBytes
        for column in 0..<rowBytes {
          sums[column] &+= weight &* Int32(input[start + column])
        }
      }
      let target = position * rowBytes
      for column in 0..<rowBytes { output[target + column] = Self.byte(sums[column]) }
    }
    return output
  }

  private static func byte(_ sum: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: max(0, min(255, sum >> fractionBits)))
  }
}

extension RawImage {
  /// The image squeezed or stretched to this size; proportions are not kept.
  ///
  /// - Parameter extent: of the image in its pixels; all of them when nil.
  func resized(height outHeight: Int, width outWidth: Int, extent: Extent? = nil) -> RawImage {
    let extent = extent ?? Extent(height: Double(height), width: Double(width))
    var image = self
    if outWidth != width || extent.width != Double(width) {
      image.pixels = Resampler(from: width, extent: extent.width, to: outWidth)
        .rows(of: image.pixels, rows: height, inLength: width, channels: channels)
      image.width = outWidth
    }
    if outHeight != height || extent.height != Double(height) {
      image.pixels = Resampler(from: height, extent: extent.height, to: outHeight)
        .columns(of: image.pixels, rowBytes: outWidth * channels)
      image.height = outHeight
    }
    return image
  }

  /// How much of an image's pixels is image, from the top left; what is beyond is padding.
  struct Extent {
    var height: Double
    var width: Double
  }
}
