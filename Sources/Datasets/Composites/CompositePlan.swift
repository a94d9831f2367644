/// Which pictures are made of the images of a set, and how.
///
/// So that a picture's make tells nothing of its labels, the number of pieces and all that the
/// layout chooses come from the picture's number alone: the n-th picture of every label set has the
/// same ground and the same places. Then each label of the set takes one place, and every place left
/// over shows an image with none of the labels, or one of these labels again; who goes where is left
/// to chance.
package struct CompositePlan: Equatable, Sendable {
  package var layout: CompositeLayout
  /// How many pictures there are of each label set.
  package var counts: [CompositeCount]
  /// How many pieces a picture has, each number equally likely; of ``CompositeLayout/canvas`` only.
  package var pieces: ClosedRange<Int>
  /// The categories of the images that fill a picture up: one of them is needed. Nil takes every
  /// image with none of the labels.
  package var distractors: [String]?
  /// In their place, for pictures without a label; nil for the same.
  package var negativeDistractors: [String]?
  /// The categories of images that are in no picture.
  package var excluded: [String] = []
  /// Whether what is black in a piece is not drawn: the ground of Fashion-MNIST and its siblings.
  package var isCutOut: Bool
  /// Whether each piece gets a colour of its own.
  package var isTinted: Bool
  package var targets: CompositeTargets
  package var seed: UInt64

  package init(
    layout: CompositeLayout, counts: [CompositeCount], pieces: ClosedRange<Int> = 2...4,
    distractors: [String]? = nil, isCutOut: Bool = false, isTinted: Bool = false,
    targets: CompositeTargets = .union, seed: UInt64
  ) {
    precondition(pieces.lowerBound > 0, "pictures of \(pieces) pieces")
    self.layout = layout
    self.counts = counts
    self.pieces = pieces
    self.distractors = distractors
    self.isCutOut = isCutOut
    self.isTinted = isTinted
    self.targets = targets
    self.seed = seed
  }
}

/// How many pictures are made of one label set.
package struct CompositeCount: Equatable, Sendable {
  /// Ascending indices into the labels.
  package var labelSet: [Int]
  package var count: Int

  package init(labelSet: [Int], count: Int) {
    self.labelSet = labelSet
    self.count = count
  }
}

/// What is trained on where several images make one.
package enum CompositeTargets: String, CaseIterable, Sendable {
  /// A label of any piece is present.
  case union
  /// A label is as present as the share of the picture that its pieces have.
  case blended
}

/// A picture that is made of others.
package struct Composite: Equatable, Sendable {
  /// Ascending indices into the labels.
  package var labelSet: [Int]
  package var recipe: CompositeRecipe
  package var targets: CompositeTargets
}

// MARK: Carrying it out

extension CompositePlan {
  /// The pictures, label set by label set in the order of ``counts``.
  ///
  /// Those of a label set depend on nothing but it, the seed and the images it is made of: the first
  /// of them are the same whatever number is asked for, of it or of others. Each label set uses the
  /// images of a kind equally often, up to one.
  ///
  /// - Parameters:
  ///   - images: those that may be used: of one part, so that no image is in two.
  ///   - base: what they show.
  ///   - owner: whose images they are, for the sentences of errors: `the train part`.
  ///   - aspect: height over width of an image, both as shares of the picture's.
  /// - Throws: when there is no image to show a label alone, or none of the labels.
  package func composites(
    of images: [Int], in base: LabelledImages, owner: String, aspect: Double = 1
  ) throws(DatasetError) -> [Composite] {
    func pools(_ distractors: [String]?) throws(DatasetError) -> CompositePools {
      try CompositePools(
        images, in: base, distractors: distractors, excluded: excluded, owner: owner)
    }
    let ofLabels = try pools(distractors)
    let ofNone = try negativeDistractors.map(pools) ?? ofLabels
    var composites: [Composite] = []
    for wanted in counts where wanted.count > 0 {
      try check(wanted.labelSet, in: base)
      let pools = wanted.labelSet.isEmpty ? ofNone : ofLabels
      var dealer = try CompositeDealer(wanted.labelSet, of: pools, plan: self)
      for number in 0..<wanted.count {
        let (ground, placements) = frame(number, aspect: aspect)
        let pieces = dealer.deal(placements.count)
        composites.append(
          Composite(
            labelSet: wanted.labelSet,
            recipe: CompositeRecipe(
              ground: ground, pieces: zip(pieces, placements).map(CompositePiece.init)),
            targets: targets))
      }
    }
    return composites
  }

  private var pieceCounts: ClosedRange<Int> { layout.pieceCount.map { $0...$0 } ?? pieces }

  private func check(_ labelSet: [Int], in base: LabelledImages) throws(DatasetError) {
    precondition(
      labelSet.allSatisfy(base.labels.indices.contains), "labels \(labelSet) of \(base.labels)")
    let least = pieceCounts.lowerBound
    guard labelSet.count <= least else {
      throw DatasetError(
        place: "composites of \(base.name(of: labelSet))",
        found: "a \(layout.rawValue) picture of \(least) "
          + "piece\(least == 1 ? "" : "s") cannot show \(labelSet.count) labels",
        allowed: layout.pieceCount == nil
          ? "allowed: at least \(labelSet.count) pieces" : "allowed: at most \(least) labels")
    }
  }

  /// All of a picture but what its pieces show.
  private func frame(
    _ number: Int, aspect: Double
  ) -> (CompositeGround?, [CompositePlacement]) {
    var random = SeededGenerator(seed: seed, stream: Self.frameStream, UInt64(number))
    let count = random.integer(in: pieceCounts)
    let ground = layout.showsGround ? CompositeGround.random(using: &random) : nil
    var placements = layout.arrange(
      count, most: pieceCounts.upperBound, aspect: aspect, using: &random)
    for index in placements.indices {
      placements[index].isCutOut = isCutOut
      if isTinted { placements[index].tint = Self.tint(using: &random) }
    }
    return (ground, placements)
  }

  /// Any colour that is bright in one channel at least.
  private static func tint(using random: inout SeededGenerator) -> SIMD3<Float> {
    let colour = SIMD3((0..<3).map { _ in Float(random.uniform(0.3...1)) })
    return colour / colour.max()
  }

  // Keep frames and images apart from each other and from all else under the same seed.
  private static let frameStream: UInt64 = 0x6672_616d_65
  fileprivate static let dealStream: UInt64 = 0x6465_616c
}

/// Chooses the images of a label set's pictures.
private struct CompositeDealer {
  private let repeatChance: Double
  /// One a label of the set, and one of none.
  private var decks: [PieceDeck]
  private var others: PieceDeck?
  private var random: SeededGenerator

  init(_ labelSet: [Int], of pools: CompositePools, plan: CompositePlan) throws(DatasetError) {
    let name = pools.name(of: labelSet)
    func random(_ purpose: UInt64) -> SeededGenerator {
      SeededGenerator(
        seed: plan.seed, stream: CompositePlan.dealStream, pools.stream(of: labelSet), purpose)
    }
    self.random = random(0)
    decks = []
    for (place, label) in labelSet.enumerated() {
      decks.append(
        PieceDeck(try pools.images(of: label, for: name), random: random(UInt64(place) + 2)))
    }
    // Labels can be repeated where every image has one; a picture without any needs the others.
    if labelSet.isEmpty || !pools.isWithoutOthers {
      others = PieceDeck(try pools.others(for: name), random: random(1))
    }
    repeatChance = others == nil ? 1 : labelSet.isEmpty ? 0 : plan.layout.repeatChance
  }

  /// The images of one picture, in the order of their places.
  mutating func deal(_ count: Int) -> [Int] {
    var kinds: [Int?] = Array(decks.indices)
    while kinds.count < count {
      kinds.append(random.chance(repeatChance) ? random.integer(below: decks.count) : nil)
    }
    random.shuffle(&kinds)
    var images: [Int] = []
    for kind in kinds {
      if let kind {
        images.append(decks[kind].draw(except: images))
      } else if let image = others?.draw(except: images) {
        images.append(image)
      }
    }
    return images
  }
}
