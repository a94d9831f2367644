/// All that is needed to draw a picture from the images of another set.
package struct CompositeRecipe: Equatable, Sendable {
  /// What is seen where no piece is; nil is black, and common where pieces cover everything.
  package var ground: CompositeGround?
  /// The hindmost first.
  package var pieces: [CompositePiece]

  package init(ground: CompositeGround? = nil, pieces: [CompositePiece]) {
    self.ground = ground
    self.pieces = pieces
  }
}

/// An image in its place.
package struct CompositePiece: Equatable, Sendable {
  /// Index into the images of the set it comes from.
  package var image: Int
  package var placement: CompositePlacement

  package init(image: Int, _ placement: CompositePlacement) {
    self.image = image
    self.placement = placement
  }
}

/// Where and how a piece is laid on what is below it.
package struct CompositePlacement: Equatable, Sendable {
  /// In the picture; drawn to the nearest whole pixels.
  package var place: Box
  /// The part of the image that is shown there, stretched to it.
  package var source: Box
  /// From 0, which hides the piece, to 1.
  package var opacity: Float
  /// Over what share of its sides a piece fades out towards its edge.
  package var feather: Float
  /// Whether what is black in it lets through what is below.
  package var isCutOut: Bool
  /// Factors of red, green and blue.
  package var tint: SIMD3<Float>
  /// What it counts for where targets are blended; those of a picture sum to 1.
  package var share: Float

  package init(
    place: Box = .whole, source: Box = .whole, opacity: Float = 1, feather: Float = 0,
    isCutOut: Bool = false, tint: SIMD3<Float> = .one, share: Float
  ) {
    self.place = place
    self.source = source
    self.opacity = opacity
    self.feather = feather
    self.isCutOut = isCutOut
    self.tint = tint
    self.share = share
  }

  /// Whether the image is shown as it is, and nothing else.
  var isPlain: Bool {
    place == .whole && source == .whole && opacity >= 1 && feather <= 0 && !isCutOut
      && tint == .one
  }
}

/// An even colour, with or without grain.
package struct CompositeGround: Equatable, Sendable {
  /// Red, green and blue, 0...255; grey pictures use the first.
  package var colour: SIMD3<Float>
  /// The largest difference of a pixel from the colour, the same in all channels.
  package var grain: Int
  /// Of the grain.
  package var seed: UInt64

  package init(colour: SIMD3<Float>, grain: Int = 0, seed: UInt64 = 0) {
    self.colour = colour
    self.grain = grain
    self.seed = seed
  }

  /// Any colour from black to dark, and a grain that drowns the unevenness of what is cut out.
  static func random(using random: inout SeededGenerator) -> CompositeGround {
    let light = random.uniform(0...64)
    let colour = SIMD3((0..<3).map { _ in Float((light * random.uniform(0.6...1)).rounded()) })
    return CompositeGround(
      colour: colour, grain: random.integer(in: 0...24), seed: random.next())
  }
}

// MARK: In words and numbers

extension CompositeRecipe {
  /// The pieces in words, the hindmost first: `a.png at 0.00 0.00 0.50 1.00; …`, in shares of the
  /// picture: left, top, right, bottom.
  ///
  /// - Parameter names: of the images that it is made from.
  package func text(names: [String]) -> String {
    pieces.map { piece in
      var text = "\(names[piece.image]) at \(piece.placement.place.text)"
      if piece.placement.source != .whole { text += " from \(piece.placement.source.text)" }
      if piece.placement.opacity < 1 { text += " opacity \(rounded(piece.placement.opacity))" }
      return text
    }.joined(separator: "; ")
  }

  func add(to hash: inout ContentHash) {
    hash.add(ground.map { $0.grain + 1 } ?? 0)
    if let ground {
      hash.add(ground.colour)
      hash.add(ground.seed)
    }
    hash.add(pieces.count)
    for piece in pieces {
      let placement = piece.placement
      hash.add(piece.image)
      hash.add(placement.isCutOut ? 1 : 0)
      hash.add(placement.tint)
      for box in [placement.place, placement.source] {
        for number in [box.left, box.top, box.right, box.bottom] { hash.add(number) }
      }
      for number in [placement.opacity, placement.feather] { hash.add(number) }
    }
  }
}

extension ContentHash {
  fileprivate mutating func add(_ number: Float) { add(UInt64(number.bitPattern)) }

  fileprivate mutating func add(_ numbers: SIMD3<Float>) {
    for index in 0..<3 { add(numbers[index]) }
  }
}

extension Box {
  fileprivate var text: String { [left, top, right, bottom].map(rounded).joined(separator: " ") }
}

/// With two decimals.
private func rounded(_ number: Float) -> String {
  let hundredths = Int((number * 100).rounded())
  return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
}
