/// Lays images on a picture, one after the other, with room of its own for each step.
///
/// All in whole numbers: the same bytes on every machine.
struct PieceDrawing {
  /// `[height, width, channel]`: the image to be laid next.
  var image: [UInt8]
  private let imageShape: PixelShape
  private let shape: PixelShape
  /// `[image width, channel]`: the mean of the image's rows that a row of the piece shows, in units
  /// of ``SampledAxis/unit``.
  private var mean: [Int32]
  /// `[width]`: a row of the piece, its three channels, or grey three times.
  private var row: [SIMD4<Int32>]

  init(imageShape: PixelShape, shape: PixelShape) {
    self.imageShape = imageShape
    self.shape = shape
    image = [UInt8](repeating: 0, count: imageShape.count)
    mean = [Int32](repeating: 0, count: imageShape.width * imageShape.channels)
    row = [SIMD4<Int32>](repeating: .zero, count: shape.width)
  }

  /// - Parameter pixels: `[height, width, channel]` of the picture so far.
  mutating func lay(_ placement: CompositePlacement, on pixels: inout [UInt8]) {
    let (place, source) = (placement.place, placement.source)
    let down = Side(
      place.top...place.bottom, of: shape.height, showing: source.top...source.bottom,
      of: imageShape.height)
    let across = Side(
      place.left...place.right, of: shape.width, showing: source.left...source.right,
      of: imageShape.width)
    let cover = Cover(placement, height: down.pixels.count, width: across.pixels.count)
    for position in 0..<down.pixels.count {
      sample(position, down.axis, across.axis)
      let above = (down.pixels.lowerBound + position) * shape.width
      let start = (above + across.pixels.lowerBound) * shape.channels
      if cover.isFull {
        write(across.pixels.count, on: &pixels, at: start)
      } else {
        blend(across.pixels.count, by: cover, row: position, on: &pixels, at: start)
      }
    }
  }

  /// A side of a piece, laid on whole pixels.
  private struct Side {
    let pixels: Range<Int>
    let axis: SampledAxis

    init(
      _ place: ClosedRange<Float>, of length: Int, showing source: ClosedRange<Float>,
      of imageLength: Int
    ) {
      let (start, end) = (
        Double(place.lowerBound) * Double(length), Double(place.upperBound) * Double(length)
      )
      let first = min(Int(start.rounded()), length - 1)
      pixels = first..<max(Int(end.rounded()), first + 1)
      // What is shown moves with the edges: a rectangle put where it was cut out is not blurred.
      let from = Double(source.lowerBound) * Double(imageLength)
      let to = Double(source.upperBound) * Double(imageLength)
      let scale = (to - from) / (end - start)
      let low = max(0, from + (Double(pixels.lowerBound) - start) * scale)
      let high = min(Double(imageLength), to + (Double(pixels.upperBound) - end) * scale)
      axis = SampledAxis(pixels.count, of: imageLength, from: low...max(low, high))
    }
  }
}

// MARK: Sampling

extension PieceDrawing {
  /// Fills ``row`` with a row of the piece: first down, where whole vectors of bytes are worked on,
  /// and only then across.
  private mutating func sample(_ position: Int, _ down: SampledAxis, _ across: SampledAxis) {
    for tap in 0..<down.counts[position] {
      Self.add(
        row: down.firsts[position] + tap, of: image,
        weight: down.weights[position * down.taps + tap], isFirst: tap == 0, to: &mean)
    }
    if imageShape.channels == 1 {
      Self.stretchGrey(mean, across, into: &row)
    } else {
      Self.stretchColours(mean, across, into: &row)
    }
  }

  private static func add(
    row: Int, of image: [UInt8], weight: Int32, isFirst: Bool, to mean: inout [Int32]
  ) {
    let size = mean.count
    let bytes = image.span.extracting(row * size..<(row + 1) * size)
    var mean = mean.mutableSpan
    if isFirst {
      for index in bytes.indices { mean[index] = Int32(bytes[index]) &* weight }
    } else {
      for index in bytes.indices { mean[index] &+= Int32(bytes[index]) &* weight }
    }
  }

  private static func stretchColours(
    _ mean: [Int32], _ across: SampledAxis, into row: inout [SIMD4<Int32>]
  ) {
    let mean = mean.span
    let (firsts, counts) = (across.firsts.span, across.counts.span)
    let weights = across.weights.span
    var row = row.mutableSpan
    for column in firsts.indices {
      var place = firsts[column] &* 3
      let first = column &* across.taps
      var sum = half
      for tap in first..<first &+ counts[column] {
        let pixel = SIMD4(mean[place], mean[place &+ 1], mean[place &+ 2], 0)
        sum &+= pixel &* weights[tap]
        place &+= 3
      }
      row[column] = sum &>> bits
    }
  }

  private static func stretchGrey(
    _ mean: [Int32], _ across: SampledAxis, into row: inout [SIMD4<Int32>]
  ) {
    let mean = mean.span
    let (firsts, counts) = (across.firsts.span, across.counts.span)
    let weights = across.weights.span
    var row = row.mutableSpan
    for column in firsts.indices {
      let first = column &* across.taps
      var sum: Int32 = 0
      for tap in 0..<counts[column] {
        sum &+= mean[firsts[column] &+ tap] &* weights[first &+ tap]
      }
      row[column] = (SIMD4(sum, sum, sum, 0) &+ half) &>> bits
    }
  }

  /// From the product of two weights to bytes, rounded.
  private static let bits = SIMD4<Int32>(repeating: 2 * SampledAxis.unitBits)
  private static let half = SIMD4<Int32>(repeating: 1 << (2 * SampledAxis.unitBits - 1))
}

// MARK: Laying

extension PieceDrawing {
  /// How much of what is below a piece hides, in 4096ths.
  private struct Cover {
    static let unit: Float = 4096

    let isFull: Bool
    let isCutOut: Bool
    /// Per channel, in 256ths.
    let tint: SIMD4<Int32>
    /// Per row and per column; their product is that of a pixel.
    let rows: [Int32]
    let columns: [Int32]

    init(_ placement: CompositePlacement, height: Int, width: Int) {
      isCutOut = placement.isCutOut
      let factors = placement.tint * 256
      tint = SIMD4(Int32(factors.x), Int32(factors.y), Int32(factors.z), 0)
      isFull =
        !isCutOut && placement.opacity >= 1 && placement.feather <= 0 && placement.tint == .one
      rows = Self.edge(height, feather: placement.feather, height: placement.opacity)
      columns = Self.edge(width, feather: placement.feather, height: 1)
    }

    /// Rises from the ends to `height` over a share of the length.
    private static func edge(_ length: Int, feather: Float, height: Float) -> [Int32] {
      let soft = feather * Float(length)
      return (0..<length).map { position in
        let inside = Float(min(position, length - 1 - position)) + 0.5
        return Int32((height * min(1, soft > 0 ? inside / soft : 1) * unit).rounded())
      }
    }
  }

  /// Replaces what is below.
  private func write(_ count: Int, on pixels: inout [UInt8], at start: Int) {
    let row = row.span
    let channels = shape.channels
    var pixels = pixels.mutableSpan
    var place = start
    for column in 0..<count {
      Self.store(row[column], channels, on: &pixels, at: place)
      place &+= channels
    }
  }

  private func blend(
    _ count: Int, by cover: Cover, row position: Int, on pixels: inout [UInt8], at start: Int
  ) {
    let row = row.span
    let columns = cover.columns.span
    let channels = shape.channels
    let (strength, tint, isCutOut) = (cover.rows[position], cover.tint, cover.isCutOut)
    var pixels = pixels.mutableSpan
    var place = start
    for column in 0..<count {
      let pixel = row[column]
      let share = (strength &* columns[column]) >> 12
      var hidden = share
      // On black, an edge that is half covered is half as bright: it is not darkened once more.
      if isCutOut { hidden = (share &* min(Self.opaque, max(pixel.x, pixel.y, pixel.z))) >> 6 }
      let light = ((pixel &* tint) &>> 8) &* share
      var below = SIMD4(Int32(pixels[place]), 0, 0, 0)
      if channels == 3 {
        below = SIMD4(below.x, Int32(pixels[place &+ 1]), Int32(pixels[place &+ 2]), 0)
      }
      let sum = light &+ below &* (4096 &- hidden) &+ 2048
      Self.store(sum &>> 12, channels, on: &pixels, at: place)
      place &+= channels
    }
  }

  /// The brightness from which on a cut-out hides all that is below.
  private static let opaque: Int32 = 64

  /// - Precondition: `pixel` is in 0...255.
  @inline(__always)
  private static func store(
    _ pixel: SIMD4<Int32>, _ channels: Int, on pixels: inout MutableSpan<UInt8>, at place: Int
  ) {
    pixels[place] = UInt8(truncatingIfNeeded: pixel.x)
    if channels == 3 {
      pixels[place &+ 1] = UInt8(truncatingIfNeeded: pixel.y)
      pixels[place &+ 2] = UInt8(truncatingIfNeeded: pixel.z)
    }
  }
}
