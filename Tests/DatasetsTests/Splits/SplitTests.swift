import Testing

@testable import Datasets

@Suite struct SplitTests {
  /// One image for each entry: its labels, or nil for an unlabelled one.
  private func dataset(_ sets: [[Int]?], labels: Int = 2) -> Dataset {
    Dataset(
      labels: (0..<labels).map { "l\($0)" }, shape: PixelShape(height: 1, width: 1, channels: 1),
      names: sets.indices.map { "image\($0)" },
      targets: sets.flatMap { set in
        (0..<labels).map { label in
          set.map { $0.contains(label) ? Target.present : .absent } ?? .unlabelled
        }
      }, pixels: [UInt8](repeating: 0, count: sets.count))
  }

  private let fractions = SplitFractions(train: 0.7, validation: 0.1, tune: 0.1, test: 0.1)

  private func repeated(_ counts: [([Int]?, Int)]) -> [[Int]?] {
    counts.flatMap { [[Int]?](repeating: $0.0, count: $0.1) }
  }

  @Test func `each part holds each label set in proportion`() {
    let sets = repeated([([0], 100), ([1], 50), ([0, 1], 10), ([], 40)])
    let split = dataset(sets).split(fractions, seed: 5)
    for (set, counts) in [
      ([0], [70, 10, 10, 10]), ([1], [35, 5, 5, 5]), ([0, 1], [7, 1, 1, 1]),
      ([], [28, 4, 4, 4]),
    ] {
      let found = [split.train, split.validation, split.tune, split.test].map { part in
        part.count { sets[$0] == set }
      }
      #expect(found == counts, "\(set)")
    }
  }

  @Test func `every image is in one part, and parts are ascending`() {
    let split = dataset(repeated([([0], 33), ([1], 17), ([], 3), (nil, 4)])).split(
      fractions, seed: 1)
    let all = split.train + split.validation + split.tune + split.test
    #expect(all.sorted() == Array(0..<57))
    for part in [split.train, split.validation, split.tune, split.test] {
      #expect(part == part.sorted())
    }
  }

  @Test func `a stratum is within one image of its share in every part`() {
    for count in 1...40 {
      let sets = repeated([([0], 40), ([1], count)])
      let split = dataset(sets).split(fractions, seed: 1)
      for (part, share) in [
        (split.train, 0.7), (split.validation, 0.1), (split.tune, 0.1), (split.test, 0.1),
      ] {
        let got = Double(part.count { sets[$0] == [1] })
        #expect(abs(got - share * Double(count)) < 1 + 1e-9)
      }
    }
  }

  @Test func `a hundred label sets of one image each still feed every part`() {
    let sets = (0..<100).map { mask -> [Int]? in (0..<7).filter { mask >> $0 & 1 == 1 } }
    let split = dataset(sets, labels: 7).split(fractions, seed: 1)
    #expect(split.train.count == 70)
    #expect(split.validation.count == 10)
    #expect(split.tune.count == 10)
    #expect(split.test.count == 10)
  }

  @Test func `unlabelled images are only ever trained on`() {
    let split = dataset(repeated([([0], 20), (nil, 20)])).split(fractions, seed: 1)
    #expect(split.train.filter { $0 >= 20 } == Array(20..<40))
    #expect(split.train.count == 34)
  }

  @Test func `the seed decides, and strata do not disturb each other`() {
    let sets = repeated([([0], 50), ([1], 50)])
    let a = dataset(sets).split(fractions, seed: 1)
    #expect(a == dataset(sets).split(fractions, seed: 1))
    #expect(a != dataset(sets).split(fractions, seed: 2))
    #expect(a.hash == dataset(sets).split(fractions, seed: 1).hash)
    #expect(a.hash != dataset(sets).split(fractions, seed: 2).hash)
    let more = dataset(sets + repeated([([], 30)])).split(fractions, seed: 1)
    #expect(more.train.filter { $0 < 100 } == a.train)
    #expect(more.test.filter { $0 < 100 } == a.test)
  }

  @Test func `the split is the one that runs were recorded with`() {
    let sets = repeated([([0], 57), (nil, 4), ([1], 33), ([0, 1], 11), ([], 19)])
    #expect(dataset(sets).split(fractions, seed: 7).hash == "4accb15f900f239e")
  }

  @Test func `a test part that the set brings stays, and the rest is shared`() {
    var data = dataset(repeated([([0], 80), ([1], 40)]))
    for image in 100..<120 { data.images.details[image].part = .test }
    let split = data.split(fractions, seed: 1)
    #expect(split.test == Array(100..<120))
    #expect([split.train.count, split.validation.count, split.tune.count] == [78, 11, 11])
  }

  @Test func `a part without a share stays empty, and shares need not sum to one`() {
    let data = dataset(repeated([([0], 11), ([1], 5)]))
    let split = data.split(SplitFractions(train: 3, validation: 1, tune: 0, test: 0), seed: 1)
    #expect(split.tune.isEmpty && split.test.isEmpty)
    #expect([split.train.count, split.validation.count] == [12, 4])
    let none = SplitFractions(train: 0, validation: 0, tune: 0, test: 0)
    #expect(data.split(none, seed: 1) == Split(train: Array(0..<16)))
  }

  @Test func `hashes tell parts apart that hold the same images`() {
    #expect(
      Split(train: [1, 2], test: [3]).hash != Split(train: [1], validation: [2], test: [3]).hash)
    #expect(Split(train: [1, 2]).hash.count == 16)
  }
}
