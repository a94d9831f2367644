/// The fur or skin of one animal. Drawn the same way for every kind of animal.
struct Coat: Sendable {
  /// Body and head.
  var main: Paint
  /// Muzzle, chest and paws.
  var pale: Paint
  /// Ears and tail tip, a tone off the main colour.
  var deep: Paint
  /// The line round the animal and the lines in its face.
  var ink: Colour
  var iris: Colour
  /// Nose and mouth.
  var nose: Colour
  /// Bare skin: tongues, the inside of ears.
  var skin: Colour
  /// A collar's colour, where one is worn.
  var collar: Colour?

  init(using random: inout SeededGenerator) {
    let first = Palette.coat(using: &random)
    let second = random.chance(0.5) ? first.shaded(0.62) : Palette.coat(using: &random)
    let phase = UInt32(truncatingIfNeeded: random.next())
    let pattern: Paint.Pattern
    switch random.integer(below: 14) {
    case 0, 1, 2:
      pattern = .bands(
        direction: .direction(turns: Float(random.uniform(-0.06...0.06))),
        period: Float(random.uniform(0.13...0.22)), share: Float(random.uniform(0.25...0.45)),
        waviness: 0.5)
    case 3, 4:
      pattern = .patches(
        size: Float(random.uniform(0.2...0.4)), share: Float(random.uniform(0.35...0.55)))
    case 5:
      pattern = .dots(
        period: Float(random.uniform(0.14...0.2)), radius: Float(random.uniform(0.025...0.045)))
    default:
      pattern = .plain
    }
    main = Paint(first, second, pattern: pattern, roundness: 0.16, phase: phase)
    let paleness = random.chance(0.5) ? 0.65 : random.uniform(0.1...0.3)
    pale = Paint(first.mixed(with: .white, Float(paleness)), roundness: 0.1)
    deep = Paint(
      random.chance(0.4) ? second : first.shaded(Float(random.uniform(0.7...0.95))),
      roundness: 0.12)
    // A dark animal is drawn with a light line, or its face would be lost.
    ink =
      first.luma < 0.3
      ? first.mixed(with: .white, 0.38) : first.shaded(0.32).mixed(with: .black, 0.35)
    iris = Palette.iris(using: &random)
    nose = Palette.jittered(Colour(hex: 0x221d21), using: &random)
    skin = Palette.jittered(.pink, using: &random)
    collar = random.chance(0.3) ? Palette.thing(using: &random) : nil
  }

  /// Lines that must show on the fur and off it.
  var whisker: Colour { main.first.luma < 0.5 ? .white : ink }
}
