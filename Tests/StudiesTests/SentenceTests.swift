import Metrics
import Testing

@testable import Studies

/// What a sheet says, of scores made by hand: 2 labels, 40 test images a stratum, 4 seeds.
@Suite struct SentenceTests {
  /// Of the images of each stratum, how many are told exactly, by arm; one seed gets one more, and the
  /// next one less.
  private func sheet(
    _ arms: [String: [String: Int]], seeds: Int = 4, _ overrides: [String] = []
  ) throws -> StudySheet {
    let study = try StudySample.study(["seeds=\(seeds)", "images=200"] + overrides)
    let names = study.strata.map(\.name)
    let strata = names.flatMap { Array(repeating: $0, count: 40) }
    let images = StudyImages(
      numbers: Array(strata.indices), names: strata, strata: strata)
    let targets = strata.flatMap { set in
      ["cat", "dog"].map { set.split(separator: "+").contains(Substring($0)) ? 1 as UInt8 : 0 }
    }
    let runs = try study.arms.map { arm in
      try study.seeds.indices.map { seed -> StudyScores.Run? in
        guard let right = arms[arm.name] else { return nil }
        var scores = targets.map { $0 == 1 ? Float(0.9) : 0.1 }
        for (place, name) in names.enumerated() {
          let wanted = (right[name] ?? 0) + (seed % 2 == 0 ? 1 : -1)
          for image in min(max(wanted, 0), 40)..<40 {
            let pair = 2 * (place * 40 + image)
            scores[pair] = 1 - scores[pair]
          }
        }
        return StudyScores.Run(
          run: 1,
          table: try ScoreTable(
            labels: ["cat", "dog"], images: images.numbers, scores: scores, targets: targets),
          tuned: nil, mix: [:])
      }
    }
    return try #require(StudySheet(study, scores: try StudyScores(images: images, runs: runs)))
  }

  private static let singles = ["cat": 36, "dog": 36, "cat+dog": 12, "none": 4]

  private func sentence(_ sheet: StudySheet, _ arm: String, _ figure: String) -> String {
    sheet.comparisons.first { $0.arm == arm && $0.figure == figure }?.sentence ?? ""
  }

  private func answer(_ sheet: StudySheet, _ claim: String) -> StudySheet.Advice.Answer? {
    sheet.advice.first { $0.claim.hasPrefix(claim) }?.answer
  }

  @Test func `each verdict has its sentence`() throws {
    let sheet = try sheet(
      [
        "singles": Self.singles,
        "both 10%": ["cat": 36, "dog": 24, "cat+dog": 32, "none": 34],
      ], ["arms=[singles, {both: 10%}]", "compare.margin=20%"])
    #expect(
      sentence(sheet, "both 10%", "cat+dog").hasPrefix(
        "both 10% against singles: 50.0 points more of the images of cat+dog told exactly (+"))
    #expect(sentence(sheet, "both 10%", "cat+dog").hasSuffix("): better."))
    #expect(sentence(sheet, "both 10%", "dog").hasSuffix("): worse."))
    #expect(sentence(sheet, "both 10%", "dog").contains("30.0 points fewer of"))
    #expect(
      sentence(sheet, "both 10%", "cat").hasSuffix("): no difference that matters (20.0 points)."))
    #expect(sentence(sheet, "both 10%", "cat").contains("as many of the images of cat told"))
    #expect(answer(sheet, "Images of single labels") == .no)
    #expect(answer(sheet, "Give images that hold several") == .yes)
    #expect(answer(sheet, "Give negatives") == .notTested)
    #expect(
      sheet.summary.hasPrefix(
        "Trained on 200 images of single labels alone (4 seeds, 40 steps each), the network tells "
          + "exactly 90.0% of cat, 90.0% of dog, 30.0% of cat+dog and 10.0% of none; of what is met "
          + "in use, 60.0%. Putting 10% images of several labels in place of as many of them changes "
          + "images of"),
      "\(sheet.summary)")
  }

  @Test func `what is not resolved says what would tell`() throws {
    let sheet = try sheet(
      ["singles": Self.singles, "both 10%": ["cat": 36, "dog": 36, "cat+dog": 13, "none": 4]],
      ["arms=[singles, {both: 10%}]", "compare.margin=1%"])
    let open = sentence(sheet, "both 10%", "cat+dog")
    #expect(open.contains("2.5 points more of the images of cat+dog told exactly (-"), "\(open)")
    #expect(open.contains("): not resolved; ") && open.hasSuffix(" would tell."), "\(open)")
    #expect(answer(sheet, "Give images that hold several") == .notResolved)
  }

  @Test func `one seed resolves nothing`() throws {
    let sheet = try sheet(
      ["singles": Self.singles, "both 10%": ["cat": 36, "dog": 36, "cat+dog": 40, "none": 4]],
      seeds: 1, ["arms=[singles, {both: 10%}]"])
    #expect(sheet.comparisons.allSatisfy { $0.pValue == nil })
    #expect(
      sentence(sheet, "both 10%", "cat+dog").hasSuffix(
        ": not resolved; one seed says nothing of others."))
    #expect(answer(sheet, "Images of single labels") == .notResolved)
    #expect(sheet.doses.allSatisfy { $0.sufficient == nil })
    #expect(sheet.summary.hasSuffix("is not resolved by so many seeds and images."))
  }

  @Test func `a dose that is enough has its price, and one too large is told`() throws {
    func dosed(_ told: [Int]) throws -> StudySheet.DoseCurve {
      var arms = ["singles": Self.singles]
      for (arm, count) in zip(["both 5%", "both 10%", "both 20%"], told) {
        arms[arm] = ["cat": 36, "dog": 36, "cat+dog": count, "none": 4]
      }
      let sheet = try sheet(
        arms, ["arms=[{both: [5%, 10%, 20%]}]", "compare.margin=10%"])
      return try #require(sheet.doses.first { $0.isMain })
    }
    let enough = try dosed([20, 35, 36])
    #expect(enough.sufficient == 0.1 && enough.price == 20)
    #expect(
      enough.sentence
        == "both, % of the images of cat+dog told exactly by dose: 0%: 30.0, 5%: 50.0, 10%: 87.5, "
        + "20%: 90.0. 10% is enough, to within 10.0 points of the largest; price: 20 images of "
        + "several labels to collect.")
    #expect(try dosed([20, 28, 36]).sentence.hasSuffix("No dose below 20% is surely enough."))
    let hump = try dosed([38, 20, 12])
    #expect(hump.sentence.hasSuffix("The largest is too much: 5% does best so far."))
    #expect(hump.sufficient == nil && hump.price == nil)
  }

  @Test func `pictures that are made are told as so many real ones, and set against as many`()
    throws
  {
    let sheet = try sheet(
      [
        "singles": Self.singles,
        "both 10%": ["cat": 36, "dog": 36, "cat+dog": 36, "none": 4],
        "synthetic 10% mosaic": ["cat": 36, "dog": 36, "cat+dog": 24, "none": 4],
      ], ["arms=[{both: 10%}, {synthetic: {share: 10%, layout: mosaic}}]"])
    let made = try #require(sheet.doses.first { $0.isMade && $0.isMain })
    #expect(made.name == "synthetic mosaic")
    #expect(made.realEquivalent == 0.05)
    #expect(made.sentence.contains(" 10% of them do as well as "))
    #expect(answer(sheet, "Pictures put together do better") == .yes)
    #expect(answer(sheet, "Pictures put together do as well") == .no)
  }

  @Test func `an arm whose runs are not done is not told as none`() throws {
    let sheet = try sheet(["singles": Self.singles])
    let line = sheet.advice.first { $0.claim.hasPrefix("Give negatives") }
    #expect(line?.because == "its runs are not done")
    let other = sheet.advice.first { $0.claim.hasPrefix("Use a sigmoid") }
    #expect(other?.because == "no arm of this study is about it")
  }
}
