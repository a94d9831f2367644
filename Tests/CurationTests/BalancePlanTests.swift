import Datasets
import Experiments
import Testing

@testable import Curation

@Suite struct BalancePlanTests {
  private let images = BalanceFixture.emotions
  private let training = Array(0..<593)

  @Test(arguments: Balance.Method.allCases)
  func `the same seed gives the same plan, and its report counts its images`(
    method: Balance.Method
  ) {
    let plan = BalancePlan.plan(Balance(method), for: images, training: training, seed: 5)
    #expect(plan == BalancePlan.plan(Balance(method), for: images, training: training, seed: 5))
    #expect(plan.images == plan.images.sorted())
    #expect(plan.report.before.labels == [356, 162, 105, 77, 61, 51])
    #expect(plan.report.before.images == 593)
    #expect(plan.report.after.images == plan.images.count)
    if plan.weights == nil {
      #expect(
        plan.report.after.labels == BalanceFixture.counts(images, plan.images).map(Double.init))
    }
    #expect(
      plan.report.mostCopies
        == Dictionary(grouping: plan.images, by: { $0 }).values.map(\.count).max())
  }

  @Test(arguments: [Balance.Method.oversample, .undersample, .oversampleSets, .undersampleSets])
  func `resampling lowers the mean imbalance, and another seed chooses others`(
    method: Balance.Method
  ) throws {
    let plan = BalancePlan.plan(Balance(method), for: images, training: training, seed: 1)
    let before = try #require(plan.report.before.meanImbalance)
    #expect(try #require(plan.report.after.meanImbalance) < before - 0.5)
    #expect(
      plan.images
        != BalancePlan.plan(Balance(method), for: images, training: training, seed: 2).images)
  }

  @Test func `nothing is done where nothing is asked for`() {
    let plan = BalancePlan.plan(Balance(.none), for: images, training: [3, 5], seed: 1)
    #expect(plan.images == [3, 5] && plan.weights == nil && plan.positiveWeights == nil)
    #expect(plan.report.before == plan.report.after)
  }

  @Test func `an empty list stays empty`() {
    for method in Balance.Method.allCases {
      let plan = BalancePlan.plan(Balance(method), for: images, training: [], seed: 1)
      #expect(plan.images.isEmpty && plan.report.mostCopies == 0)
      #expect(plan.report.after.meanImbalance == nil)
    }
  }

  @Test func `a positive weighs negatives over positives, at most the cap`() {
    var images = BalanceFixture.repeated([([0], 3), ([1], 1), ([], 96)], labels: 3)
    images.targets[99 * 3] = .unlabelled
    let plan = BalancePlan.plan(
      Balance(.positiveWeight, cap: 50), for: images, training: Array(0..<100), seed: 1)
    #expect(plan.positiveWeights == [32, 50, 1])
    #expect(images.positiveWeights(of: [0, 1, 3], cap: 50) == [0.5, 2, 1])
    #expect(images.positiveWeights(of: Array(0..<100)) == [20, 20, 1])
  }

  @Test func `an image is drawn like its rarest label, a negative like a label of its own`() throws
  {
    let images = BalanceFixture.repeated(
      [([0], 8), ([0, 1], 2), ([], 10), ([2], 5)], labels: 3)
    let plan = BalancePlan.plan(
      Balance(.sampler), for: images, training: Array((0..<25).reversed()), seed: 1)
    #expect(plan.images == Array(0..<25))
    let weights = try #require(plan.weights)
    // 1/10 for eight images, 1/2 for two, 1/10 for ten, 1/5 for five: 0.8 + 1 + 1 + 1 in all.
    let expected = [0.1, 0.5, 0.1, 0.2].map { $0 / 3.8 }
    for (image, weight) in [0, 8, 10, 20].map({ weights[$0] }).enumerated() {
      #expect(abs(weight - expected[image]) < 1e-15)
    }
    #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
    for (found, share) in zip(plan.report.after.labels, [1.8, 1, 1]) {
      #expect(abs(found - 25 * share / 3.8) < 1e-12)
    }
    #expect(plan.report.after.images == 25)
  }

  @Test func `imbalance is the largest count over a label's own, and undefined for one never held`()
  {
    let imbalance = Imbalance(counts: [100, 20, 5, 0])
    #expect(imbalance.ratios == [1, 5, 20, nil])
    #expect(imbalance.mean == 26.0 / 3)
    #expect(Imbalance(counts: [0]).mean == nil)
  }
}
