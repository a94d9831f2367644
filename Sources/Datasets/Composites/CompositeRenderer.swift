/// Draws pictures that are made of the images of a store, each time they are asked for: they take
/// no memory, and are the same bytes every time.
struct CompositeRenderer: Sendable {
  let base: PixelStore
  let baseShape: PixelShape
  /// What the images of the base are called.
  let names: [String]
  let shape: PixelShape
  let recipes: [CompositeRecipe]

  /// Rises with every change of what is drawn after a recipe.
  static let version = 1

  /// - Precondition: the base has the channels of the pictures, or is grey.
  init(
    base: PixelStore, baseShape: PixelShape, names: [String], shape: PixelShape,
    recipes: [CompositeRecipe]
  ) {
    precondition(
      base.imageSize == baseShape.count && base.count == names.count,
      "\(base.count) images of \(base.imageSize) bytes for \(names.count) of \(baseShape.count)")
    precondition(
      baseShape.channels == shape.channels || baseShape.channels == 1,
      "pictures of \(shape.channels) channels from images of \(baseShape.channels)")
    self.base = base
    self.baseShape = baseShape
    self.names = names
    self.shape = shape
    self.recipes = recipes
  }

  /// - Parameter pixels: `[height, width, channel]`, row-major; all of it is written.
  func draw(_ number: Int, into pixels: inout [UInt8]) {
    let recipe = recipes[number]
    if let ground = recipe.ground {
      ground.fill(&pixels, channels: shape.channels)
    } else {
      var pixels = pixels.mutableSpan
      pixels.update(repeating: 0)
    }
    var drawing = PieceDrawing(imageShape: baseShape, shape: shape)
    for piece in recipe.pieces {
      if baseShape == shape, piece.placement.isPlain {
        base.copy(image: piece.image, into: &pixels)
        continue
      }
      base.copy(image: piece.image, into: &drawing.image)
      drawing.lay(piece.placement, on: &pixels)
    }
  }

  /// Has the disk work on the images that these pictures are made of.
  func prepare(_ number: Int) { base.prepare(recipes[number].pieces.map(\.image)) }
}

extension CompositeGround {
  /// - Parameter pixels: `[height, width, channels]`.
  func fill(_ pixels: inout [UInt8], channels: Int) {
    // `[channel, byte]`: what each byte of chance becomes; one byte a pixel, eight at a time.
    let table = (0..<channels).flatMap { channel in
      (0..<256).map { chance in
        let difference = (chance * (2 * grain + 1)) >> 8 - grain
        return UInt8(max(0, min(255, Int(colour[channel].rounded()) + difference)))
      }
    }
    var random = SeededGenerator(seed: seed)
    var bits: UInt64 = 0
    var left = 0
    let levels = table.span
    var pixels = pixels.mutableSpan
    for place in stride(from: 0, to: pixels.count, by: channels) {
      if left == 0 { (bits, left) = (random.next(), 8) }
      let chance = Int(truncatingIfNeeded: bits & 0xff)
      pixels[place] = levels[chance]
      if channels == 3 {
        pixels[place &+ 1] = levels[256 &+ chance]
        pixels[place &+ 2] = levels[512 &+ chance]
      }
      bits >>= 8
      left &-= 1
    }
  }
}
