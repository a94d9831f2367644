import Kernels
import NeuralNetwork

/// A convolution or dense layer as its kernels see it.
struct ProductShape: Equatable {
  /// `64>128 64x64 k3/2`: channels, input, kernel and stride; `dense 8192>1024`.
  var name: String
  var shape: ConvolutionShape
}

extension BenchmarkNetwork {
  /// The convolutions and dense layers in order, the head last.
  ///
  /// - Throws: `ShapeError` if the preset's layers did not fit each other.
  func products(batch: Int) throws -> [ProductShape] {
    let summary = try NetworkDescription(layers: preset.layers)
      .summary(input: image, labels: labels)
    var collector = ProductCollector(
      batch: batch,
      outputs: Dictionary(uniqueKeysWithValues: summary.map { ($0.name, $0.outputShape) }))
    let features = collector.collect(
      preset.layers, from: [image.height, image.width, image.channels], path: "layers")
    collector.addDense(units: labels, from: features)
    return collector.products
  }
}

/// Walks a network's layers and keeps the products.
private struct ProductCollector {
  let batch: Int
  /// By layer; `[height, width, channels]` or `[count]`.
  let outputs: [String: [Int]]
  var products: [ProductShape] = []

  /// Returns the shape behind the layers.
  mutating func collect(_ layers: [LayerDescription], from input: [Int], path: String) -> [Int] {
    var input = input
    for (index, layer) in layers.enumerated() {
      let name = "\(path).\(index)"
      switch layer {
      case .convolution(let channels, let kernel, let stride, let padding, _):
        addConvolution(
          ConvolutionShape(
            batch: batch, height: input[0], width: input[1], channels: input[2],
            outputChannels: channels, kernel: kernel, stride: stride,
            padding: padding ?? kernel / 2, readsImage: products.isEmpty))
      case .dense(let units):
        addDense(units: units, from: input)
      case .residual(let body, let shortcut):
        _ = collect(body, from: input, path: "\(name).body")
        _ = collect(shortcut, from: input, path: "\(name).shortcut")
      default: break
      }
      input = outputs[name] ?? input
    }
    return input
  }

  private mutating func addConvolution(_ shape: ConvolutionShape) {
    products.append(
      ProductShape(
        name: "\(shape.channels)>\(shape.outputChannels) \(shape.height)x\(shape.width) "
          + "k\(shape.kernel)" + (shape.stride > 1 ? "/\(shape.stride)" : ""),
        shape: shape))
  }

  mutating func addDense(units: Int, from input: [Int]) {
    let inputs = input.reduce(1, *)
    products.append(
      ProductShape(
        name: "dense \(inputs)>\(units)",
        shape: DenseShape(batch: batch, channels: inputs, units: units).convolution))
  }
}
