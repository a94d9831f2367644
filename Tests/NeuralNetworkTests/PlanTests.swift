import Kernels
import Testing

@testable import NeuralNetwork

@Suite struct PlanTests {
  func plan(_ layers: [LayerDescription], side: Int = 16, batch: Int = 4) throws -> Plan {
    try Plan(
      NetworkDescription(layers: layers),
      input: ImageShape(height: side, width: side, channels: 3), labels: 2, maximumBatch: batch,
      workers: Workers(count: 2))
  }

  /// Pairs of different buffers that hold something at the same time in the same place.
  func clashes(in layout: BufferPlan.Layout) -> Int {
    let places = layout.places.filter { $0.times != nil && $0.count > 0 }
    var count = 0
    for (index, a) in places.enumerated() {
      for b in places[(index + 1)...] where a != b {
        guard let first = a.times, let second = b.times, first.overlaps(second) else { continue }
        if a.offset < b.offset + b.count && b.offset < a.offset + a.count { count += 1 }
      }
    }
    return count
  }

  @Test(arguments: NetworkPreset.allCases)
  func `buffers in use at one time never overlap`(preset: NetworkPreset) throws {
    let plan = try plan(preset.layers, side: 32)
    #expect(clashes(in: plan.layout) == 0)
    for place in plan.layout.places {
      #expect(place.offset % 16 == 0 && place.offset + place.count <= plan.layout.count)
    }
  }

  @Test func `gradients of one layer reuse the memory of another's`() throws {
    let plan = try plan(NetworkPreset.small.layers, side: 32)
    let apart = plan.layout.places.filter { $0.times != nil }.reduce(0) { $0 + $1.count }
    #expect(Double(plan.layout.count) < 0.75 * Double(apart))
  }

  @Test func `a buffer plan places by time and size`() {
    var buffers = BufferPlan()
    let (early, late, long) = (buffers.add(100), buffers.add(90), buffers.add(10))
    let (unused, other) = (buffers.add(50), buffers.add(10))
    buffers.use(early, at: 0)
    buffers.use(early, at: 1)
    buffers.use(late, at: 2)
    buffers.use(long, at: 0)
    buffers.use(long, at: 2)
    #expect(!buffers.isShared(long))
    buffers.merge(other, into: long)
    #expect(buffers.isShared(long) && buffers.isShared(other))
    let layout = buffers.layout()
    #expect(layout.places[early.index].offset == 0)
    #expect(layout.places[late.index].offset == 0)
    #expect(layout.places[long.index].offset == 112)
    #expect(layout.places[other.index] == layout.places[long.index])
    #expect(layout.places[unused.index].count == 0)
    #expect(layout.count == 128)
  }

  @Test func `a ReLU is taken over by the layer before it`() throws {
    let steps = try plan([
      .convolution(4), .relu, .batchNormalization, .relu,
      .residual(body: [.convolution(4), .relu], shortcut: []), .relu,
      .maxPool(size: 2, stride: 2), .relu, .flatten, .dense(units: 3), .relu, .dropout(rate: 0),
    ]).steps
    #expect(
      steps.map { "\(type(of: $0))" } == [
        "ConvolutionStep", "BatchNormalizationStep", "ForkStep", "ConvolutionStep", "AddStep",
        "MaxPoolStep", "ReLUStep", "ConvolutionStep", "ConvolutionStep",
      ])
  }

  @Test func `a normalisation behind a product costs evaluation no step of its own`() throws {
    let steps = try plan([
      .convolution(4), .relu, .batchNormalization, .convolution(4), .batchNormalization, .relu,
      .batchNormalization, .flatten, .dense(units: 3), .batchNormalization,
    ]).steps
    let folded = steps.compactMap { ($0 as? BatchNormalizationStep)?.fusion.isFolded }
    #expect(folded == [true, true, false, true])
  }

  @Test func `a pool of windows side by side is one step with the normalisation before it`()
    throws
  {
    let steps = try plan([
      .convolution(4), .relu, .batchNormalization, .maxPool(size: 3, stride: 3),
      .batchNormalization, .relu, .maxPool(size: 2, stride: 2), .batchNormalization,
      .maxPool(size: 2, stride: 1), .flatten,
    ]).steps
    #expect(
      steps.map { "\(type(of: $0))" } == [
        "ConvolutionStep", "PooledNormalizationStep", "PooledNormalizationStep",
        "BatchNormalizationStep", "MaxPoolStep", "ConvolutionStep",
      ])
    let pooled = steps.compactMap { $0 as? PooledNormalizationStep }
    #expect(pooled.map(\.hasReLU) == [false, true])
    #expect(pooled.map(\.fusion.isFolded) == [true, false])
    #expect(pooled.map(\.fusion.masksInput) == [true, false])
  }

  @Test func `dropout works in place unless a branch beside it reads the same`() throws {
    let steps = try plan([
      .convolution(4), .relu, .dropout(rate: 0.5),
      .residual(body: [.dropout(rate: 0.5), .convolution(4)], shortcut: []), .flatten,
    ]).steps
    let inPlace = steps.compactMap { ($0 as? DropoutStep).map { $0.input == $0.output } }
    #expect(inPlace == [true, false])
  }

  @Test func `the plan's bytes are those of every arena`() throws {
    let network = try makeNetwork(
      [.flatten], image: ImageShape(height: 4, width: 4, channels: 1), batch: 2,
      optimizer: .adamW(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0), averaging: 0.9)
    #expect(network.parameterCount == 34)
    // Weights of 16 inputs by 16 lanes and a bias of 16 lanes: five arenas of 272 floats.
    let parameters = 5 * 272
    #expect(network.planBytes == 4 * (parameters + network.plan.layout.count))
    let more = try makeNetwork(
      [.flatten], image: ImageShape(height: 4, width: 4, channels: 1), batch: 20,
      optimizer: .adamW(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0), averaging: 0.9)
    #expect(more.planBytes > network.planBytes)
  }
}
