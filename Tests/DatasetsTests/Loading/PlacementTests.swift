import Testing

@testable import Datasets

@Suite struct PlacementTests {
  private func box(_ left: Float, _ top: Float, _ right: Float, _ bottom: Float) throws -> Box {
    try #require(Box(left: left, top: top, right: right, bottom: bottom))
  }

  @Test func `a crop shows the share of a box that lies in it`() throws {
    let map = Placement(side: 0.5, left: 0.25, top: 0).map(aspect: 2)
    // Seen: 0.25...0.75 across and 0...0.5 down.
    #expect(try map.visibleShare(of: box(0.3, 0.1, 0.7, 0.4)) == 1)
    #expect(try abs(map.visibleShare(of: box(0, 0, 0.5, 0.5)) - 0.5) < 1e-12)
    #expect(try abs(map.visibleShare(of: box(0.5, 0.25, 1, 0.75)) - 0.25) < 1e-12)
    #expect(try abs(map.visibleShare(of: box(0, 0, 1, 1)) - 0.25) < 1e-12)
    #expect(try map.visibleShare(of: box(0.75, 0, 1, 1)) == 0)
  }

  @Test func `turned by 45 degrees a square shows all of itself but its corners`() throws {
    let map = Placement(movements: [.rotation(45)]).map(aspect: 1)
    // Four triangles of height (sqrt 2 - 1) / 2 are lost: 4 * (1 / 2 - 1 / sqrt 2 + 1 / 4).
    let lost = 4 * (0.75 - 0.5.squareRoot())
    #expect(try abs(map.visibleShare(of: box(0, 0, 1, 1)) - (1 - lost)) < 1e-6)
  }

  /// Counts points of a grid over the box, an independent way to the same number.
  @Test func `the visible share is that of points which land in the result`() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<60 {
      let placement = Placement(
        mirrored: random.chance(0.5), upsideDown: random.chance(0.5), side: 0.7, left: 0.1,
        top: 0.25,
        movements: [
          .rotation(random.uniform(-90...90)), .shearX(random.uniform(-1...1)),
          .scale(random.uniform(0.5...2)),
          .shift(x: random.uniform(-0.4...0.4), y: random.uniform(-0.4...0.4)),
        ], laterMovements: [.shearY(random.uniform(-0.5...0.5))])
      let map = placement.map(aspect: 1.5)
      let (left, top) = (Float(random.uniform(0...0.6)), Float(random.uniform(0...0.6)))
      let box = try box(
        left, top, left + Float(random.uniform(0.1...0.4)), top + Float(random.uniform(0.1...0.4)))
      let determinant = map.xx * map.yy - map.xy * map.yx
      var seen = 0
      for row in 0..<60 {
        for column in 0..<60 {
          let x = Double(box.left + (box.right - box.left) * (Float(column) + 0.5) / 60) - map.x0
          let y = Double(box.top + (box.bottom - box.top) * (Float(row) + 0.5) / 60) - map.y0
          let u = (map.yy * x - map.xy * y) / determinant
          let v = (map.xx * y - map.yx * x) / determinant
          if u >= 0, u <= 1, v >= 0, v <= 1 { seen += 1 }
        }
      }
      // A line through the grid passes about 120 of its 3600 cells.
      #expect(abs(map.visibleShare(of: box) - Double(seen) / 3600) < 0.03)
    }
  }

  @Test func `what a stronger crop shows, a weaker one shows too`() {
    let crop = Placement(side: 0.4, left: 0.5, top: 0.1)
    var inner = crop
    for share in [0.75, 0.5, 0.25, 0] {
      let outer = crop.weakened(to: share)
      #expect(outer.left <= inner.left && outer.top <= inner.top)
      #expect(outer.left + outer.side >= inner.left + inner.side)
      #expect(outer.top + outer.side >= inner.top + inner.side)
      inner = outer
    }
    #expect(inner == Placement())
  }

  @Test func `all ways of sampling see the same`() {
    let dataset = jumble(count: 1)
    func sampled(_ placement: Placement) -> [Float] {
      let sampler = ImageSampler(dataset: dataset, normalization: asBytes(channels: 3))
      var output = [Float](repeating: -1, count: 48)
      var workspace = sampler.workspace()
      sampler.write(
        image: 0, variation: Variation(placement: placement), into: &output, at: 0,
        using: &workspace)
      return output
    }
    for flips in 0..<4 {
      var placement = Placement(
        mirrored: flips % 2 == 1, upsideDown: flips / 2 == 1, side: 0.8, left: 0.15, top: 0.05,
        movements: [.scale(0.7), .shift(x: 0.1, y: -0.2)])
      let upright = sampled(placement)
      // Not upright any more, though it does nothing.
      placement.movements.append(.rotation(0))
      #expect(close(upright, sampled(placement), within: 0.01))
      // A full turn, which is not upright either.
      placement.movements[2] = .rotation(360)
      #expect(close(upright, sampled(placement), within: 0.01))
    }
  }

  @Test func `an image upside down has its rows in reverse`() {
    let dataset = greySet(height: 3, width: 2, [[1, 2, 3, 4, 5, 6]])
    let sampler = ImageSampler(dataset: dataset, normalization: asBytes(channels: 1))
    var output = [Float](repeating: -1, count: 6)
    var workspace = sampler.workspace()
    sampler.write(
      image: 0, variation: Variation(placement: Placement(upsideDown: true)), into: &output, at: 0,
      using: &workspace)
    #expect(close(output, [5, 6, 3, 4, 1, 2]))
  }
}
