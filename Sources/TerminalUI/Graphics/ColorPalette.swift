/// The few colours that stand for all of a picture's.
struct ColorPalette {
  /// At most as many as asked for; none only for a picture without pixels.
  private(set) var colors: [RGB] = []
  /// The nearest colour of each of the 32 x 32 x 32 parts of the colour space, once it was asked for.
  private var nearest = [Int16](repeating: -1, count: ColorPalette.parts)

  private static let parts = 32 * 32 * 32

  private static func part(_ red: Int, _ green: Int, _ blue: Int) -> Int {
    (red >> 3) * 1024 + (green >> 3) * 32 + blue >> 3
  }

  /// Finds colours by median cut: the box of colours with the largest squared error is cut at the
  /// median of its longest side, until there are boxes enough.
  ///
  /// - Parameter level: turns a mean of a channel into one the device can show.
  /// - Source: Heckbert, *Color Image Quantization for Frame Buffer Display* (1982).
  init(of picture: Picture, count: Int, level: (Float) -> UInt8) {
    var boxes = [Box(ColorPalette.histogram(of: picture))]
    while boxes.count < count {
      guard let worst = boxes.indices.max(by: { boxes[$0].error < boxes[$1].error }),
        let (low, high) = boxes[worst].cut()
      else { break }
      boxes[worst] = low
      boxes.append(high)
    }
    for box in boxes where box.weight > 0 {
      let mean = box.mean
      let color = RGB(level(mean.0), level(mean.1), level(mean.2))
      if !colors.contains(color) { colors.append(color) }
    }
  }

  /// The index of the colour nearest to one with channels 0...255.
  mutating func index(nearest red: Int, _ green: Int, _ blue: Int) -> Int {
    let part = ColorPalette.part(red, green, blue)
    if nearest[part] >= 0 { return Int(nearest[part]) }
    let (red, green, blue) = (red & ~7 | 4, green & ~7 | 4, blue & ~7 | 4)
    var (best, least) = (0, Int.max)
    for (index, color) in colors.enumerated() {
      let (r, g, b) = (red - Int(color.red), green - Int(color.green), blue - Int(color.blue))
      // Weighted as the eye does, roughly: green most, blue least.
      let distance = 3 * r * r + 6 * g * g + b * b
      if distance < least { (best, least) = (index, distance) }
    }
    nearest[part] = Int16(best)
    return best
  }

  /// The mean colour and the number of pixels of each part of the colour space that has any.
  private static func histogram(of picture: Picture) -> [Entry] {
    var sums = [Entry](repeating: Entry(), count: parts)
    for start in stride(from: 0, to: picture.pixels.count, by: 3) {
      let (red, green, blue) = (
        picture.pixels[start], picture.pixels[start + 1], picture.pixels[start + 2]
      )
      sums[part(Int(red), Int(green), Int(blue))].add(Float(red), Float(green), Float(blue))
    }
    return sums.filter { $0.weight > 0 }
  }
}

/// Pixels of nearly one colour: the sums of their channels.
private struct Entry {
  var weight: Float = 0
  var sum = SIMD3<Float>()
  var mean: SIMD3<Float> { sum / weight }

  mutating func add(_ red: Float, _ green: Float, _ blue: Float) {
    weight += 1
    sum += SIMD3(red, green, blue)
  }
}

/// A box of the colour space.
private struct Box {
  let entries: [Entry]
  let weight: Float
  /// The squared distances of the pixels to their mean, along each side.
  let errors: SIMD3<Float>
  private let sum: SIMD3<Float>

  init(_ entries: [Entry]) {
    self.entries = entries
    var (weight, sum): (Float, SIMD3<Float>) = (0, SIMD3())
    for entry in entries {
      weight += entry.weight
      sum += entry.sum
    }
    let centre = weight > 0 ? sum / weight : SIMD3()
    var errors = SIMD3<Float>()
    for entry in entries {
      let distance = entry.mean - centre
      errors += entry.weight * distance * distance
    }
    (self.weight, self.sum, self.errors) = (weight, sum, errors)
  }

  var mean: (Float, Float, Float) { (sum.x / weight, sum.y / weight, sum.z / weight) }

  var error: Float { entries.count > 1 ? errors.sum() : -1 }

  /// Two boxes with about half of the error's weight each, or `nil` for a box of one colour.
  func cut() -> (Box, Box)? {
    if entries.count < 2 { return nil }
    let side = errors.x >= errors.y && errors.x >= errors.z ? 0 : errors.y >= errors.z ? 1 : 2
    let sorted = entries.sorted { $0.mean[side] < $1.mean[side] }
    var (index, below) = (0, Float(0))
    while index < sorted.count - 1, below + sorted[index].weight / 2 < weight / 2 {
      below += sorted[index].weight
      index += 1
    }
    index = min(max(index, 1), sorted.count - 1)
    return (Box(Array(sorted[..<index])), Box(Array(sorted[index...])))
  }
}
