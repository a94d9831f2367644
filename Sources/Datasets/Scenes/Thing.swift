/// Everything a scene can hold.
enum Thing: CaseIterable, Sendable {
  case cat, dog
  case rabbit, bear, pig, bird, owl
  case ball, box, lamp, cushion, vase, books, mug, tent, mushroom, stool
  case potted, bush, tree, tuft, flower

  /// Alive, with a face, and neither cat nor dog.
  static let bystanders: [Thing] = [.rabbit, .bear, .pig, .bird, .owl]

  static let lifeless: [Thing] = [
    .ball, .box, .lamp, .cushion, .vase, .books, .mug, .tent, .mushroom, .stool, .potted, .bush,
    .tree, .flower,
  ]

  /// What may stand in the way between the viewer and the rest.
  static let screens: [Thing] = [.tuft, .box, .cushion, .potted, .books, .ball, .bush, .stool]

  /// Draws the thing with its foot at the frame's origin, about one unit high.
  func draw(using random: inout SeededGenerator, with pen: inout Pen) {
    switch self {
    case .cat, .dog, .rabbit, .bear, .pig, .bird, .owl:
      drawAnimal(using: &random, with: &pen)
    case .tuft:
      let outer = pen.frame
      for place: Float in [-0.8, 0, 0.8] {
        pen.within(outer.inner(at: Vector(place, 0), scale: 1)) {
          Plants.drawTuft(using: &random, with: &$0)
        }
      }
    default: drawObject(using: &random, with: &pen)
    }
  }

  private func drawAnimal(
    using random: inout SeededGenerator, with pen: inout Pen
  ) {
    let coat = Coat(using: &random)
    let posture = Posture(using: &random)
    // Four-legged animals stand taller than one unit, and lie lower.
    let scale: Float = posture.stance == .lying ? 0.95 : 0.84
    // What is placed is the head: a body may be hidden or cut off by the border, but a picture whose
    // heads are all hidden says nothing.
    let smaller = pen.frame.inner(at: Vector(-posture.reach * scale, 0), scale: scale)
    switch self {
    case .cat:
      let cat = Cat(coat: coat, posture: posture, using: &random)
      pen.within(smaller) { cat.draw(with: &$0) }
    case .dog:
      let dog = Dog(coat: coat, posture: posture, using: &random)
      pen.within(smaller) { dog.draw(with: &$0) }
    case .rabbit:
      let rabbit = Rabbit(coat: coat, posture: posture, using: &random)
      pen.within(smaller) { rabbit.draw(with: &$0) }
    case .bear:
      let bear = Bear(coat: coat, posture: posture, using: &random)
      pen.within(smaller) { bear.draw(with: &$0) }
    case .pig:
      let pig = Pig(coat: coat, posture: posture, using: &random)
      pen.within(smaller) { pig.draw(with: &$0) }
    case .bird: pen.within(smaller) { Birds.drawBird(coat: coat, posture: posture, with: &$0) }
    default: pen.within(smaller) { Birds.drawOwl(coat: coat, posture: posture, with: &$0) }
    }
  }

  private func drawObject(using random: inout SeededGenerator, with pen: inout Pen) {
    let coat = Coat(using: &random)
    var cover = coat.main
    if random.chance(0.4) { cover = Paint(Palette.thing(using: &random), roundness: 0.16) }
    let trim = Palette.thing(using: &random)
    let ink = cover.first.shaded(0.32).mixed(with: .black, 0.35)
    let lean = Float(random.uniform(-0.02...0.02))
    pen.within(pen.frame.inner(at: .zero, scale: 0.78, turns: lean, mirrored: random.chance(0.5))) {
      switch self {
      case .ball: Objects.drawBall(cover: cover, trim: trim, ink: ink, with: &$0)
      case .box: Objects.drawBox(cover: cover, trim: trim, ink: ink, with: &$0)
      case .lamp: Objects.drawLamp(cover: cover, trim: trim, ink: ink, with: &$0)
      case .cushion: Objects.drawCushion(cover: cover, trim: trim, ink: ink, with: &$0)
      case .vase: Objects.drawVase(cover: cover, trim: trim, ink: ink, with: &$0)
      case .books: Objects.drawBooks(cover: cover, trim: trim, ink: ink, with: &$0)
      case .mug: Objects.drawMug(cover: cover, trim: trim, ink: ink, with: &$0)
      case .tent: Objects.drawTent(cover: cover, trim: trim, ink: ink, with: &$0)
      case .mushroom: Objects.drawMushroom(cover: cover, trim: trim, ink: ink, with: &$0)
      case .stool: Objects.drawStool(cover: cover, trim: trim, ink: ink, with: &$0)
      case .potted: Plants.drawPotted(pot: cover, ink: ink, using: &random, with: &$0)
      case .flower: Plants.drawFlower(petal: trim, ink: ink, using: &random, with: &$0)
      default: Plants.drawBush(tall: self == .tree, using: &random, with: &$0)
      }
    }
  }
}
