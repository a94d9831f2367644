import Datasets
import Experiments
import Testing

@testable import Curation

@Suite struct BalanceCopiesTests {
  private func plan(
    _ counts: [([Int], Int)], labels: Int = 3, limit: Int = 10, negatives: Bool = false
  ) -> BalancePlan {
    let images = BalanceFixture.repeated(counts, labels: labels)
    return BalancePlan.plan(
      Balance(.augmentToEqual, limit: limit, countsNegatives: negatives), for: images,
      training: Array(0..<images.count), seed: 1)
  }

  @Test func `single labels become equal, and negatives stay as they are`() {
    let plan = plan([([0], 40), ([1], 10), ([2], 7), ([], 5)])
    #expect(plan.report.after.labels == [40, 40, 40])
    #expect(plan.report.after.labelSets[[]] == 5)
    // Seven images in 40 places: five or six times each.
    #expect(plan.report.mostCopies == 6)
    #expect(plan.report.after.meanImbalance == 1)
  }

  @Test func `negatives become as many where that is asked for`() {
    let plan = plan([([0], 40), ([1], 10), ([], 5)], labels: 2, negatives: true)
    #expect(plan.report.after.labels == [40, 40])
    #expect(plan.report.after.labelSets[[]] == 40)
  }

  @Test func `no image is in the list more often than the limit`() {
    let plan = plan([([0], 40), ([1], 3)], labels: 2, limit: 4)
    #expect(plan.report.after.labels == [40, 12])
    #expect(plan.report.mostCopies == 4)
    #expect(self.plan([([0], 40), ([1], 3)], labels: 2, limit: 1).images.count == 43)
  }

  @Test func `images of the rare label alone go before those that also hold the frequent one`() {
    let plan = plan([([0], 40), ([0, 1], 10), ([1], 5)], labels: 2)
    // l0 is held by 50, l1 by 15: 35 images of l1 alone bring both to 50.
    #expect(plan.report.after.labels == [50, 50])
    #expect(plan.report.after.labelSets == [[0]: 40, [0, 1]: 10, [1]: 40])
  }

  @Test func `a label that only occurs with the frequent one meets it halfway`() {
    let plan = plan([([0], 40), ([0, 1], 10)], labels: 2)
    // c copies leave (40 − c)² + c², least at 20: the next copy helps no more than it hurts.
    #expect(plan.report.after.labels == [70, 30])
  }

  @Test func `an image of two rare labels helps both`() {
    let plan = plan([([0], 30), ([1], 10), ([2], 10), ([1, 2], 10)])
    #expect(plan.report.after.labels == [30, 30, 30])
    #expect(plan.report.after.labelSets[[1, 2]] == 20)
    #expect(plan.images.count == 70)
  }

  @Test func `labels that occur together come nearer to each other, not all the way`() throws {
    let plan = BalancePlan.plan(
      Balance(.augmentToEqual), for: BalanceFixture.emotions, training: Array(0..<593), seed: 1)
    #expect(try #require(plan.report.before.meanImbalance) > 4)
    #expect(try #require(plan.report.after.meanImbalance) < 1.7)
    #expect(plan.report.mostCopies <= 10)
  }
}
