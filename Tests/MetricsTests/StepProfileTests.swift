import Metrics
import Testing

@Suite struct StepProfileTests {
  static func profile(seconds: Double = 0.1) -> StepProfile {
    StepProfile(
      layers: [
        .init(
          name: "layers.0", kind: "convolution", outputShape: [64, 64, 16], forwardSeconds: 0.01,
          backwardSeconds: 0.02, operations: 3e6),
        .init(
          name: "head", kind: "dense", outputShape: [2], forwardSeconds: 0.001,
          backwardSeconds: 0.002, operations: 0),
      ], seconds: seconds, loadSeconds: 0.005, lossSeconds: 0.001, optimizerSeconds: 0.011,
      images: 32, steps: 32, threads: 2,
      memory: .init(weights: 10, gradients: 10, optimizer: 20, averages: 4, activations: 100))
  }

  @Test func `the parts of a step add up to it`() {
    let profile = Self.profile()
    let sum = StepProfile.Part.allCases.reduce(0) { $0 + profile[$1] }
    #expect(abs(sum - 0.1) < 1e-12)
    #expect(abs(profile[.forward] - 0.011) < 1e-12)
    #expect(abs(profile[.other] - 0.05) < 1e-12)
    #expect(profile.memory.total == 144)
  }

  @Test func `what is left over is never less than nothing`() {
    #expect(Self.profile(seconds: 0.01)[.other] == 0)
  }

  @Test func `speed counts all images, and layers without products have none`() {
    let profile = Self.profile()
    #expect(profile.imagesPerSecond == 320)
    // 3e6 operations of 32 images in 30 ms.
    #expect(abs((profile.gigaflops(of: profile.layers[0]) ?? 0) - 3.2) < 1e-9)
    #expect(profile.gigaflops(of: profile.layers[1]) == nil)
    #expect(abs((profile.gigaflops ?? 0) - 0.96) < 1e-9)
  }

  @Test func `before any step nothing is known`() {
    let profile = Self.profile(seconds: 0)
    #expect(profile.share(0.01) == nil)
    #expect(profile.imagesPerSecond == nil)
    #expect(profile.gigaflops == nil)
  }
}
