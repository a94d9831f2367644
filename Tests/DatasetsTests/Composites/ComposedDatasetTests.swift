import Testing

@testable import Datasets

@Suite struct ComposedDatasetTests {
  private let set = petSet(pets(cats: 8, dogs: 8, others: 8))
  private let training = Array(0..<6) + Array(8..<14) + Array(16..<22)
  private var split: Split { Split(train: training, test: [6, 7, 14, 15, 22, 23]) }
  private let shape = PixelShape(height: 6, width: 6, channels: 3)

  private func compose(seed: UInt64 = 1) throws -> Dataset {
    let counts = [[]: 5, [0]: 5, [0, 1]: 5]
    return try set.composed(
      [
        (.train, plan(.canvas, counts, seed: seed)),
        (.test, plan(.canvas, counts, distractors: ["horse"], seed: seed)),
      ], split: split, shape: shape)
  }

  @Test func `pictures of a part are made of its images alone`() throws {
    let dataset = try compose()
    #expect(dataset.count == 30 && dataset.shape == shape)
    for image in 0..<30 {
      let part = dataset.images.details[image].part
      #expect(part == (image < 15 ? .train : .test))
      let used = dataset.pixels.recipe(of: image)?.pieces.map(\.image) ?? [-1]
      #expect(Set(used).isSubset(of: part == .train ? split.train : split.test))
    }
    let frames = [0, 15].map { dataset.pixels.recipe(of: $0)?.ground }
    #expect(frames[0] != frames[1])
  }

  @Test func `a picture says what it is called, shows and is made of`() throws {
    let composed = try compose()
    let images = composed.images
    #expect(images.labels == ["cat", "dog"])
    #expect(images.sources == ["canvas of "])
    #expect(images.names[4] == "train/none/000004" && images.names[25] == "test/cat+dog/000000")
    #expect(images.labelSet(of: 4) == [] && images.labelSet(of: 25) == [0, 1])
    for image in 0..<30 {
      let recipe = try #require(composed.pixels.recipe(of: image))
      let others = recipe.pieces.filter { $0.image >= 16 }
      let kinds = Set(others.map { $0.image % 2 == 0 ? "horse" : "cow" })
      #expect(images.details[image].categories == kinds.sorted())
      #expect(
        images.details[image].boxes
          == recipe.pieces.filter { $0.image < 16 }.map {
            LabelledBox(label: $0.image / 8, box: $0.placement.place)
          })
      let text = composed.pixels.recipeText(of: image) ?? ""
      #expect(recipe.pieces.allSatisfy { text.contains(set.names[$0.image]) })
    }
  }

  @Test func `training loads composed pictures like any others`() throws {
    let dataset = try compose()
    let loader = BatchLoader(
      dataset: dataset, images: [3, 21], batch: 2, augmentation: nil,
      normalization: asBytes(channels: 3), seed: 1, shuffled: false, dropIncomplete: false)
    let size = dataset.shape.count
    let bytes = dataset.bytes
    let expected = (bytes[3 * size..<4 * size] + bytes[21 * size..<22 * size]).map(Float.init)
    #expect(close(loader.batch(epoch: 0, index: 0).images, expected))
  }

  @Test func `the fingerprint changes with seed and base, and with nothing else`() throws {
    let composed = try compose()
    #expect(try compose().fingerprint == composed.fingerprint)
    #expect(try compose(seed: 2).fingerprint != composed.fingerprint)
    var other = set
    other.fingerprint = "others"
    let counts = plan(.canvas, [[0]: 1])
    let prints = try [set, other, set].map {
      try $0.composed([(.train, counts)], split: split, shape: shape).fingerprint
    }
    #expect(prints[0] == prints[2] && prints[0] != prints[1])
  }

  @Test func `boxes of an image move with the piece that shows it`() throws {
    var boxed = set
    boxed.images.details[0].boxes = [
      LabelledBox(label: 0, box: Box(left: 0.5, top: 0.25, width: 0.5, height: 0.5))
    ]
    let added = try boxed.adding(
      plan(.sideBySide, [[0, 1]: 1]), controls: .none, of: [0, 8])
    let boxes = added.images.details[24].boxes
    let isLeft = added.pixels.recipeText(of: 24)?.hasPrefix("cat0 at 0.00 0.00 0.50 1.00; dog0")
    let cat = Box(left: isLeft == true ? 0.25 : 0.75, top: 0.25, width: 0.25, height: 0.5)
    #expect(boxes.first { $0.label == 0 }?.box == cat)
    #expect(boxes.count == 2)
  }

  @Test func `a box that is cut off is gone, and one that is cut is shortened`() {
    let box = Box(left: 0, top: 0, width: 0.5, height: 0.5)
    let right = Box(left: 0.5, top: 0, width: 0.5, height: 1)
    #expect(box.moved(from: right, to: .whole) == nil)
    let lower = Box(left: 0, top: 0.25, width: 1, height: 0.5)
    #expect(box.moved(from: lower, to: right) == Box(left: 0.5, top: 0, width: 0.25, height: 0.5))
  }

  @Test func `a part may hold pictures of seen and of unseen distractors`() throws {
    let dataset = try set.composed(
      [
        (.test, plan(.canvas, [[]: 2], distractors: ["horse"])),
        (.test, plan(.canvas, [[]: 2], distractors: ["cow"])),
      ], split: split, shape: shape)
    #expect(dataset.names == (0..<4).map { "test/none/00000\($0)" })
    #expect(
      dataset.images.details.map(\.categories) == [["horse"], ["horse"], ["cow"], ["cow"]])
  }

  // MARK: Added to training images

  @Test func `added pictures come behind the images, which stay as they were`() throws {
    let dataset = try set.adding(plan(.paste, [[0, 1]: 3]), of: training)
    #expect(dataset.count == 24 + 4 * 3)
    #expect(Array(dataset.names[..<24]) == set.names)
    #expect(Array(dataset.bytes[..<set.bytes.count]) == set.bytes)
    #expect(dataset.pixels.recipe(of: 23) == nil && dataset.pixels.recipeText(of: 23) == nil)
    #expect(dataset.fingerprint != set.fingerprint)
    #expect(dataset.images.sources == ["", "paste of training images"])
    for image in 24..<36 {
      let detail = dataset.images.details[image]
      #expect(detail.part == .train && detail.source == 1)
      let used = dataset.pixels.recipe(of: image)?.pieces.map(\.image) ?? [-1]
      #expect(Set(used).isSubset(of: training))
    }
  }

  @Test func `pictures can be made of pictures`() throws {
    let once = try set.adding(plan(.mixUp, [[0]: 2]), controls: .none, of: training)
    let twice = try once.adding(
      plan(.sideBySide, [[0]: 1]), controls: .none, of: [24, 25])
    var pixels = [UInt8](repeating: 0, count: 16)
    twice.pixels.copy(image: 26, into: &pixels)
    let parts = Set([24, 25].map { twice.bytes[$0 * 16] })
    #expect(Set(pixels) == parts)
  }

  @Test(arguments: [
    (CompositeControls.none, ["cat+dog": 7]),
    (.match, ["cat+dog": 7, "cat": 7, "dog": 7, "none": 7]),
    (.all, ["cat+dog": 7, "cat": 6, "dog": 6, "none": 6]),
  ])
  func `controls are as many as asked for`(
    controls: CompositeControls, expected: [String: Int]
  ) throws {
    let added = try set.adding(plan(.mosaic, [[0, 1]: 7]), controls: controls, of: training)
    let names = (24..<added.count).map { added.images.name(of: added.labelSet(of: $0) ?? []) }
    #expect(Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +) == expected)
  }

  @Test func `there are no controls of what no image shows`() throws {
    let added = try petSet(pets(cats: 3, dogs: 3)).adding(
      plan(.sideBySide, [[0, 1]: 4, [0]: 6]), of: Array(0..<6))
    let names = Set(added.names[6...].map { $0.split(separator: "/")[1] })
    #expect(names == ["cat", "dog", "cat+dog"])
    #expect(added.count == 6 + 14)
  }

  @Test func `blended targets are the shares of the labels`() throws {
    let halves = try set.adding(
      plan(.sideBySide, [[0, 1]: 2, [0]: 8], targets: .blended), controls: .none, of: training)
    for image in 24..<34 {
      let recipe = try #require(halves.pixels.recipe(of: image))
      let cats = recipe.pieces.count { $0.image < 8 }
      let dogs = recipe.pieces.count { (8..<16).contains($0.image) }
      #expect(
        halves.softTargets[image] == [Float(cats) / 2, Float(dogs) / 2])
    }
    let mixed = try set.adding(
      plan(.mixUp, [[0, 1]: 5], targets: .blended), controls: .none, of: training)
    for image in 24..<29 {
      let targets = try #require(mixed.softTargets[image])
      let recipe = try #require(mixed.pixels.recipe(of: image))
      let front = recipe.pieces[1]
      #expect(targets[front.image < 8 ? 0 : 1] == front.placement.opacity)
      #expect(abs(targets[0] + targets[1] - 1) < 1e-6)
      #expect(mixed.labelSet(of: image) == [0, 1])
    }
    #expect(try set.adding(plan(.mixUp, [[0, 1]: 5]), of: training).softTargets.isEmpty)
  }
}
