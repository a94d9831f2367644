import Foundation
import Metrics
import Testing

@testable import Training

/// Where a trainer says its time went.
@Suite struct StepProfileTests {
  @Test func `the parts a trainer measures add up to its steps`() throws {
    let outcome = try TrainerFixture().train()
    let profile = try #require(outcome.lastSnapshot?.profile)
    // The clock of the fixture ticks a millisecond a reading, so whatever is timed takes some.
    for part in StepProfile.Part.allCases { #expect(profile[part] > 0, "\(part)") }
    let sum = StepProfile.Part.allCases.reduce(0) { $0 + profile[$1] }
    #expect(abs(sum - profile.seconds) < 1e-9)
    #expect(profile.layers.map(\.name).last == "head")
    #expect(profile.layers.allSatisfy { $0.seconds > 0 })
    #expect(profile.images > 8 && profile.images <= 16)
    #expect(profile.threads == 1)
    #expect(profile.memory.total == outcome.lastSnapshot?.planBytes)
    #expect(profile.evaluationSeconds != nil)
  }

  @Test func `a snapshot of before there were profiles is still read`() throws {
    let run = try TrainerFixture(["train.epochs=1"]).train()
    let snapshot = try #require(run.lastSnapshot)
    #expect(snapshot.profile != nil)
    var object = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(snapshot)) as? [String: Any])
    object["profile"] = nil
    let old = try JSONDecoder().decode(
      TrainingSnapshot.self, from: JSONSerialization.data(withJSONObject: object))
    #expect(old.profile == nil)
    #expect(old.step == snapshot.step)
  }
}
