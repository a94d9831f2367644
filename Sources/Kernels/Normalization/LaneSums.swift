/// Two sums for every lane over all pixels, in pieces whose number follows from the shape.
///
/// Each piece adds short runs in single precision and the runs in double precision; a run is short
/// enough that its rounding is of the order of one value's.
struct LaneSums {
  let shape: MapShape
  /// Scratch memory of `count(shape)` floats.
  let memory: UnsafeMutablePointer<Float>

  static let runPixels = 64

  static func pieces(_ shape: MapShape) -> Int { min(shape.pixels, elementPieces(shape.count)) }

  /// For every piece two rows of double sums and two of single ones.
  static func count(_ shape: MapShape) -> Int { pieces(shape) * shape.lanes * 6 }

  var pieces: Int { Self.pieces(shape) }

  func pixels(of piece: Int) -> Range<Int> {
    pieceRange(piece, of: pieces, count: shape.pixels)
  }

  /// The double sums of a piece, `[2, lanes]`.
  func sums(of piece: Int) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(memory + piece * shape.lanes * 6)
      .bindMemory(to: Double.self, capacity: shape.lanes * 2)
  }

  /// The single sums of a piece's current run, `[2, lanes / 16]`.
  func run(of piece: Int) -> UnsafeMutablePointer<Vector> {
    UnsafeMutableRawPointer(memory + piece * shape.lanes * 6 + shape.lanes * 4)
      .bindMemory(to: Vector.self, capacity: shape.lanes / 8)
  }

  func begin(_ piece: Int) {
    sums(of: piece).update(repeating: 0, count: shape.lanes * 2)
    run(of: piece).update(repeating: .zero, count: shape.lanes / 8)
  }

  /// Adds the current run to the double sums and begins the next.
  func flush(_ piece: Int) {
    let total = sums(of: piece)
    let run = run(of: piece)
    for index in 0..<shape.lanes / 8 {
      let vector = run[index]
      for lane in 0..<channelBlock {
        total[index * channelBlock + lane] += Double(vector[lane])
      }
      run[index] = .zero
    }
  }
}
