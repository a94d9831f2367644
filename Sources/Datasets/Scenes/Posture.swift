/// How an animal holds itself; drawn from one distribution for every kind of animal.
struct Posture: Sendable {
  enum Stance: CaseIterable, Sendable {
    case walking, standing, sittingSideways, sittingFrontal, lying
  }

  var stance: Stance
  /// Seen from the side, the face may still turn to the viewer.
  var facesViewer: Bool
  /// In turns; positive nods to the front of the animal.
  var headTilt: Float
  /// How far the legs swing, -1...1.
  var stride: Float
  /// How the tail is carried, 0...1.
  var tailLift: Float
  var mirrored: Bool
  /// The whole animal leans, in turns.
  var lean: Float
  var eyesClosed: Bool
  /// One of the things a kind may do or leave: tongue out, teeth shown.
  var isExcited: Bool

  init(using random: inout SeededGenerator) {
    stance = random.pick(Stance.allCases)
    facesViewer = stance == .sittingFrontal || random.chance(0.6)
    headTilt = Float(random.uniform(-0.045...0.045))
    stride = Float(random.uniform(-1...1))
    tailLift = Float(random.uniform())
    mirrored = random.chance(0.5)
    lean = Float(random.uniform(-0.025...0.025))
    eyesClosed = random.chance(0.08)
    isExcited = random.chance(0.5)
  }

  /// How far before the middle of the feet the head is held, in body units.
  var reach: Float {
    let forward: Float =
      switch stance {
      case .walking, .standing, .lying: 0.32
      case .sittingSideways: 0.16
      case .sittingFrontal: 0
      }
    return mirrored ? -forward : forward
  }
}
