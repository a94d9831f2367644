import Testing

@testable import Datasets

@Suite struct EpochOrderTests {
  private func order(
    _ images: [Int], count: Int?, sampling: [Double]? = nil, shuffled: Bool = true
  ) -> EpochOrder {
    EpochOrder(images: images, count: count, sampling: sampling, shuffled: shuffled, seed: 3)
  }

  private func images(_ order: EpochOrder, epochs: Range<Int>) -> [Int] {
    epochs.flatMap { order.visits(epoch: $0).map(\.image) }
  }

  @Test(arguments: [1, 3, 7, 8, 20, 50])
  func `epochs of any length cut the same passes, and every image comes equally often`(count: Int) {
    let all = [4, 8, 15, 16, 23, 42, 5]
    let passes = images(order(all, count: nil), epochs: 0..<count)
    let cut = order(all, count: count)
    // Seven epochs of `count` images are `count` passes over seven.
    #expect(images(cut, epochs: 0..<7) == passes)
    #expect(cut.visits(epoch: 2).count == count)
    for start in stride(from: 0, to: passes.count, by: 7) {
      #expect(passes[start..<start + 7].sorted() == all.sorted())
    }
  }

  @Test func `an image that comes again in an epoch is another copy`() {
    let order = order([0, 1, 2, 2], count: 10)
    for epoch in 0..<6 {
      let visits = order.visits(epoch: epoch)
      for image in 0..<3 {
        let copies = visits.filter { $0.image == image }.map(\.copy)
        #expect(copies == Array(0..<copies.count))
        #expect((image == 2 ? 4...6 : 2...3).contains(copies.count))
      }
    }
  }

  @Test func `drawn with weights, an epoch draws as many as it needs`() {
    for count in [2, 4, 900] {
      let visits = order([7, 8, 9], count: count, sampling: [1, 0, 3]).visits(epoch: 5)
      #expect(visits.count == count)
      #expect(!visits.contains { $0.image == 8 })
      guard count == 900 else { continue }
      // Of 900, give or take five standard deviations of 13.
      #expect(abs(visits.count { $0.image == 9 } - 675) < 65)
    }
  }

  @Test func `of no images there is no epoch, however long it is to be`() {
    #expect(order([], count: 12).visits(epoch: 3) == [])
    #expect(images(order([6, 1], count: 5, shuffled: false), epochs: 1..<2) == [1, 6, 1, 6, 1])
  }

  @Test func `the order of an epoch without a length of its own has not changed`() {
    let order = order(Array(0..<10), count: nil)
    #expect(
      images(order, epochs: 0..<2) == [0, 6, 9, 4, 5, 1, 8, 2, 7, 3, 9, 3, 0, 2, 5, 7, 4, 1, 6, 8])
  }
}
