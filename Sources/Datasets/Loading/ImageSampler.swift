/// Takes images out of a data set as normalised numbers, varied or as they are.
struct ImageSampler: Sendable {
  private let pixels: [UInt8]
  private let shape: PixelShape
  private let normalization: PixelNormalization
  /// `[channel, byte]`: what each byte becomes when nothing is varied.
  private let table: [Float]

  init(dataset: Dataset, normalization: PixelNormalization) {
    precondition(
      normalization.mean.count == dataset.shape.channels,
      "\(normalization.mean.count) means for \(dataset.shape.channels) channels")
    pixels = dataset.pixels
    shape = dataset.shape
    self.normalization = normalization
    table = (0..<dataset.shape.channels).flatMap { channel in
      (0...255).map { normalization.normalized(UInt8($0), channel: channel) }
    }
  }

  /// Writes one image, `[height, width, channel]`, into `output` from `start` on.
  func write(image: Int, variation: Variation, into output: inout [Float], at start: Int) {
    guard variation.movesPixels || variation.changesColours else {
      writeUnchanged(image: image, into: &output, at: start)
      return
    }
    if variation.movesPixels {
      writeSampled(image: image, variation: variation, into: &output, at: start)
    } else {
      let base = image * shape.count
      for index in 0..<shape.count { output[start &+ index] = Float(pixels[base &+ index]) }
    }
    colourAndNormalize(&output, from: start, variation: variation)
  }

  private func writeUnchanged(image: Int, into output: inout [Float], at start: Int) {
    let channels = shape.channels
    var index = image * shape.count
    let end = index + shape.count
    var place = start
    while index < end {
      for channel in 0..<channels {
        output[place &+ channel] = table[channel &* 256 &+ Int(pixels[index &+ channel])]
      }
      index += channels
      place += channels
    }
  }

  /// Where one row or column of the result looks in the image: two neighbours and the share of the
  /// second.
  private struct Tap {
    var first: Int
    var second: Int
    var share: Float
  }

  private func taps(count: Int, start: Float, side: Float, stride: Int) -> [Tap] {
    (0..<count).map { index in
      // Pixel centres lie at half positions; outside the outermost centres the border repeats.
      let place = start * Float(count) + (Float(index) + 0.5) * side - 0.5
      let clamped = max(0, min(Float(count - 1), place))
      let first = min(Int(clamped), count - 1)
      let second = min(first + 1, count - 1)
      return Tap(first: first * stride, second: second * stride, share: clamped - Float(first))
    }
  }

  /// Bilinear samples as 0...255.
  private func writeSampled(
    image: Int, variation: Variation, into output: inout [Float], at start: Int
  ) {
    let channels = shape.channels
    let rows = taps(
      count: shape.height, start: variation.top, side: variation.side,
      stride: shape.width * channels)
    var columns = taps(
      count: shape.width, start: variation.left, side: variation.side, stride: channels)
    if variation.mirrored { columns.reverse() }
    let base = image * shape.count
    var place = start
    for row in rows {
      let above = base + row.first
      let below = base + row.second
      for column in columns {
        for channel in 0..<channels {
          let first = column.first &+ channel
          let second = column.second &+ channel
          let a = Float(pixels[above &+ first])
          let b = Float(pixels[above &+ second])
          let c = Float(pixels[below &+ first])
          let d = Float(pixels[below &+ second])
          let upper = a + (b - a) * column.share
          let lower = c + (d - c) * column.share
          output[place &+ channel] = upper + (lower - upper) * row.share
        }
        place += channels
      }
    }
  }

  /// Brightness, contrast and saturation in this order, cut off once at 0 and 255; then normalises.
  private func colourAndNormalize(
    _ output: inout [Float], from start: Int, variation: Variation
  ) {
    let channels = shape.channels
    let coloured = channels == 3
    let gains = (0..<channels).map { 1 / (255 * normalization.scale[$0]) }
    let end = start + shape.count
    let offsets = (0..<channels).map { -normalization.mean[$0] / normalization.scale[$0] }
    guard variation.changesColours else {
      var index = start
      while index < end {
        for channel in 0..<channels {
          output[index &+ channel] = output[index &+ channel] * gains[channel] + offsets[channel]
        }
        index += channels
      }
      return
    }
    let mean = coloured ? meanLuma(output, from: start) : meanValue(output, from: start)
    // Brightness and contrast together are one line: factor * value + shift.
    let factor = variation.brightness * variation.contrast
    let shift = variation.brightness * mean * (1 - variation.contrast)
    if coloured {
      let saturation = variation.saturation
      let gain = SIMD4(gains[0], gains[1], gains[2], 0)
      let offset = SIMD4(offsets[0], offsets[1], offsets[2], 0)
      var index = start
      while index < end {
        let pixel = SIMD4(output[index], output[index &+ 1], output[index &+ 2], 0) * factor + shift
        let luma = Self.luma(pixel.x, pixel.y, pixel.z)
        let changed = (luma + (pixel - luma) * saturation).clamped(
          lowerBound: .zero, upperBound: SIMD4(repeating: 255))
        let result = changed * gain + offset
        output[index] = result.x
        output[index &+ 1] = result.y
        output[index &+ 2] = result.z
        index += 3
      }
    } else {
      for index in start..<end {
        let channel = (index - start) % channels
        let changed = max(0, min(255, output[index] * factor + shift))
        output[index] = changed * gains[channel] + offsets[channel]
      }
    }
  }

  private func meanLuma(_ values: [Float], from start: Int) -> Float {
    var sum: Float = 0
    var index = start
    while index < start + shape.count {
      sum += Self.luma(values[index], values[index &+ 1], values[index &+ 2])
      index += 3
    }
    return sum / Float(shape.height * shape.width)
  }

  private func meanValue(_ values: [Float], from start: Int) -> Float {
    values[start..<(start + shape.count)].reduce(0, +) / Float(shape.count)
  }

  /// The weights of ITU-R BT.601, which sum to 1.
  private static func luma(_ red: Float, _ green: Float, _ blue: Float) -> Float {
    red * 0.299 + green * 0.587 + blue * 0.114
  }
}
