/// Decides what a picture shows and where.
///
/// Whatever the label set, a scene holds two large things and up to two small ones, in places, sizes
/// and colours drawn from the same distributions; the label set only decides which of the large
/// things are cats and dogs. So neither number nor size nor place tells the labels.
struct SceneComposer: Sendable {
  /// The animals that must be in the picture; none, one or two.
  let required: [Thing]

  struct Item: Equatable {
    var thing: Thing
    var foot: Vector
    var size: Float
  }

  /// Paints the whole scene and hands back the canvas.
  func compose(height: Int, width: Int, using random: inout SeededGenerator) -> Canvas {
    let extent = Float(width) / Float(height)
    let lighting = Lighting(using: &random)
    var pen = Pen(canvas: Canvas(height: height, width: width), light: lighting.direction)
    let backdrop = Backdrop(using: &random)
    backdrop.draw(extent: extent, using: &random, with: &pen)

    let picture = pen.frame
    for item in arrange(extent: extent, horizon: backdrop.horizon, using: &random) {
      pen.within(picture.inner(at: item.foot, scale: item.size)) {
        item.thing.draw(using: &random, with: &$0)
      }
    }
    lighting.develop(&pen.canvas, using: &random)
    return pen.canvas
  }

  /// What the scene holds, the farthest first.
  ///
  /// - Parameters:
  ///   - extent: the width of the picture, its height being 1.
  ///   - horizon: where the floor begins, from the top.
  func arrange(
    extent: Float, horizon: Float, using random: inout SeededGenerator
  ) -> [Item] {
    var items = largeItems(extent: extent, horizon: horizon, using: &random)
    for _ in 0..<random.integer(in: 0...2) {
      items.append(smallItem(extent: extent, horizon: horizon, using: &random))
    }
    items.sort { $0.foot.y < $1.foot.y }
    // Now and then something stands between the viewer and the rest.
    if random.chance(0.3) {
      let size = Float(random.uniform(0.18...0.32))
      let foot = Vector(
        extent * Float(random.uniform(0...1)), 1 + size * Float(random.uniform(0...0.4)))
      items.append(Item(thing: random.pick(Thing.screens), foot: foot, size: size))
    }
    return items
  }

  private func largeItems(
    extent: Float, horizon: Float, using random: inout SeededGenerator
  ) -> [Item] {
    var things = required
    // Always one that is alive, and mostly two: a face is not yet a cat or a dog.
    if things.isEmpty { things.append(random.pick(Thing.bystanders)) }
    if things.count < 2 { things.append(companion(using: &random)) }
    let sides = random.shuffled([
      extent * Float(random.uniform(0.15...0.38)), extent * Float(random.uniform(0.62...0.85)),
    ])
    return zip(random.shuffled(things), sides).map { thing, x in
      let size = Float(random.uniform(0.46...0.68))
      let lowest = max(horizon + 0.1, size * 0.95)
      let y = Float(random.uniform(Double(min(lowest, 0.97))...1))
      return Item(thing: thing, foot: Vector(x, y), size: size)
    }
  }

  /// The other large thing: often alive, now and then a second animal of the kind that is required,
  /// so that two animals are not yet both.
  private func companion(using random: inout SeededGenerator) -> Thing {
    if let animal = required.first, random.chance(0.3) { return animal }
    return random.pick(
      random.chance(required.isEmpty ? 0.75 : 0.65) ? Thing.bystanders : Thing.lifeless)
  }

  private func smallItem(
    extent: Float, horizon: Float, using random: inout SeededGenerator
  ) -> Item {
    let thing = random.pick(random.chance(0.3) ? Thing.bystanders : Thing.lifeless)
    let foot = Vector(
      extent * Float(random.uniform(0.03...0.97)),
      Float(random.uniform(Double(horizon + 0.04)...0.99)))
    return Item(thing: thing, foot: foot, size: Float(random.uniform(0.16...0.28)))
  }
}
