import Testing

@testable import Datasets

@Suite struct CompositeRendererTests {
  private let left = Box(left: 0, top: 0, width: 0.5, height: 1)
  private let right = Box(left: 0.5, top: 0, width: 0.5, height: 1)

  @Test func `two halves are the means of what they are squeezed from`() {
    let picture = draw(
      [[10, 20, 30, 40], [50, 70, 90, 110]], height: 2, width: 2,
      recipe([
        CompositePlacement(place: left, share: 0.5), CompositePlacement(place: right, share: 0.5),
      ]))
    #expect(picture == [15, 60, 35, 100])
  }

  @Test(arguments: [
    (1 as Float, [100, 100, 0, 40, 100, 100, 80, 120] as [UInt8]),
    (0.5 as Float, [100, 100, 50, 70, 100, 100, 90, 110] as [UInt8]),
  ])
  func `a piece lies on a corner of another, or shines through`(
    opacity: Float, top: [UInt8]
  ) {
    let quarters: [UInt8] = [0, 0, 40, 40, 0, 0, 40, 40, 80, 80, 120, 120, 80, 80, 120, 120]
    let corner = Box(left: 0.5, top: 0, width: 0.5, height: 0.5)
    let picture = draw(
      [[UInt8](repeating: 100, count: 16), quarters], height: 4, width: 4,
      recipe([
        CompositePlacement(share: 0.75),
        CompositePlacement(place: corner, opacity: opacity, share: 0.25),
      ]))
    #expect(picture == top + [UInt8](repeating: 100, count: 8))
  }

  @Test func `a soft edge rises over its share of the side`() {
    // Half of four pixels: a quarter and three quarters, across times down.
    let picture = draw(
      [[UInt8](repeating: 255, count: 16)], height: 4, width: 4,
      recipe(
        [CompositePlacement(feather: 0.5, share: 1)], ground: CompositeGround(colour: .zero)))
    let outer: [UInt8] = [16, 48, 48, 16]
    let inner: [UInt8] = [48, 143, 143, 48]
    #expect(picture == outer + inner + inner + outer)
  }

  @Test(arguments: [(0.25, 0.5), (0.3, 0.45), (0.2, 0.6)])
  func `a rectangle put where it was cut out is copied pixel by pixel`(
    start: Double, side: Double
  ) {
    let jumble = (0..<16).map { UInt8($0 * $0) }
    let box = Box(left: start, top: start, width: side, height: side)
    let picture = draw(
      [[UInt8](repeating: 7, count: 16), jumble], height: 4, width: 4,
      recipe([
        CompositePlacement(share: 0.75), CompositePlacement(place: box, source: box, share: 0.25),
      ]))
    let expected = (0..<16).map { [5, 6, 9, 10].contains($0) ? jumble[$0] : 7 }
    #expect(picture == expected)
  }

  @Test func `a blend is the mean by opacity`() {
    let picture = draw(
      [[100, 0], [200, 255]], height: 1, width: 2,
      recipe([
        CompositePlacement(share: 0.75), CompositePlacement(opacity: 0.25, share: 0.25),
      ]))
    #expect(picture == [125, 64])
  }

  @Test func `four tiles stand in two rows`() {
    var random = SeededGenerator(seed: 1)
    let tiles = CompositeLayout.mosaic.arrange(4, most: 4, aspect: 1, using: &random)
    let picture = draw(
      (1...4).map { [UInt8](repeating: $0, count: 4) }, height: 2, width: 2, recipe(tiles))
    #expect(picture == [1, 2, 3, 4])
  }

  @Test func `black in a cut-out lets through what is below, and dark half of it`() {
    let picture = draw(
      [[255, 0, 32, 64]], height: 2, width: 2,
      recipe(
        [CompositePlacement(isCutOut: true, share: 1)],
        ground: CompositeGround(colour: SIMD3(repeating: 50))))
    #expect(picture == [255, 50, 32 + 25, 64])
  }

  @Test func `grey images get the colour of their tint`() {
    let picture = draw(
      [[200, 100]], height: 1, width: 2, on: PixelShape(height: 1, width: 2, channels: 3),
      recipe([CompositePlacement(tint: SIMD3(1, 0.5, 0), share: 1)]))
    #expect(picture == [200, 100, 0, 100, 50, 0])
  }

  @Test func `a piece that grows is interpolated between pixel centres`() {
    let picture = draw(
      [[0, 100]], height: 1, width: 2, on: PixelShape(height: 1, width: 4, channels: 1),
      recipe([CompositePlacement(share: 1)]))
    #expect(picture == [0, 25, 75, 100])
  }

  @Test func `colours are kept apart`() {
    let shape = PixelShape(height: 1, width: 4, channels: 3)
    let bytes: [UInt8] = [10, 20, 30, 30, 40, 50, 200, 100, 0, 100, 0, 50]
    let store = PixelStore(
      CompositeRenderer(
        base: PixelStore(bytes, imageSize: 12), baseShape: shape, names: ["a"], shape: shape,
        recipes: [
          recipe([CompositePlacement(place: left, share: 1)], ground: .init(colour: [1, 2, 3]))
        ]))
    var pixels = [UInt8](repeating: 0, count: 12)
    store.copy(image: 0, into: &pixels)
    #expect(pixels == [20, 30, 40, 150, 50, 25, 1, 2, 3, 1, 2, 3])
  }

  @Test func `grain stays within its bounds and is the same each time`() {
    let ground = CompositeGround(colour: SIMD3(repeating: 10), grain: 20, seed: 3)
    var pixels = [UInt8](repeating: 0, count: 4096)
    ground.fill(&pixels, channels: 1)
    #expect(Set(pixels) == Set(0...30))
    var again = pixels
    ground.fill(&again, channels: 1)
    #expect(again == pixels)
  }

  @Test func `the weights of a position sum to one, whatever the sizes`() {
    for length in [1, 2, 3, 28, 64] {
      for count in [1, 2, 5, 28, 31, 64] {
        for share in [0.4, 0.73, 1] {
          let start = Double(length) * (1 - share) / 2
          let axis = SampledAxis(count, of: length, from: start...Double(length) - start)
          for position in 0..<count {
            let first = position * axis.taps
            let weights = axis.weights[first..<first + axis.counts[position]]
            #expect(weights.reduce(0, +) == SampledAxis.unit && weights.min() ?? -1 >= 0)
            #expect(axis.firsts[position] + axis.counts[position] <= length)
          }
        }
      }
    }
  }

  @Test(arguments: CompositeLayout.allCases, [(5, 7), (1, 1), (3, 64)])
  func `no layout leaves a pixel of what was there before`(
    layout: CompositeLayout, size: (Int, Int)
  ) throws {
    var set = petSet(pets(cats: 4, dogs: 4, others: 4), height: size.0, width: size.1)
    var plan = plan(layout, [[0, 1]: 10])
    set = try set.adding(plan, of: Array(0..<12))
    plan.isCutOut = true
    set = try set.adding(plan, of: Array(0..<12))
    for image in 12..<set.count {
      var first = [UInt8](repeating: 3, count: set.shape.count)
      var second = [UInt8](repeating: 250, count: set.shape.count)
      set.pixels.copy(image: image, into: &first)
      set.pixels.copy(image: image, into: &second)
      #expect(first == second)
    }
  }
}
