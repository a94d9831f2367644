import Datasets
import Experiments
import Foundation
import Testing

@testable import WorkbenchRuntime

@Suite struct DraftPlanTests {
  private let shape = PixelShape(height: 64, width: 64, channels: 3)

  @Test func `epochs are as many as fit in the time, and the time is told`() throws {
    // 1,200 + 300 / 3 images an epoch at 100 a second, a sixth more: 15 s, of 120.
    let plan = DraftPlan(
      .quick, shape: shape, training: 1200, validation: 300, pace: 100 * 13 / 12.0)
    #expect(plan.epochs == 8)
    #expect(abs((plan.seconds ?? 0) - 8 * 14) < 0.01)
    #expect(plan.text == "five convolutions at 64x64, 8 epochs: about 2 minutes")
  }

  @Test func `too few epochs teach nothing and too many nothing new`() {
    let slow = DraftPlan(.quick, shape: shape, training: 100_000, validation: 0, pace: 100)
    #expect(slow.epochs == 8)
    #expect(slow.text.hasSuffix("about 3 hours"))
    let fast = DraftPlan(.hour, shape: shape, training: 10, validation: 0, pace: 1000)
    #expect(fast.epochs == 60)
    #expect(fast.text.hasSuffix("less than a minute"))
  }

  @Test func `a pace that is not known promises no time`() {
    let plan = DraftPlan(.evening, shape: shape, training: 1000, validation: 100, pace: nil)
    #expect(plan.seconds == nil)
    #expect(plan.text == "resnet-18 at 64x64, 80 epochs")
  }

  @Test func `times are told as a person would`() {
    #expect(DraftPlan.about(10) == "less than a minute")
    #expect(DraftPlan.about(70) == "about a minute")
    #expect(DraftPlan.about(600) == "about 10 minutes")
    #expect(DraftPlan.about(3600) == "about an hour")
    #expect(DraftPlan.about(4 * 3600) == "about 4 hours")
    #expect(DraftPlan.about(.infinity) == "about 11574 days")
  }

  @Test
  func `images are trained no larger than they are stored, and not below what a network needs`()
    throws
  {
    let fixture = try DraftFixture()
    try fixture.writeSet(.folders)
    let small = try ExaminedImages(fixture.path("folders"), cache: nil).inspection
    #expect(DraftPlan.shape(for: .evening, of: small).height == 16)
    for number in 0..<3 { try fixture.writeImage("large/cat/\(number).png", side: 80) }
    let large = try ExaminedImages(fixture.path("large"), cache: nil).inspection
    #expect(DraftPlan.shape(for: .quick, of: large) == shape)
    #expect(DraftPlan.shape(for: .hour, of: large).width == 80)
  }
}
