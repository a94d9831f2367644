import Metrics
import Testing

struct DecisionCellTests {
  private func decisions(labels: Int = 5, images: Int = 120, seed: UInt64) throws -> Decisions {
    let table = try LabelSetTwinTests.table(
      labels: labels, images: images, share: 0.3, seed: seed)
    return Decisions(
      table: table, thresholds: (0..<labels).map { 0.25 + Double($0) / 10 })
  }

  private func rows(_ decisions: Decisions, _ cell: DecisionCell) -> [Int] {
    let images = decisions.images(in: cell, by: .nearest)
    #expect(images.count == decisions.count(of: cell))
    for order in ImageOrder.allCases {
      #expect(
        Set(decisions.images(in: cell, by: order).map(\.row)) == Set(images.map(\.row)))
    }
    return images.map(\.row).sorted()
  }

  @Test(arguments: 1..<4 as Range<UInt64>)
  func `the images of a label's four outcomes are as many as its counts`(seed: UInt64) throws {
    let decisions = try decisions(seed: seed)
    for label in 0..<5 {
      let counts = decisions.counts[label]
      let listed = LabelOutcome.allCases.map { rows(decisions, .label(label, $0)) }
      #expect(
        listed.map(\.count) == [
          counts.truePositives, counts.falseNegatives, counts.falsePositives,
          counts.trueNegatives,
        ])
      let all = rows(decisions, .label(label, nil))
      #expect(all == listed.flatMap(\.self).sorted() && all.count == counts.total)
    }
  }

  @Test(arguments: 1..<4 as Range<UInt64>, [3, 100])
  func `the images of a cell of sets are as many as the table counts`(seed: UInt64, limit: Int)
    throws
  {
    let decisions = try decisions(seed: seed)
    let table = LabelSetConfusion(
      table: decisions.table, thresholds: decisions.thresholds, limit: limit)
    var listed: [Int] = []
    for (row, truth) in table.lines.enumerated() {
      for (column, predicted) in table.lines.enumerated() {
        let cell = DecisionCell.sets(truth: truth, predicted: predicted, lines: table.lines)
        let found = rows(decisions, cell)
        #expect(found.count == table[row, column])
        listed += found
      }
      #expect(
        decisions.count(of: .sets(truth: truth, predicted: nil, lines: table.lines))
          == table.images(inRow: row))
      #expect(
        decisions.count(of: .sets(truth: nil, predicted: truth, lines: table.lines))
          == table.images(inColumn: row))
    }
    let all = rows(decisions, .sets(truth: nil, predicted: nil, lines: table.lines))
    #expect(listed.sorted() == all && all.count == table.images)
  }

  @Test(arguments: 1..<4 as Range<UInt64>)
  func `the images of a pair are as many as hold both, or are given both`(seed: UInt64) throws {
    let decisions = try decisions(labels: 70, images: 40, seed: seed)
    let pairs = LabelCooccurrence(table: decisions.table, thresholds: decisions.thresholds)
    for a in [0, 5, 63, 64, 69] {
      for b in [0, 5, 63, 64, 69] {
        #expect(
          rows(decisions, .together(a, b, predicted: false)).count == pairs.truth.together(a, b))
        #expect(
          rows(decisions, .together(a, b, predicted: true)).count == pairs.predicted.together(a, b))
      }
    }
  }

  @Test(arguments: 1..<4 as Range<UInt64>)
  func `an image is in a cell of one label instead of another where it adds to it`(seed: UInt64)
    throws
  {
    let decisions = try decisions(labels: 4, images: 60, seed: seed)
    let lines: [Int?] = [0, 1, 2, 3, nil]
    let alone = try decisions.table.images.indices.map { row in
      let pairs = row * 4..<row * 4 + 4
      return MultilabelConfusion(
        table: try ScoreTable(
          labels: decisions.labels, images: [row], scores: Array(decisions.table.scores[pairs]),
          targets: Array(decisions.table.targets[pairs])), thresholds: decisions.thresholds)
    }
    for truth in lines {
      for predicted in lines {
        let expected = alone.indices.filter { alone[$0][truth ?? 4, predicted ?? 4] > 0 }
        #expect(rows(decisions, .instead(truth: truth, predicted: predicted)) == expected)
      }
    }
  }
}

struct ImageOrderTests {
  /// Images 0 to 3 of labels a and b, decided at .5 and .4; b is not known on the last.
  private func decisions() throws -> Decisions {
    Decisions(
      table: try ScoreTable(
        labels: ["a", "b"], images: [0, 1, 2, 3, 4],
        scores: [0.75, 0.25, 0.25, 0.5, 0.625, 0.25, 0.75, 0.125, 0.5, 0.5],
        targets: [1, 0, 1, 1, 0, 1, 0, 0, 1, 2]), thresholds: [0.5, 0.4])
  }

  private func values(_ cell: DecisionCell, _ order: ImageOrder) throws -> [(Int, Double)] {
    try decisions().images(in: cell, by: order).map { ($0.row, $0.value) }
  }

  private func expect(
    _ found: [(Int, Double)], _ expected: [(Int, Double)], _ comment: Comment
  ) {
    #expect(found.map(\.0) == expected.map(\.0), comment)
    #expect(zip(found, expected).allSatisfy { agree($0.1, $1.1) }, comment)
  }

  @Test func `images of one label are in order of that label's figures`() throws {
    expect(
      try values(.label(0, nil), .nearest), [(4, 0), (2, 0.125), (0, 0.25), (1, 0.25), (3, 0.25)],
      "nearest")
    expect(
      try values(.label(0, nil), .mistake), [(1, 0.25), (3, 0.25), (2, 0.125), (0, 0), (4, 0)],
      "mistake")
    expect(
      try values(.label(0, nil), .labelIssue),
      [(1, 0.25), (3, 0.25), (2, 0.375), (4, 0.5), (0, 0.75)], "label issue")
    expect(
      try values(.label(0, .falsePositive), .loss),
      [(3, 1.3862943611198906), (2, 0.9808292530117262)], "loss")
    #expect(try values(.label(1, nil), .loss).map(\.0).contains(4) == false)
  }

  @Test func `images of several labels are in order of what all labels say`() throws {
    let all = DecisionCell.sets(truth: nil, predicted: nil, lines: [])
    // Image 1 is wrong about a alone, 2 about both, 3 about a; 0 about none, and b is nearest there.
    expect(
      try values(all, .nearest), [(2, 0.125), (0, 0.15), (1, 0.25), (3, 0.25)], "nearest")
    expect(
      try values(all, .mistake), [(1, 0.25), (3, 0.25), (2, 0.15), (0, 0)], "mistake")
    // Self-confidences .75 .75, .5 .25, .375 .25, .875 .25: .8 of the lesser, .2 of the greater.
    expect(
      try values(all, .labelIssue), [(2, 0.275), (1, 0.3), (3, 0.375), (0, 0.75)], "label issue")
    let losses = try values(all, .loss)
    #expect(losses.map(\.0) == [2, 1, 3, 0])
    #expect(agree(losses[1].1, 2.0794415416798357))
  }

  @Test func `of many labels the doubt is the moving average of all their confidences`() throws {
    let table = try LabelSetTwinTests.table(labels: 90, images: 20, share: 0.2, seed: 51)
    let decisions = Decisions(table: table, thresholds: [Double](repeating: 0.5, count: 90))
    let all = DecisionCell.sets(truth: nil, predicted: nil, lines: [])
    let images = decisions.images(in: all, by: .labelIssue)
    #expect(images.count > 10)
    for image in images {
      let pairs = image.row * 90..<image.row * 90 + 90
      let confidences = pairs.map {
        table.targets[$0] == 1 ? Double(table.scores[$0]) : 1 - Double(table.scores[$0])
      }.sorted(by: >)
      let average = confidences.dropFirst().reduce(confidences[0]) { 0.8 * $1 + 0.2 * $0 }
      #expect(agree(image.value, average, within: 1e-15))
    }
  }

  @Test func `a threshold of infinity puts no image near it, and the order is still by row`() throws
  {
    var decisions = try decisions()
    decisions.set(.infinity, ofLabel: 0)
    let images = decisions.images(in: .label(0, nil), by: .nearest)
    #expect(images.map(\.row) == [0, 1, 2, 3, 4])
    #expect(images.allSatisfy { $0.value == .infinity })
  }
}
