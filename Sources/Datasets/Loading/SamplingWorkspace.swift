/// Room for one image on its way from bytes to numbers, so that no image needs room of its own.
struct SamplingWorkspace: Sendable {
  /// `[height, width, channel]`: the image as it is.
  var bytes: [UInt8]
  /// `[height, width]`: the image as it is seen, 0...255.
  var sampled: [SIMD4<Float>]
  /// Of all of ``sampled``.
  var sum = SIMD4<Float>.zero
  /// `[height, width]`: for what cannot be done in place; empty until something cannot.
  var aside: [SIMD4<Float>] = []
  /// `[height, width, channel]`: the image that another is mixed with, normalised; empty until one
  /// is.
  private var partner: [Float] = []
  let shape: PixelShape

  /// `[width]`: a row of the image, and the two last rows stretched to the width of the result.
  private var line: [SIMD4<Float>]
  private var upper: [SIMD4<Float>]
  private var lower: [SIMD4<Float>]
  private var rows: [Tap]
  private var columns: [Tap]

  init(shape: PixelShape) {
    self.shape = shape
    let blank = [SIMD4<Float>](repeating: .zero, count: shape.width)
    bytes = [UInt8](repeating: 0, count: shape.count)
    sampled = [SIMD4<Float>](repeating: .zero, count: shape.height * shape.width)
    line = blank
    upper = blank
    lower = blank
    rows = [Tap](repeating: Tap(), count: shape.height)
    columns = [Tap](repeating: Tap(), count: shape.width)
  }

  /// Lends room for a second image, beside the workspace itself.
  mutating func withPartner(_ body: (inout [Float], inout SamplingWorkspace) -> Void) {
    var room: [Float] = []
    swap(&room, &partner)
    if room.isEmpty { room = [Float](repeating: 0, count: shape.count) }
    body(&room, &self)
    swap(&room, &partner)
  }

  /// Where one row or column of the result looks in the image: two neighbours and the share of the
  /// second.
  private struct Tap {
    var first = 0
    var second = 0
    var share: Float = 0

    init() {}

    /// Pixel centres lie at half positions; outside the outermost centres the border repeats.
    init(index: Int, of count: Int, start: Float, side: Float) {
      let place = start * Float(count) + (Float(index) + 0.5) * side - 0.5
      let clamped = max(0, min(Float(count - 1), place))
      first = min(Int(clamped), count - 1)
      second = min(first + 1, count - 1)
      share = clamped - Float(first)
    }
  }

  /// Fills ``sampled`` and ``sum`` from ``bytes``: bilinear, the border repeated.
  mutating func sample(_ placement: Placement) {
    if placement.isUpright {
      sampleUpright(placement)
    } else {
      sampleTurned(placement.map(aspect: shape.aspect))
    }
  }

  /// Where rows stay rows, each is stretched once.
  private mutating func sampleUpright(_ placement: Placement) {
    let (height, width) = (shape.height, shape.width)
    let window = placement.window(aspect: shape.aspect)
    for row in 0..<height {
      rows[row] = Tap(index: row, of: height, start: window.top, side: window.height)
    }
    for column in 0..<width {
      let place = placement.mirrored ? width - 1 - column : column
      columns[place] = Tap(index: column, of: width, start: window.left, side: window.width)
    }
    sum = .zero
    // Which rows of the image `upper` and `lower` hold.
    var (above, below) = (-1, -1)
    for row in 0..<height {
      let tap = rows[row]
      if tap.first != above {
        if tap.first == below {
          (upper, lower) = (lower, upper)
          (above, below) = (below, above)
        } else {
          Self.read(row: tap.first, of: bytes, shape: shape, into: &line, at: 0)
          Self.stretch(line, by: columns, into: &upper)
          above = tap.first
        }
      }
      if tap.share > 0, tap.second != below {
        Self.read(row: tap.second, of: bytes, shape: shape, into: &line, at: 0)
        Self.stretch(line, by: columns, into: &lower)
        below = tap.second
      }
      let place = placement.upsideDown ? height - 1 - row : row
      sum += Self.blend(upper, lower, share: tap.share, into: &sampled, at: place * width)
    }
  }

  /// Turns a row of bytes into numbers, written from `start` on.
  static func read(
    row: Int, of bytes: [UInt8], shape: PixelShape, into line: inout [SIMD4<Float>], at start: Int
  ) {
    let size = shape.width * shape.channels
    let bytes = bytes.span.extracting(row * size..<(row + 1) * size)
    var line = line.mutableSpan
    if shape.channels == 1 {
      for column in 0..<shape.width {
        line[start &+ column] = SIMD4(Float(bytes[column]), 0, 0, 0)
      }
    } else {
      var place = 0
      for column in 0..<shape.width {
        let pixel = SIMD4(bytes[place], bytes[place &+ 1], bytes[place &+ 2], 0)
        line[start &+ column] = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: pixel))
        place &+= 3
      }
    }
  }

  private static func stretch(
    _ line: [SIMD4<Float>], by columns: [Tap], into result: inout [SIMD4<Float>]
  ) {
    let line = line.span
    let columns = columns.span
    var result = result.mutableSpan
    for column in columns.indices {
      let tap = columns[column]
      let first = line[tap.first]
      result[column] = first + (line[tap.second] - first) * tap.share
    }
  }

  /// Writes `upper + (lower - upper) * share` from `start` on; returns the sum.
  private static func blend(
    _ upper: [SIMD4<Float>], _ lower: [SIMD4<Float>], share: Float,
    into sampled: inout [SIMD4<Float>], at start: Int
  ) -> SIMD4<Float> {
    let upper = upper.span
    let lower = lower.span
    var sampled = sampled.mutableSpan
    var sum = SIMD4<Float>.zero
    if share > 0 {
      for column in upper.indices {
        let above = upper[column]
        let pixel = above + (lower[column] - above) * share
        sampled[start &+ column] = pixel
        sum += pixel
      }
    } else {
      for column in upper.indices {
        let pixel = upper[column]
        sampled[start &+ column] = pixel
        sum += pixel
      }
    }
    return sum
  }
}
