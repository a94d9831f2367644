import Testing

@testable import Datasets

@Suite struct CanvasTests {
  private let frame = Frame(origin: .zero, scale: 1)

  private func drawn(_ shape: Shape, height: Int, width: Int) -> [UInt8] {
    var canvas = Canvas(height: height, width: width)
    canvas.fill(shape, with: Paint(Colour(1, 1, 1)), frame: frame)
    return canvas.bytes(channels: 1)
  }

  @Test func `a box on the pixel grid covers its pixels and no others`() {
    let box = Shape.box(2, 1, 1, 1)
    #expect(drawn(box, height: 3, width: 4) == [0, 255, 255, 0, 0, 255, 255, 0, 0, 0, 0, 0])
  }

  @Test func `half a pixel covered is half the light`() {
    // From x = 0 to 1.5 on one row.
    #expect(drawn(.box(0.75, 0.5, 0.75, 9), height: 1, width: 3) == [255, 128, 0])
  }

  @Test func `a disc covers its area`() {
    for radius: Float in [3.2, 5, 7.7] {
      let bytes = drawn(.circle(10.3, 9.6, radius), height: 20, width: 20)
      let area = bytes.reduce(0) { $0 + Double($1) / 255 }
      let expected = Double.pi * Double(radius * radius)
      #expect(abs(area - expected) / expected < 0.02)
    }
  }

  @Test func `a slanted triangle covers its area, whichever way round it is given`() {
    let corners = [Vector(2.5, 1.5), Vector(17, 6), Vector(6, 18)]
    // Half of |(14.5, 4.5) x (3.5, 16.5)|.
    let expected = 0.5 * (14.5 * 16.5 - 4.5 * 3.5)
    for points in [corners, corners.reversed()] {
      let area = drawn(.polygon(points, corner: 0), height: 20, width: 20)
        .reduce(0) { $0 + Double($1) / 255 }
      #expect(abs(area - expected) / expected < 0.02)
    }
  }

  @Test func `a limb has round ends of its two radii`() {
    let limb = Shape.limb(Vector(5, 10), Vector(15, 10), 2, 4)
    var row = [SIMD8<Float>](repeating: .zero, count: 3)
    limb.distances(x: 0, y: 10, groups: 3, into: &row)
    let distances = (0..<20).map { row[$0 / 8][$0 % 8] }
    #expect(distances[0] == 3 && distances[3] == 0 && distances[5] == -2)
    #expect(distances[10] == -3 && distances[19] == 0)
  }

  @Test func `what lies outside the canvas is not drawn`() {
    #expect(drawn(.circle(-50, 4, 3), height: 8, width: 8).allSatisfy { $0 == 0 })
    #expect(drawn(.circle(4, 1e9, 3), height: 8, width: 8).allSatisfy { $0 == 0 })
    #expect(drawn(.circle(4, 4, 1e9), height: 8, width: 8).allSatisfy { $0 == 255 })
  }

  @Test func `a placed shape is turned, mirrored and scaled`() {
    let frame = Frame(origin: Vector(10, 20), scale: 2, mirrored: true)
    #expect(frame.outside(Vector(3, 1)) == Vector(4, 22))
    let turned = Frame(origin: .zero, scale: 1, turns: 0.25)
    let point = turned.outside(Vector(1, 0))
    #expect(abs(point.x) < 1e-6 && abs(point.y - 1) < 1e-6)
    let inner = frame.inner(at: Vector(1, 1), scale: 0.5)
    #expect(inner.outside(Vector(2, 0)) == Vector(6, 22) && inner.scale == 1)
  }

  @Test func `directions are those of sine and cosine`() {
    // By eighths of a turn, and one beyond a full turn.
    let half = Float(0.5).squareRoot()
    let expected: [(Float, Vector)] = [
      (0, Vector(1, 0)), (0.125, Vector(half, half)), (0.25, Vector(0, 1)),
      (0.375, Vector(-half, half)), (0.5, Vector(-1, 0)), (0.75, Vector(0, -1)),
      (-0.125, Vector(half, -half)), (1.25, Vector(0, 1)),
      (1 / 12, Vector(0.866_025_4, 0.5)), (1 / 3, Vector(-0.5, 0.866_025_4)),
    ]
    for (turns, direction) in expected {
      let found = Vector.direction(turns: turns)
      #expect((found - direction).length < 2e-6, "\(turns): \(found)")
    }
  }
}
