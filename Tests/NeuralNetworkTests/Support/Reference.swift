import Foundation

@testable import NeuralNetwork

/// The values `make_reference.py` froze from PyTorch.
struct Reference: Decodable {
  let layers: [LayerCase]
  let losses: [LossCase]
  let runs: [RunCase]
  let schedules: [ScheduleCase]

  static func load() throws -> Reference {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/reference.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Reference.self, from: Data(contentsOf: file))
  }

  struct LayerCase: Decodable {
    let name: String
    let image: [Int]
    let batch: Int
    let labels: Int
    let layers: [LayerSpec]
    let loss: Double
    let norm: Double
    let gradients: [String: [Double]]
    let statistics: [String: [Double]]
    let logits: [Double]
  }

  struct LossCase: Decodable {
    let spec: LossSpec
    let masked: Bool
    let loss: Double
    let gradient: [Double]
  }

  struct RunCase: Decodable {
    let name: String
    let layers: [LayerSpec]
    let image: [Int]
    let batch: Int
    let batches: Int
    let labels: Int
    let optimizer: OptimizerSpec
    let clip: Float?
    let averaging: Float?
    let loss: LossSpec
    let losses: [Double]
    let norms: [Double]
    let logits: [Double]
    let weights: [String: [Double]]?
    let averagedLogits: [Double]?
  }

  struct ScheduleCase: Decodable {
    let name: String
    let warmup: Float
    let total: Int
    let perEpoch: Int
    let every: Int?
    let factor: Float?
    let start: Float?
    let final: Float?
    let rates: [Double]

    func description() throws -> ScheduleDescription {
      let shape: ScheduleDescription.Shape
      switch name {
      case "constant": shape = .constant
      case "step": shape = .step(every: every ?? 0, factor: factor ?? 0)
      case "cosine": shape = .cosine(final: final ?? 0)
      case "one-cycle":
        shape = .oneCycle(startDivisor: start ?? 0, finalDivisor: final ?? 0)
      default: throw UnknownKind(kind: name)
      }
      return ScheduleDescription(shape: shape, warmup: warmup)
    }
  }

  struct LossSpec: Decodable {
    let kind: String
    let positiveWeights: [Float]?
    let smoothing: Float?
    let gamma: Float?
    let alpha: Float?
    let gammaNeg: Float?
    let gammaPos: Float?
    let margin: Float?

    func description() throws -> LossDescription {
      let function: LossFunction
      switch kind {
      case "bce": function = .binaryCrossEntropy
      case "focal": function = .focal(gamma: gamma ?? 0, alpha: alpha)
      case "asl":
        function = .asymmetric(
          negativeGamma: gammaNeg ?? 0, positiveGamma: gammaPos ?? 0, margin: margin ?? 0)
      case "softmax": function = .softmaxCrossEntropy
      default: throw UnknownKind(kind: kind)
      }
      return LossDescription(
        function: function, positiveWeights: positiveWeights, labelSmoothing: smoothing ?? 0)
    }
  }

  struct OptimizerSpec: Decodable {
    let kind: String
    let rate: Float
    let decay: Float
    let momentum: Float?
    let nesterov: Bool?
    let beta1: Float?
    let beta2: Float?
    let epsilon: Float?

    var description: OptimizerDescription {
      kind == "sgd"
        ? .sgd(momentum: momentum ?? 0, nesterov: nesterov ?? false, weightDecay: decay)
        : .adamW(
          beta1: beta1 ?? 0, beta2: beta2 ?? 0, epsilon: epsilon ?? 0, weightDecay: decay)
    }
  }

  struct UnknownKind: Error {
    let kind: String
  }
}

/// A layer as the script writes it: `["conv", 8, 3, 1, null, true]`.
struct LayerSpec: Decodable {
  let layer: LayerDescription

  init(from decoder: any Decoder) throws {
    var items = try decoder.unkeyedContainer()
    let kind = try items.decode(String.self)
    switch kind {
    case "conv":
      let (channels, kernel, stride) =
        (try items.decode(Int.self), try items.decode(Int.self), try items.decode(Int.self))
      let padding = try items.decodeNil() ? nil : try items.decode(Int.self)
      layer = .convolution(
        channels: channels, kernel: kernel, stride: stride, padding: padding,
        bias: try items.decode(Bool.self))
    case "bn": layer = .batchNormalization
    case "relu": layer = .relu
    case "gap": layer = .globalAveragePool
    case "flatten": layer = .flatten
    case "maxpool":
      layer = .maxPool(
        size: try items.decode(Int.self), stride: try items.decode(Int.self),
        padding: items.isAtEnd ? 0 : try items.decode(Int.self))
    case "avgpool":
      layer = .averagePool(size: try items.decode(Int.self), stride: try items.decode(Int.self))
    case "dropout": layer = .dropout(rate: try items.decode(Float.self))
    case "dense": layer = .dense(units: try items.decode(Int.self))
    case "residual":
      let (body, shortcut) =
        (try items.decode([LayerSpec].self), try items.decode([LayerSpec].self))
      layer = .residual(body: body.map(\.layer), shortcut: shortcut.map(\.layer))
    default: throw Reference.UnknownKind(kind: kind)
    }
  }
}

extension [LayerSpec] {
  var description: NetworkDescription { NetworkDescription(layers: map(\.layer)) }
}
