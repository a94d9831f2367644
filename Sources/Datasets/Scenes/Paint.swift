/// What a shape is filled with: a colour, perhaps a pattern of a second one, perhaps rounded by
/// light.
struct Paint: Equatable, Sendable {
  /// Patterns are laid out in units of the frame they are painted in, so that they turn and grow
  /// with the thing they cover.
  enum Pattern: Equatable, Sendable {
    case plain
    /// Wavy bands across `direction` (of length 1), one every `period`; `share` of it is band.
    case bands(direction: Vector, period: Float, share: Float, waviness: Float)
    /// Irregular islands of about `size`; the more `share`, the more island.
    case patches(size: Float, share: Float)
    /// Round dots in a staggered grid.
    case dots(period: Float, radius: Float)
    /// Tiles of one size with joints of the second colour.
    case tiles(size: Vector, joint: Float, staggered: Bool)
    /// Tiles of the two colours by turns.
    case checks(size: Float)
    /// Soft clouds between the two colours.
    case clouds(size: Vector)
    /// From the first colour at y = `from` to the second at y = `to`.
    case fade(from: Float, to: Float)
  }

  var first: Colour
  var second: Colour
  var pattern: Pattern
  /// How much darker the far side of the shape is than the side that faces the light.
  var roundness: Float = 0
  /// Tells one patch or cloud from another.
  var phase: UInt32 = 0

  init(
    _ first: Colour, _ second: Colour? = nil, pattern: Pattern = .plain, roundness: Float = 0,
    phase: UInt32 = 0
  ) {
    self.first = first
    self.second = second ?? first
    self.pattern = pattern
    self.roundness = roundness
    self.phase = phase
  }

  /// The same paint in a darker or lighter tone.
  func shaded(_ factor: Float) -> Paint {
    var result = self
    result.first = first.shaded(factor)
    result.second = second.shaded(factor)
    return result
  }

  /// The same paint with its pattern this much larger; for a frame that is as much smaller.
  func stretched(by factor: Float) -> Paint {
    var result = self
    switch pattern {
    case .plain, .fade: break
    case .bands(let direction, let period, let share, let waviness):
      result.pattern = .bands(
        direction: direction, period: period * factor, share: share, waviness: waviness)
    case .patches(let size, let share):
      result.pattern = .patches(size: size * factor, share: share)
    case .dots(let period, let radius):
      result.pattern = .dots(period: period * factor, radius: radius * factor)
    case .tiles(let size, let joint, let staggered):
      result.pattern = .tiles(size: size * factor, joint: joint * factor, staggered: staggered)
    case .checks(let size): result.pattern = .checks(size: size * factor)
    case .clouds(let size): result.pattern = .clouds(size: size * factor)
    }
    return result
  }
}

extension Paint {
  /// The colours of one row of `count` pixels that starts at pixel centre `start`; `frame` is where
  /// the pattern is laid out, in pixels.
  func colours(
    from start: Vector, count: Int, frame: Frame, into row: inout [SIMD4<Float>]
  ) {
    let inverse = 1 / max(frame.scale * frame.scale, 1e-9)
    let offset = start - frame.origin
    var point = Vector((offset * frame.right).sum(), (offset * frame.down).sum()) * inverse
    let step = Vector(frame.right.x, frame.down.x) * inverse
    // Half a pixel in pattern units: the width over which one colour passes into the other.
    let blur = max(0.5 / max(frame.scale, 1e-6), 1e-6)
    let change = second.lanes - first.lanes
    for index in 0..<count {
      row[index] = first.lanes + change * share(at: point, blur: blur)
      point += step
    }
  }

  /// How much of the second colour shows at a point, 0...1.
  private func share(at point: Vector, blur: Float) -> Float {
    switch pattern {
    case .plain:
      return 0
    case .bands(let direction, let period, let share, let waviness):
      let across = (point * direction).sum()
      let along = (point * direction.perpendicular).sum()
      let wave = waviness > 0 ? (noise(Vector(along, across) / period) - 0.5) * waviness : 0
      let position = across / period + wave
      let distance = abs(position - position.rounded()) * period
      return Self.step(distance - share * period / 2, blur)
    case .patches(let size, let share):
      let level = noise(point / size) * 0.7 + noise(point * 2.3 / size) * 0.3
      return Self.step((1 - share - level) * size, blur)
    case .dots(let period, let radius):
      let line = (point.y / period).rounded(.down)
      let shift: Float = Int(line) & 1 == 0 ? 0 : 0.5
      let dx = point.x / period + shift
      let distance = Vector(
        (dx - dx.rounded(.down) - 0.5) * period, (point.y / period - line - 0.5) * period)
      return Self.step(distance.length - radius, blur)
    case .tiles(let size, let joint, let staggered):
      let line = (point.y / size.y).rounded(.down)
      let shift: Float = staggered && Int(line) & 1 != 0 ? 0.5 : 0
      let x = point.x / size.x + shift
      let toSide = min(x - x.rounded(.down), x.rounded(.up) - x) * size.x
      let toLine = min(point.y / size.y - line, line + 1 - point.y / size.y) * size.y
      return Self.step(min(toSide, toLine) - joint, blur)
    case .checks(let size):
      let x = point.x / size
      let y = point.y / size
      let parity = (Int(x.rounded(.down)) ^ Int(y.rounded(.down))) & 1
      let edge = min(
        min(x - x.rounded(.down), x.rounded(.up) - x), min(y - y.rounded(.down), y.rounded(.up) - y)
      )
      let inside = min(1, edge * size / (2 * blur)) / 2
      return parity == 0 ? 0.5 - inside : 0.5 + inside
    case .clouds(let size):
      let scaled = point / size
      return noise(scaled) * 0.65 + noise(scaled * 2.7) * 0.35
    case .fade(let from, let to):
      return max(0, min(1, (point.y - from) / (to - from)))
    }
  }

  /// 1 inside (negative distance), 0 outside, even in between.
  private static func step(_ distance: Float, _ blur: Float) -> Float {
    max(0, min(1, 0.5 - distance / (2 * blur)))
  }

  /// Value noise, 0...1, smooth between the whole-numbered points.
  private func noise(_ point: Vector) -> Float {
    let x0 = point.x.rounded(.down)
    let y0 = point.y.rounded(.down)
    let column = UInt32(truncatingIfNeeded: Int(x0))
    let line = UInt32(truncatingIfNeeded: Int(y0))
    var fx = point.x - x0
    var fy = point.y - y0
    fx = fx * fx * (3 - 2 * fx)
    fy = fy * fy * (3 - 2 * fy)
    let top =
      lattice(column, line) + (lattice(column &+ 1, line) - lattice(column, line)) * fx
    let bottom =
      lattice(column, line &+ 1)
      + (lattice(column &+ 1, line &+ 1) - lattice(column, line &+ 1)) * fx
    return top + (bottom - top) * fy
  }

  private func lattice(_ x: UInt32, _ y: UInt32) -> Float {
    var hash = x &* 0x9e37_79b1 ^ y &* 0x85eb_ca77 ^ phase &* 0xc2b2_ae3d
    hash = (hash ^ (hash >> 15)) &* 0x2c1b_3c6d
    hash = (hash ^ (hash >> 12)) &* 0x297a_2d39
    hash ^= hash >> 15
    return Float(hash >> 8) * 0x1p-24
  }
}
