import Metrics
import Testing

struct ThresholdGainTests {
  private func ranked(images: Int, positives: Double, useful: Bool = true, seed: UInt64 = 5) throws
    -> RankedScores
  {
    try #require(
      RankedSearchTests.scores(
        images: images, positives: positives, steps: 0, useful: useful, seed: seed))
  }

  @Test func `the same seed gives the same gain and another seed another`() throws {
    let ranked = try ranked(images: 80, positives: 0.3)
    let first = ThresholdGain(of: 0.6, goal: .f1, from: ranked, replicates: 50, seed: 1)
    #expect(first == ThresholdGain(of: 0.6, goal: .f1, from: ranked, replicates: 50, seed: 1))
    #expect(first != ThresholdGain(of: 0.6, goal: .f1, from: ranked, replicates: 50, seed: 2))
    #expect(first.f1?.replicates.count == 50)
    #expect(first.threshold?.chosen == 50)
  }

  @Test func `a gain is of the same draws, and nothing against a half itself`() throws {
    let ranked = try ranked(images: 200, positives: 0.3)
    let half = ThresholdGain(of: 0.5, goal: .f1, from: ranked, seed: 3)
    #expect(half.gain?.estimate == 0)
    #expect(half.gain?.replicates.allSatisfy { $0 == 0 } == true)
    let best = try ThresholdGoal.f1.choose(from: ranked).get()
    let gain = ThresholdGain(of: best.threshold, goal: .f1, from: ranked, seed: 3)
    #expect(gain.f1?.estimate == best.achieved)
    let more = try #require(best.achieved) - (ranked.counts(at: 0.5).f1 ?? 0)
    #expect(gain.gain?.estimate == more)
    // Paired, it scatters less than the two figures would apart.
    let (one, both) = (try #require(gain.f1).interval(), try #require(gain.gain).interval())
    #expect(both.upper - both.lower < one.upper - one.lower)
    #expect(one.contains(try #require(gain.f1).estimate))
  }

  @Test func `all figures are those of draws made one image at a time`() throws {
    let ranked = try ranked(images: 40, positives: 0.2)
    let found = ThresholdGain(of: 0.7, goal: .f1, from: ranked, replicates: 30, seed: 8)
    var generator = SplitMix(state: 8)
    let scores = ranked.positives + ranked.negatives
    var (f1s, gains, optimism): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<30 {
      let drawn = scores.map { _ in
        Int(generator.next().multipliedFullWidth(by: UInt64(scores.count)).high)
      }
      let draw = try #require(
        RankedScores(
          scores: drawn.map { scores[$0] },
          targets: drawn.map { $0 < ranked.positives.count ? 1 : 0 }))
      if let f1 = draw.counts(at: 0.7).f1 { f1s.append(f1) }
      if let f1 = draw.counts(at: 0.7).f1, let half = draw.counts(at: 0.5).f1 {
        gains.append(f1 - half)
      }
      if let chosen = try? ThresholdGoal.f1.choose(from: draw).get(), let here = chosen.achieved {
        optimism.append(here - (ranked.counts(at: chosen.threshold).f1 ?? 0))
      }
    }
    #expect(found.f1?.replicates == f1s.sorted())
    #expect(found.gain?.replicates == gains.sorted())
    #expect(agree(found.optimism, optimism.reduce(0, +) / Double(optimism.count)))
  }

  @Test func `few images make a chosen threshold look better than it is`() throws {
    func optimism(_ images: Int) throws -> Double {
      let ranked = try ranked(images: images, positives: 0.2)
      return try #require(
        ThresholdGain(of: 0.5, goal: .f1, from: ranked, replicates: 300, seed: 4).optimism)
    }
    let (few, many) = (try optimism(30), try optimism(3000))
    #expect(few > 0.02)
    #expect(many < few / 4 && many > 0)
  }

  @Test func `where no image holds the label there is nothing to gain`() throws {
    let none = try #require(RankedScores(scores: [0.1, 0.2], targets: [0, 0]))
    #expect(ThresholdGain(of: 0.5, goal: .f1, from: none, seed: 1) == ThresholdGain())
    let empty = try #require(RankedScores(scores: [], targets: []))
    #expect(ThresholdGain(of: 0.5, goal: .f1, from: empty, seed: 1) == ThresholdGain())
  }
}
