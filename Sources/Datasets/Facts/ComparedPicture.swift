/// A picture shrunk to where two copies of it can be compared.
struct ComparedPicture: Sendable {
  /// The least correlation of two copies' grey pixels.
  static let leastCorrelation = 0.99
  /// The largest mean difference of two copies' colours, of 255.
  static let largestDifference = 8.0
  /// The longest side that is compared, in pixels.
  static let side = 32

  /// `[height, width, channel]`, and its luma.
  private let pixels: [UInt8]
  private let grey: [UInt8]
  /// The sum of `grey`, and `n² x variance` of it.
  private let sum: Int
  private let power: Int

  /// - Parameter pixels: `[height, width, channel]`; 0...255.
  init(of pixels: [UInt8], shape: PixelShape) {
    let small = RawImage(
      height: shape.height, width: shape.width, channels: shape.channels, pixels: pixels
    ).resized(height: min(Self.side, shape.height), width: min(Self.side, shape.width))
    self.pixels = small.pixels
    grey = small.converted(channels: 1).pixels
    sum = grey.reduce(0) { $0 + Int($1) }
    power = grey.count * Int(Self.product(of: grey, grey)) - sum * sum
  }

  /// Whether two pictures, of one shape, are copies of the same.
  ///
  /// The correlation tells whether they show the same, however bright; the difference tells a shirt
  /// from the same shirt in another colour.
  func isCopy(of other: ComparedPicture) -> Bool {
    var left = Int32(Self.largestDifference * Double(pixels.count))
    // Most pictures that are no copies show it in their first rows.
    for start in stride(from: 0, to: pixels.count, by: 256) {
      let range = start..<min(pixels.count, start + 256)
      for (a, b) in zip(pixels[range], other.pixels[range]) { left &-= abs(Int32(a) &- Int32(b)) }
      if left < 0 { return false }
    }
    let together = grey.count * Int(Self.product(of: grey, other.grey)) - sum * other.sum
    let scale = Double(power).squareRoot() * Double(other.power).squareRoot()
    return scale > 0 && Double(together) >= Self.leastCorrelation * scale
  }

  /// At most 1024 products of bytes, which 32 bits hold.
  private static func product(of a: [UInt8], _ b: [UInt8]) -> Int32 {
    var sum: Int32 = 0
    for (a, b) in zip(a, b) { sum &+= Int32(a) &* Int32(b) }
    return sum
  }
}
