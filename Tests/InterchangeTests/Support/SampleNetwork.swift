import Metrics
import NeuralNetwork

@testable import Interchange

/// A network whose weights and statistics are drawn, and what it makes of drawn images.
struct SampleNetwork {
  static let image = ImageShape(height: 9, width: 11, channels: 3)
  static let labels = ["cat", "dog", "bird"]
  static let mean: [Float] = [0.5, 0.25, 0.625]
  static let scale: [Float] = [0.25, 0.5, 0.125]
  static let count = 5
  static let labelSets = [[], [0], [0, 1], [0, 1, 2], [2]]

  /// Every kind of layer, and normalisation before, behind and without a convolution.
  static let layers: [LayerDescription] = [
    .convolution(channels: 4, kernel: 3, stride: 1, padding: nil, bias: true), .batchNormalization,
    .relu,
    .residual(
      body: [
        .convolution(channels: 6, kernel: 3, stride: 2, padding: 1, bias: false),
        .batchNormalization, .relu, .convolution(6, kernel: 1),
      ],
      shortcut: [
        .convolution(channels: 6, kernel: 1, stride: 2, padding: nil, bias: false),
        .batchNormalization,
      ]),
    .relu,
    .residual(body: [.batchNormalization, .relu, .convolution(6)], shortcut: []),
    .convolution(channels: 5, kernel: 5, stride: 1, padding: 3, bias: true), .relu,
    .batchNormalization, .maxPool(size: 2, stride: 1, padding: 1), .averagePool(size: 2, stride: 2),
    .dropout(rate: 0.5), .flatten, .batchNormalization, .dense(units: 7), .batchNormalization,
    .relu, .dense(units: 6),
  ]

  /// The same, from an image without a border, and to a global mean.
  static let unpaddedLayers: [LayerDescription] = [
    .convolution(channels: 4, kernel: 3, stride: 2, padding: 0, bias: false), .batchNormalization,
    .relu, .globalAveragePool, .relu,
  ]

  let classifier: any Classifier
  let weights: [NamedTensor]
  let network: ExportedNetwork

  init(
    _ layers: [LayerDescription] = layers, head: Head = .sigmoid, averaging: Float? = nil,
    thresholds: [Double]? = nil, calibrations: [LabelCalibration?] = []
  ) throws {
    let sets = head == .powerset ? Self.labelSets : []
    classifier = try Self.classifier(layers, head: head, averaging: averaging)
    var state = classifier.exportState()
    for index in state.tensors.indices { Self.draw(&state.tensors[index], stream: index) }
    try classifier.restore(state)
    let averages = Dictionary(
      uniqueKeysWithValues: state.tensors.map { ($0.name, $0.values) })
    weights = state.tensors.filter {
      !$0.name.contains("averaged.") && !$0.name.contains("optimizer.")
    }
    .map { tensor in
      var tensor = tensor
      tensor.values = averages["averaged.\(tensor.name)"] ?? tensor.values
      return tensor
    }
    network = ExportedNetwork(
      description: NetworkDescription(layers: layers), head: head, input: Self.image,
      labels: Self.labels, labelSets: sets, mean: Self.mean, scale: Self.scale, weights: weights,
      thresholds: .init(values: thresholds ?? [0.5, 0.5, 0.5]), calibrations: calibrations,
      origin: .init(
        run: "0042", title: "drawn", seed: 3, epoch: 2, step: 7, isAveraged: averaging != nil,
        dataFingerprint: "d1", splitHash: "5e", version: "1.2.3"))
  }

  /// Pixels of 0...1, `[image, channel, row, column]`.
  static var pixels: [Float] {
    var generator = DrawnNumbers(seed: 77)
    return (0..<count * image.channels * image.height * image.width).map { _ in
      Float(generator.next() % 256) / 255
    }
  }

  /// What the network itself makes of ``pixels``, `[image, output]`.
  func logits(averaged: Bool = false) -> [Float] {
    let (pixels, size) = (Self.pixels, Self.image.height * Self.image.width)
    var images: [Float] = []
    for image in 0..<Self.count {
      for place in 0..<size {
        for channel in 0..<Self.image.channels {
          let value = pixels[(image * Self.image.channels + channel) * size + place]
          images.append((value - Self.mean[channel]) / Self.scale[channel])
        }
      }
    }
    return classifier.logits(images: images, count: Self.count, averaged: averaged)
  }

  /// What the exported file makes of them.
  func exported(withDecisions: Bool = false) throws -> [String: NaiveONNX.Tensor] {
    let shape = [Self.count, Self.image.channels, Self.image.height, Self.image.width]
    return try NaiveONNX(bytes(withDecisions: withDecisions))
      .values(images: .init(shape: shape, values: Self.pixels.map { Double($0) }))
  }

  func bytes(withDecisions: Bool = false) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try ONNXExport(network, withDecisions: withDecisions).write(to: folder.path(of: "network.onnx"))
    return try WholeFile.read(folder.path(of: "network.onnx"))
  }

  private static func classifier(
    _ layers: [LayerDescription], head: Head, averaging: Float?
  ) throws -> any Classifier {
    func network(outputs: Int, seed: UInt64 = 5) throws(ShapeError) -> Network {
      try Network(
        NetworkDescription(layers: layers), input: image, labels: outputs, maximumBatch: count,
        loss: LossDescription(
          function: head.isSoftmax ? .softmaxCrossEntropy : .binaryCrossEntropy),
        optimizer: .sgd(momentum: 0, nesterov: false, weightDecay: 0), averaging: averaging,
        seed: seed, workers: 1)
    }
    switch head {
    case .sigmoid, .softmax: return try network(outputs: labels.count)
    case .softmaxOrNone:
      let coding = NoneCoding(labels: labels.count)
      return CodedNetwork(try network(outputs: coding.outputs), coding: coding)
    case .powerset:
      let coding = LabelSetCoding(labels: labels.count, labelSets: labelSets)
      return CodedNetwork(try network(outputs: coding.outputs), coding: coding)
    case .separate:
      return try SeparateNetworks(labels: labels.count, seed: 5) {
        _, seed throws(ShapeError) in try network(outputs: 1, seed: seed)
      }
    }
  }

  /// Statistics and shifts as training would leave them, not as a network starts.
  private static func draw(_ tensor: inout NamedTensor, stream: Int) {
    guard !tensor.name.hasSuffix("optimizer.step") else { return }
    var generator = DrawnNumbers(seed: UInt64(stream))
    let isVariance = tensor.name.hasSuffix("running_var")
    for index in tensor.values.indices {
      let drawn = Float(generator.next() % 1000) / 1000
      tensor.values[index] = isVariance ? 0.25 + drawn : tensor.values[index] + (drawn - 0.5) / 4
    }
  }
}

/// - Source: SplitMix64, Steele, Lea and Flood (2014).
struct DrawnNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}
