import Testing

@testable import Datasets

@Suite struct CompositePlanTests {
  private let base = pets(cats: 7, dogs: 5, both: 3, others: 6)
  private let all: [[Int]: Int] = [[]: 40, [0]: 40, [1]: 40, [0, 1]: 40]

  @Test(arguments: CompositeLayout.allCases)
  func `a picture holds the labels of its pieces and no others`(layout: CompositeLayout) throws {
    let composites = try plan(layout, all).composites(in: base)
    #expect(composites.count == 160)
    for composite in composites {
      let shown = composite.recipe.pieces.flatMap { base.labelSet(of: $0.image) ?? [9] }
      #expect(Set(shown) == Set(composite.labelSet))
    }
  }

  @Test(arguments: CompositeLayout.allCases)
  func `the n-th picture of every label set has the same ground and places`(
    layout: CompositeLayout
  ) throws {
    let composites = try plan(layout, all).composites(in: base)
    for number in 0..<40 {
      let frames = [0, 40, 80, 120].map { composites[$0 + number].recipe }
      #expect(frames.allSatisfy { $0.ground == frames[0].ground })
      #expect(
        frames.allSatisfy { $0.pieces.map(\.placement) == frames[0].pieces.map(\.placement) })
    }
  }

  @Test(arguments: CompositeLayout.allCases)
  func `the first pictures are the same whatever number is asked for, of any label set`(
    layout: CompositeLayout
  ) throws {
    let many = try plan(layout, all).composites(in: base)
    let few = try plan(layout, [[0, 1]: 7]).composites(in: base)
    // In order: none, cat, cat+dog, dog.
    #expect(few == Array(many[80..<87]))
    let others = try plan(layout, [[0, 1]: 7], seed: 2).composites(in: base)
    #expect(others != few)
  }

  @Test func `every image is used equally often, and none twice in a picture`() throws {
    let composites = try plan(.sideBySide, [[0, 1]: 33, [0]: 50]).composites(in: base)
    func uses(_ composites: [Composite], of images: Range<Int>) -> [Int] {
      let pieces = composites.flatMap { $0.recipe.pieces.map(\.image) }
      return images.map { image in pieces.count { $0 == image } }
    }
    for composite in composites {
      #expect(Set(composite.recipe.pieces.map(\.image)).count == 2)
    }
    // 33 cats of 7, 33 dogs of 5.
    let both = composites.filter { $0.labelSet == [0, 1] }
    #expect(uses(both, of: 0..<7).sorted() == [4, 4, 5, 5, 5, 5, 5])
    #expect(uses(both, of: 7..<12).sorted() == [6, 6, 7, 7, 7])
    let single = composites.filter { $0.labelSet == [0] }
    for range in [0..<7, 15..<21] {
      let uses = uses(single, of: range)
      #expect((uses.max() ?? 9) - (uses.min() ?? 0) <= 1)
    }
  }

  @Test func `either label is on the left as often as on the right`() throws {
    let composites = try plan(.sideBySide, [[0, 1]: 400]).composites(in: base)
    let catsLeft = composites.count { base.labelSet(of: $0.recipe.pieces[0].image) == [0] }
    // Four standard deviations of 400 tosses.
    #expect(abs(catsLeft - 200) <= 40)
  }

  @Test func `a control of one label shows it twice or beside something else, by turns of chance`()
    throws
  {
    let composites = try plan(.paste, [[0]: 400]).composites(in: base)
    let twice = composites.count {
      $0.recipe.pieces.allSatisfy { base.labelSet(of: $0.image) == [0] }
    }
    #expect(abs(twice - 200) <= 40)
    let without = pets(cats: 7, dogs: 5)
    for composite in try plan(.paste, [[0]: 20]).composites(in: without) {
      #expect(composite.recipe.pieces.allSatisfy { without.labelSet(of: $0.image) == [0] })
    }
  }

  @Test func `a canvas holds every number of pieces equally often, and each label once`() throws {
    let composites = try plan(.canvas, [[0]: 600]).composites(in: base)
    for count in 2...4 {
      // 200 expected; four standard deviations are 46.
      #expect(abs(composites.count { $0.recipe.pieces.count == count } - 200) <= 46)
    }
    for composite in composites {
      #expect(
        composite.recipe.pieces.count { base.labelSet(of: $0.image) == [0] } == 1)
    }
  }

  @Test func `pictures are filled up with the named categories only`() throws {
    let composites = try plan(.canvas, [[]: 30, [0]: 30], distractors: ["cow"])
      .composites(in: base)
    let others = Set(composites.flatMap { $0.recipe.pieces.map(\.image) }).filter { $0 >= 15 }
    #expect(others == [16, 18, 20])
  }

  @Test func `shares sum to one, and pieces of a canvas hide little of each other`() throws {
    for layout in CompositeLayout.allCases {
      for composite in try plan(layout, all).composites(in: base) {
        let shares = composite.recipe.pieces.map(\.placement.share)
        #expect(abs(shares.reduce(0, +) - 1) < 1e-5 && shares.allSatisfy { $0 > 0 })
      }
    }
    let places = try plan(.canvas, [[0]: 200]).composites(in: base)
      .map { $0.recipe.pieces.map(\.placement.place) }
    // The share of a piece that each of those laid later hides.
    let hidden = places.flatMap { boxes in
      boxes.indices.flatMap { index in
        boxes[..<index].map { below in
          below.overlap(with: boxes[index])
            / ((below.right - below.left) * (below.bottom - below.top))
        }
      }
    }
    #expect(hidden.allSatisfy { $0 < 0.35 })
    #expect(hidden.count { $0 > 0.1 } * 20 < hidden.count)
  }

  // MARK: Errors

  @Test func `who has no image of a label alone is told so`() {
    #expect(
      plan(.paste, [[0, 1]: 3]).sentence(in: pets(cats: 0, dogs: 4, both: 9))
        == "composites of cat+dog: the train part holds 0 images of cat alone; "
        + "at least 1 is needed")
    #expect(
      plan(.paste, [[]: 3]).sentence(in: pets(cats: 4, dogs: 4))
        == "composites of none: the train part holds 0 images with none of the labels; "
        + "at least 1 is needed")
    #expect(plan(.paste, [[0, 1]: 0]).sentence(in: pets(cats: 0, dogs: 0)) == "made 0")
  }

  @Test func `more labels than pieces are refused`() {
    var images = LabelledImages(labels: ["a", "b", "c"], names: [], targets: [])
    images.labels = ["a", "b", "c"]
    #expect(
      plan(.mixUp, [[0, 1, 2]: 1]).sentence(in: images)
        == "composites of a+b+c: a mixup picture of 2 pieces cannot show 3 labels; "
        + "allowed: at most 2 labels")
    #expect(
      plan(.canvas, [[0, 1, 2]: 1]).sentence(in: images)
        == "composites of a+b+c: a canvas picture of 2 pieces cannot show 3 labels; "
        + "allowed: at least 3 pieces")
  }

  @Test func `an unknown category is answered with the nearest`() {
    #expect(
      plan(.canvas, [[]: 1], distractors: ["cow", "hrose"]).sentence(in: base)
        == "distractors: no image of the train part without labels is of hrose; "
        + "categories found: cow, horse; did you mean horse?")
  }
}
