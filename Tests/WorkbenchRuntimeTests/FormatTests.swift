import Testing

@testable import WorkbenchRuntime

@Suite struct FormatTests {
  @Test(arguments: [
    (0.8416, ".842"), (1.0, "1.00"), (0, ".000"), (0.9996, "1.00"), (-0.25, "-0.25"),
  ])
  func `a share has three places and no leading zero`(value: Double, text: String) {
    #expect(Format.share(value) == text)
  }

  @Test func `what is undefined is a dash`() {
    #expect(Format.share(nil) == "–")
    #expect(Format.loss(nil) == "–")
    #expect(Format.duration(nil) == "–")
  }

  @Test(arguments: [(0.4, "0s"), (59.6, "1m00s"), (185, "3m05s"), (7800, "2h10m")])
  func `a duration is said in the two units that matter`(seconds: Double, text: String) {
    #expect(Format.duration(seconds) == text)
  }

  @Test func `a number keeps its places and its sign`() {
    #expect(Format.fixed(-0.046, places: 2) == "-0.05")
    #expect(Format.fixed(12, places: 0) == "12")
    #expect(Format.loss(.nan) == "nan")
  }
}
