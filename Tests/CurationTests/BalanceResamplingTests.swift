import Datasets
import Experiments
import Testing

@testable import Curation

@Suite struct BalanceResamplingTests {
  private let images = BalanceFixture.emotions
  private let training = Array(0..<593)

  /// The k-th choice among n is (7919 k + 13) mod n.
  private final class Choice {
    private var k = -1

    func callAsFunction(_ count: Int) -> Int {
      k += 1
      return (7919 * k + 13) % count
    }
  }

  private func expect(
    _ list: [Int], _ count: Int, _ counts: [Int], _ meanRatio: Double,
    at location: SourceLocation = #_sourceLocation
  ) {
    let found = BalanceFixture.counts(images, list)
    #expect(list.count == count, sourceLocation: location)
    #expect(found == counts, sourceLocation: location)
    let mean = Imbalance(counts: found.map(Double.init)).mean ?? .nan
    #expect(abs(mean - meanRatio) < 1e-11, sourceLocation: location)
  }

  @Test func `the list as it is`() {
    expect(training, 593, [356, 162, 105, 77, 61, 51], 4.004640234781)
  }

  @Test func `ML-ROS copies what the paper's program copies`() {
    func list(_ percent: Double) -> [Int] {
      let choice = Choice()
      return training
        + LabelResampling(images, training: training, percent: percent).copies { choice($0) }
    }
    expect(list(10), 652, [399, 175, 116, 101, 86, 72], 3.475225295384)
    expect(list(25), 706, [443, 189, 127, 110, 107, 111], 3.165092492407)
    // All rare labels are retired before half of the images are copied.
    #expect(list(100) == list(25))
  }

  @Test func `ML-RUS leaves out what the paper's program leaves out`() {
    func list(_ percent: Double) -> [Int] {
      let choice = Choice()
      return LabelResampling(images, training: training, percent: percent).rest { choice($0) }
    }
    expect(list(10), 534, [322, 148, 92, 77, 61, 51], 3.741651312047)
    expect(list(25), 445, [278, 121, 78, 77, 61, 51], 3.413395046164)
    // No image with a rare label is left out, whatever the budget.
    expect(list(100), 169, [119, 51, 33, 77, 61, 51], 2.128166915052)
  }

  @Test func `LP-ROS and LP-RUS bring label sets up and down to the mean`() {
    func list(_ method: Balance.Method, _ percent: Double) -> [Int] {
      BalancePlan.plan(Balance(method, percent: percent), for: images, training: training, seed: 1)
        .images
    }
    expect(list(.oversampleSets, 10), 652, [391, 192, 135, 105, 93, 68], 3.268477538118)
    expect(list(.oversampleSets, 25), 741, [448, 237, 182, 145, 146, 94], 2.712656598349)
    expect(list(.oversampleSets, 100), 904, [552, 313, 274, 226, 257, 147], 2.187269442335)
    expect(list(.undersampleSets, 10), 534, [321, 141, 92, 76, 61, 49], 3.800454313353)
    expect(list(.undersampleSets, 25), 445, [270, 107, 89, 76, 61, 49], 3.341022919988)
    expect(list(.undersampleSets, 100), 290, [178, 107, 89, 76, 61, 49], 2.259390418856)
  }

  @Test func `no image of a label set is copied twice before all are once`() {
    let images = BalanceFixture.repeated([([0], 20), ([1], 4)], labels: 2)
    let plan = BalancePlan.plan(
      Balance(.oversampleSets, percent: 25), for: images, training: Array(0..<24), seed: 3)
    #expect(plan.images.count == 30)
    #expect(plan.report.after.labelSets == [[0]: 20, [1]: 10])
    #expect(plan.report.mostCopies == 3)
    #expect((20..<24).map { image in plan.images.count { $0 == image } }.sorted() == [2, 2, 3, 3])
  }

  @Test func `the budget is shared, and what one label set cannot take the others do`() {
    let images = BalanceFixture.repeated([([0], 12), ([1], 5), ([], 1)], labels: 2)
    let plan = BalancePlan.plan(
      Balance(.oversampleSets, percent: 25), for: images, training: Array(0..<18), seed: 1)
    // The mean is 6 and the budget 5 (4.5 rounded): one goes to l1, which needs no more, four to none.
    #expect(plan.report.after.labelSets == [[0]: 12, [1]: 6, []: 5])
  }

  @Test func `images with an unknown label are not left out`() {
    var images = BalanceFixture.repeated([([0], 50), ([1], 5), ([], 20)], labels: 2)
    for image in 0..<50 { images.targets[image * 2 + 1] = .unlabelled }
    for method in [Balance.Method.undersample, .undersampleSets] {
      let plan = BalancePlan.plan(
        Balance(method, percent: 90), for: images, training: Array(0..<75), seed: 1)
      #expect(Set(0..<55).isSubset(of: plan.images))
      #expect(plan.images.count < 75)
    }
  }
}
