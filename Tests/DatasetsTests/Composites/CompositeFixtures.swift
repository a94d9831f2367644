@testable import Datasets

/// A picture of grey images, all of one shape.
func draw(
  _ images: [[UInt8]], height: Int, width: Int, on shape: PixelShape? = nil,
  _ recipe: CompositeRecipe
) -> [UInt8] {
  let baseShape = PixelShape(height: height, width: width, channels: 1)
  let shape = shape ?? baseShape
  let store = PixelStore(
    CompositeRenderer(
      base: PixelStore(images.flatMap { $0 }, imageSize: baseShape.count), baseShape: baseShape,
      names: images.indices.map { "\($0)" }, shape: shape, recipes: [recipe]))
  // All of it must be written.
  var pixels = [UInt8](repeating: 77, count: shape.count)
  store.copy(image: 0, into: &pixels)
  return pixels
}

/// Images 0, 1, … in these places.
func recipe(
  _ placements: [CompositePlacement], ground: CompositeGround? = nil
) -> CompositeRecipe {
  CompositeRecipe(
    ground: ground,
    pieces: placements.enumerated().map { CompositePiece(image: $0.offset, $0.element) })
}

/// So many images of cats alone, dogs alone, both, and of neither: these are a horse each, or a cow.
func pets(cats: Int, dogs: Int, both: Int = 0, others: Int = 0) -> LabelledImages {
  let kinds: [(String, [Target], Int)] = [
    ("cat", [.present, .absent], cats), ("dog", [.absent, .present], dogs),
    ("both", [.present, .present], both), ("other", [.absent, .absent], others),
  ]
  var images = LabelledImages(labels: ["cat", "dog"], names: [], targets: [])
  for (name, targets, count) in kinds {
    for index in 0..<count {
      images.names.append("\(name)\(index)")
      images.targets += targets
      images.details.append(
        ImageDetail(categories: name == "other" ? [index % 2 == 0 ? "horse" : "cow"] : []))
    }
  }
  return images
}

/// With pixels: image i is of level 10 i throughout.
func petSet(_ images: LabelledImages, height: Int = 4, width: Int = 4) -> Dataset {
  let shape = PixelShape(height: height, width: width, channels: 1)
  return Dataset(
    images: images, shape: shape,
    pixels: PixelStore(
      (0..<images.count).flatMap { [UInt8](repeating: UInt8($0 * 10 % 256), count: shape.count) },
      imageSize: shape.count), fingerprint: "pets")
}

func plan(
  _ layout: CompositeLayout, _ counts: [[Int]: Int], distractors: [String]? = nil,
  targets: CompositeTargets = .union, seed: UInt64 = 1
) -> CompositePlan {
  CompositePlan(
    layout: layout,
    counts: counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { CompositeCount(labelSet: $0.key, count: $0.value) },
    distractors: distractors, targets: targets, seed: seed)
}

extension CompositePlan {
  func composites(in base: LabelledImages) throws(DatasetError) -> [Composite] {
    try composites(of: Array(0..<base.count), in: base, owner: "the train part")
  }

  /// The sentence with which it fails.
  func sentence(in base: LabelledImages) -> String {
    do {
      return "made \(try composites(in: base).count)"
    } catch {
      return error.description
    }
  }
}
