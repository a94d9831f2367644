/// How an image is joined with another of the same epoch.
struct Mixing: Equatable, Sendable {
  /// The other, as a place in the order of the epoch.
  var partner: Int
  /// The image's own share of the pixels, and so of the targets; the other has the rest.
  var share: Float
  /// Which pixels are the other's: its rows and columns. All are blended when nil.
  var patch: Patch?

  struct Patch: Equatable, Sendable {
    var rows: Range<Int>
    var columns: Range<Int>
  }
}

extension Augmentation {
  /// What an image is mixed with, and how; nil if it is not.
  ///
  /// Each image draws its own weight and its own partner, which may be itself.
  ///
  /// - Parameter count: how many images an epoch visits, above 0.
  func mixing(for key: VariationKey, among count: Int, shape: PixelShape) -> Mixing? {
    guard mixUp > 0 || cutMix > 0 else { return nil }
    var random = key.numbers(for: .mix)
    let isMixed = random.chance(mixProbability)
    let isCut = random.chance(mixUp == 0 ? 1 : cutMix == 0 ? 0 : 0.5)
    let partner = random.integer(below: count)
    guard isMixed else { return nil }
    let share = random.beta(isCut ? cutMix : mixUp)
    guard isCut else { return Mixing(partner: partner, share: Float(share)) }
    let side = (1 - share).squareRoot()
    let patch = Mixing.Patch(
      rows: Self.stretch(of: side, along: shape.height, using: &random),
      columns: Self.stretch(of: side, along: shape.width, using: &random))
    let area = patch.rows.count * patch.columns.count
    return Mixing(
      partner: partner, share: 1 - Float(area) / Float(shape.height * shape.width), patch: patch)
  }

  /// So much of a side about any pixel of it, cut off at its ends.
  private static func stretch(
    of share: Double, along length: Int, using random: inout SeededGenerator
  ) -> Range<Int> {
    let reach = Int(Double(length) * share) / 2
    let centre = random.integer(below: length)
    return max(0, centre - reach)..<min(length, centre + reach)
  }
}

extension Mixing {
  /// Joins one image in `output`, from `start` on, with another.
  ///
  /// - Parameter other: `[height, width, channel]`.
  func join(_ output: inout [Float], at start: Int, with other: [Float], shape: PixelShape) {
    let other = other.span
    var output = output.mutableSpan
    guard let patch else {
      for index in other.indices {
        let own = output[start &+ index]
        output[start &+ index] = other[index] + (own - other[index]) * share
      }
      return
    }
    for row in patch.rows {
      let first = (row * shape.width + patch.columns.lowerBound) * shape.channels
      for index in first..<first + patch.columns.count * shape.channels {
        output[start &+ index] = other[index]
      }
    }
  }
}
