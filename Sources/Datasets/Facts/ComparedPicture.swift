/// A picture shrunk to where two copies of it can be compared.
struct ComparedPicture: Sendable {
  /// The least correlation of two copies' grey pixels.
  static let leastCorrelation = 0.99
  /// How much brighter a copy may be, of 255.
  static let largestShift = 24
  /// The largest mean difference of two equally bright copies' colours, of 255.
  static let largestDifference = 8.0
  /// And the largest difference in one of 8x8 places, which a white shirt has from a pink one.
  static let largestLocalDifference = 15
  /// The longest side that is compared, in pixels.
  static let side = 32

  /// `[height, width, channel]`, and its luma.
  private let pixels: [UInt8]
  private let grey: [UInt8]
  /// `[8, 8, channel]`.
  private let places: [UInt8]
  /// The mean of `pixels`.
  private let brightness: Double
  /// The sum of `grey`, and `n² x variance` of it.
  private let sum: Int
  private let power: Int

  /// - Parameters:
  ///   - pixels: `[height, width, channel]`; 0...255.
  ///   - reduction: ``reduction(of:)`` their shape.
  init(of pixels: [UInt8], _ reduction: PictureReduction) {
    let small = reduction.reduced(pixels)
    self.pixels = small.pixels
    places = small.resized(height: 8, width: 8).pixels
    brightness = Double(small.pixels.reduce(0) { $0 + Int($1) }) / Double(small.pixels.count)
    grey = small.converted(channels: 1).pixels
    sum = grey.reduce(0) { $0 + Int($1) }
    power = grey.count * Int(Self.product(of: grey, grey)) - sum * sum
  }

  /// To the size at which pictures are compared.
  static func reduction(of shape: PixelShape) -> PictureReduction {
    PictureReduction(of: shape, height: min(side, shape.height), width: min(side, shape.width))
  }

  /// Whether two pictures, of one shape, are copies of the same.
  ///
  /// The correlation tells whether they show the same; the difference tells a shirt from the same
  /// shirt in another colour.
  func isCopy(of other: ComparedPicture) -> Bool {
    let shift = Int32((brightness - other.brightness).rounded())
    guard abs(shift) <= Self.largestShift else { return false }
    for (a, b) in zip(places, other.places)
    where abs(Int32(a) &- Int32(b) &- shift) > Self.largestLocalDifference { return false }
    var difference: Int32 = 0
    for (a, b) in zip(pixels, other.pixels) { difference &+= abs(Int32(a) &- Int32(b) &- shift) }
    guard Double(difference) <= Self.largestDifference * Double(pixels.count) else { return false }
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
