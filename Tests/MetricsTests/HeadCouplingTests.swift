import Metrics
import Testing

struct HeadCouplingTests {
  /// Pearson's correlation as it is defined, in two passes.
  private func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    guard x.count >= 3 else { return nil }
    let (mx, my) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    let xy = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
    let xx = x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
    let yy = y.reduce(0) { $0 + ($1 - my) * ($1 - my) }
    return xx > 1e-12 && yy > 1e-12 ? xy / (xx * yy).squareRoot() : nil
  }

  @Test func `the sum of probabilities is told by how many labels an image holds`() throws {
    let table = try ScoreTable(
      labels: ["a", "b", "c", "d"], images: Array(0..<6),
      scores: [
        0.25, 0.25, 0.25, 0.25, 0.5, 0, 0, 0, 0.75, 0.25, 0, 0, 1, 1, 0.5, 0.5, 1, 1, 1, 0,
        1, 1, 1, 1,
      ],
      targets: [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 2, 0])
    let rows = HeadCoupling(table: table).rows
    #expect(rows.map(\.labels) == [0, 1, 2, 3])
    #expect(rows.map(\.images) == [2, 1, 0, 2])
    #expect(rows.map(\.meanSum) == [0.75, 1, nil, 3])
  }

  @Test(arguments: 1..<4 as Range<UInt64>)
  func `logits are correlated within each of the four kinds of image`(seed: UInt64) throws {
    let table = try LabelSetTwinTests.table(labels: 4, images: 70, share: 0.35, seed: seed)
    let coupling = HeadCoupling(table: table)
    for a in 0..<4 {
      for b in 0..<4 where a != b {
        let found = coupling.correlation(a, b)
        #expect(found.first == a && found.second == b)
        let x = table.scores(ofLabel: a).map { logit(Double($0)) }
        let y = table.scores(ofLabel: b).map { logit(Double($0)) }
        let (held, other) = (table.targets(ofLabel: a), table.targets(ofLabel: b))
        var (xs, ys): ([Double], [Double]) = ([], [])
        for (stratum, kind) in [
          (found.neither, (0, 0)), (found.onlyFirst, (1, 0)), (found.onlySecond, (0, 1)),
          (found.both, (1, 1)),
        ] as [(LabelCoupling.Stratum, (UInt8, UInt8))] {
          let rows = (0..<70).filter { held[$0] == kind.0 && other[$0] == kind.1 }
          let (sx, sy) = (rows.map { x[$0] }, rows.map { y[$0] })
          #expect(stratum.images == rows.count)
          #expect(agree(stratum.correlation, pearson(sx, sy), within: 1e-9))
          guard rows.count >= 3 else { continue }
          let (mx, my) = (
            sx.reduce(0, +) / Double(rows.count), sy.reduce(0, +) / Double(rows.count)
          )
          xs += sx.map { $0 - mx }
          ys += sy.map { $0 - my }
        }
        // Each part has mean 0, so that all together have.
        #expect(agree(found.within, pearson(xs, ys), within: 1e-9))
        let known = (0..<70).filter { held[$0] != 2 && other[$0] != 2 }
        let truth = LabelStatistics(
          labels: 2,
          labelSets: known.map { row in
            [held, other].indices.filter {
              [held, other][$0][row] == 1
            }
          })
        #expect(agree(found.phi, truth.phi(0, 1)))
      }
    }
  }

  @Test func `outputs that rise together are found, whatever the labels do`() throws {
    var generator = SplitMix(state: 2)
    var (scores, targets): ([Float], [UInt8]) = ([], [])
    for _ in 0..<300 {
      // c follows a within every kind of image; b goes its own way.
      let held = (0..<3).map { _ in Bool.random(using: &generator) }
      let noise = (0..<3).map { _ in Double.random(in: -1...1, using: &generator) }
      let shared = [noise[0], noise[1], 0.9 * noise[0] + 0.1 * noise[2]]
      scores += zip(held, shared).map { Float(sigmoid($1 + ($0 ? 2 : -2))) }
      targets += held.map { $0 ? 1 : 0 }
    }
    let table = try ScoreTable(
      labels: ["a", "b", "c"], images: Array(0..<300), scores: scores, targets: targets)
    let strongest = HeadCoupling(table: table).strongest(2)
    #expect(strongest.count == 2)
    #expect(strongest[0].first == 0 && strongest[0].second == 2)
    #expect(try #require(strongest[0].within) > 0.95)
    #expect(abs(try #require(strongest[1].within)) < 0.2)
    #expect(strongest[0] == HeadCoupling(table: table).correlation(0, 2))
  }

  @Test func `what does not vary, or is on too few images, has no correlation`() throws {
    let table = try ScoreTable(
      labels: ["a", "b"], images: Array(0..<6),
      scores: [0.7, 0.1, 0.7, 0.2, 0.7, 0.3, 0.2, 0.4, 0.3, 0.1, 0.7, 0.9],
      targets: [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2])
    let pair = HeadCoupling(table: table).correlation(0, 1)
    #expect(pair.neither == LabelCoupling.Stratum(images: 3, correlation: nil))
    #expect(pair.onlyFirst == LabelCoupling.Stratum(images: 2, correlation: nil))
    #expect(pair.both.images == 0 && pair.within == nil && pair.phi == nil)
    #expect(HeadCoupling(table: table).strongest(5).isEmpty)
    let none = try ScoreTable(labels: [], images: [0], scores: [], targets: [])
    #expect(HeadCoupling(table: none).rows.allSatisfy { $0.meanSum == nil })
  }

  @Test func `of many labels the pairs of the most frequent are looked at`() throws {
    let table = try LabelSetTwinTests.table(labels: 43, images: 40, share: 0.2, seed: 6)
    let pairs = HeadCoupling(table: table).strongest(5000)
    let counts = (0..<43).map { label in table.targets(ofLabel: label).count { $0 == 1 } }
    let labels = Set(pairs.flatMap { [$0.first, $0.second] })
    #expect(labels.count <= HeadCoupling.mostLabels)
    let left = (0..<43).filter { !labels.contains($0) }
    #expect(left.allSatisfy { label in labels.allSatisfy { counts[$0] >= counts[label] } })
    let strengths = pairs.map { abs($0.within ?? 0) }
    #expect(strengths == strengths.sorted(by: >))
  }
}
