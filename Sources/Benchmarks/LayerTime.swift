import NeuralNetwork

/// How long one layer of a network takes in a step: the fastest of some passes.
///
/// A ReLU behind a convolution, a dense layer or a normalisation is part of it.
package struct LayerTime: Equatable, Sendable {
  /// `layers.3.body.0`, `head`.
  package var name: String
  package var kind: String
  /// Of one image: `[height, width, channels]`, or `[count]` where values are flat.
  package var outputShape: [Int]
  package var forwardSeconds: Double
  /// 0 in evaluation.
  package var backwardSeconds: Double
  /// Direct operations of the passes over a batch; 0 for a layer without products.
  package var operations: Double

  package var seconds: Double { forwardSeconds + backwardSeconds }
  /// Effective GFLOP/s; nil for a layer without products.
  package var gigaflops: Double? {
    operations > 0 && seconds > 0 ? operations / seconds / 1e9 : nil
  }

  /// The layers that take time, in the order in which their last step runs.
  static func measure(_ network: Network, on images: BenchmarkImages, _ mode: BenchmarkMode)
    -> [LayerTime]
  {
    let trains = mode == .train
    let steps = network.stepTimes(
      images: images.images[0], count: images.batch, trains: trains, repeats: 9)
    let summary = network.summary()
    let first = summary.first { $0.multiplyAdds > 0 }?.name
    let layers = Dictionary(grouping: steps.enumerated(), by: \.element.layer)
    let timed: [(last: Int, time: LayerTime)] = summary.compactMap { layer in
      guard let steps = layers[layer.name], let last = steps.last?.offset else { return nil }
      // The first layer's input needs no gradient.
      let passes = trains ? (layer.name == first ? 2 : 3) : 1
      return (
        last,
        LayerTime(
          name: layer.name, kind: layer.kind, outputShape: layer.outputShape,
          forwardSeconds: steps.reduce(0) { $0 + $1.element.forwardSeconds },
          backwardSeconds: steps.reduce(0) { $0 + $1.element.backwardSeconds },
          operations: Double(2 * passes * images.batch * layer.multiplyAdds))
      )
    }
    return timed.sorted { $0.last < $1.last }.map(\.time)
  }
}
