extension Dataset {
  /// A set of nothing but pictures made of this set's images.
  ///
  /// Those of a part are made of that part's images alone, and so no image is in two parts. The part
  /// of each picture is in its details; its name is `train/cat+dog/000012`.
  ///
  /// - Parameters:
  ///   - plans: what is made for which part; a part may have several, say one for each kind of
  ///     distractors. Parts with the same seed still differ.
  ///   - split: of this set.
  ///   - shape: of the pictures; grey images make pictures of 1 or 3 channels, others of 3.
  package func composed(
    _ plans: [(part: SplitPart, plan: CompositePlan)], split: Split, shape: PixelShape
  ) throws(DatasetError) -> Dataset {
    let members: [SplitPart: [Int]] = [
      .train: split.train, .validation: split.validation, .tune: split.tune, .test: split.test,
    ]
    var layouts: [String] = []
    for (_, plan) in plans where !layouts.contains(plan.layout.rawValue) {
      layouts.append(plan.layout.rawValue)
    }
    let sources = images.sources.joined(separator: ", ")
    var made = LabelledImages(
      labels: labels, names: [], targets: [],
      sources: ["\(layouts.joined(separator: ", ")) of \(sources)"])
    var composites: [Composite] = []
    for (part, plan) in plans {
      let own = try plan.apart(for: part).composites(
        of: members[part] ?? [], in: images, owner: "the \(part.rawValue) part",
        aspect: aspect(in: shape))
      made.append(own, of: images, part: part, folder: part.rawValue)
      composites += own
    }
    var dataset = Dataset(
      images: made, shape: shape, pixels: drawn(composites, shape: shape), problems: problems)
    dataset.cacheUse = cacheUse
    dataset.opening = opening
    finish(&dataset, composites)
    return dataset
  }

  /// This set and, behind its own images, pictures that are made of some of them: the images from
  /// the present ``count`` on. Their part is train, their names `mosaic/cat+dog/000012`.
  ///
  /// - Parameters:
  ///   - plan: what is made, apart from the controls.
  ///   - training: the images that may be used.
  package func adding(
    _ plan: CompositePlan, controls: CompositeControls = .match, of training: [Int]
  ) throws(DatasetError) -> Dataset {
    let owner = "the train part"
    let pools = try CompositePools(
      training, in: images, distractors: plan.distractors, excluded: plan.excluded, owner: owner)
    var plan = plan
    plan.counts = controls.completed(plan.counts, from: pools)
    let composites = try plan.composites(of: training, in: images, owner: owner)
    var dataset = self
    dataset.images.sources.append("\(plan.layout.rawValue) of training images")
    dataset.images.append(composites, of: images, part: .train, folder: plan.layout.rawValue)
    dataset.pixels = PixelStore([pixels, drawn(composites, shape: shape)])
    finish(&dataset, composites)
    return dataset
  }

  private func drawn(_ composites: [Composite], shape: PixelShape) -> PixelStore {
    PixelStore(
      CompositeRenderer(
        base: pixels, baseShape: self.shape, names: names, shape: shape,
        recipes: composites.map(\.recipe)))
  }

  /// Gives a set, whose last images are made of this one's, blended targets and a fingerprint.
  private func finish(_ dataset: inout Dataset, _ composites: [Composite]) {
    var hash = ContentHash()
    hash.add(fingerprint)
    hash.add(CompositeRenderer.version)
    for size in [dataset.shape.height, dataset.shape.width, dataset.shape.channels] {
      hash.add(size)
    }
    let first = dataset.count - composites.count
    for (index, composite) in composites.enumerated() {
      hash.add(dataset.names[first + index])
      composite.recipe.add(to: &hash)
      guard composite.targets == .blended else { continue }
      let targets = images.blendedTargets(of: composite.recipe)
      dataset.softTargets[first + index] = targets
      for target in targets { hash.add(UInt64(target.bitPattern)) }
    }
    dataset.fingerprint = hash.hexadecimal
  }

  /// Height over width of an image in a picture, both as shares of the picture's.
  private func aspect(in shape: PixelShape) -> Double {
    Double(self.shape.height * shape.width) / Double(self.shape.width * shape.height)
  }
}

extension CompositePlan {
  /// The same with a seed of the part's own.
  fileprivate func apart(for part: SplitPart) -> CompositePlan {
    var hash = ContentHash()
    hash.add(part.rawValue)
    var random = SeededGenerator(seed: seed, stream: hash.value)
    var plan = self
    plan.seed = random.next()
    return plan
  }
}
