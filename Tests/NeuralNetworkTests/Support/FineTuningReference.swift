import Foundation

@testable import NeuralNetwork

/// The values `make_fine_tuning.py` froze from PyTorch and torchvision.
struct FineTuningReference: Decodable {
  let resnet: Scored
  let runs: [Run]

  static func load() throws -> FineTuningReference {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/fine_tuning.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(FineTuningReference.self, from: Data(contentsOf: file))
  }

  /// A torchvision network's names, shapes and logits.
  struct Scored: Decodable {
    let names: [Named]
    let image: [Int]
    let count: Int
    let labels: Int
    let logits: [Double]

    /// With the script's values.
    var tensors: [NamedTensor] {
      names.enumerated().map { FineTuningReference.tensor($1.name, $1.shape, salt: $0) }
    }
  }

  /// `["conv1.weight", [64, 3, 7, 7]]`
  struct Named: Decodable {
    let name: String
    let shape: [Int]

    init(from decoder: any Decoder) throws {
      var items = try decoder.unkeyedContainer()
      name = try items.decode(String.self)
      shape = try items.decode([Int].self)
    }
  }

  struct Run: Decodable {
    let name: String
    let layers: [LayerSpec]
    let image: [Int]
    let batch: Int
    let labels: Int
    let stepsPerEpoch: Int
    let groups: [Group]
    let optimizer: Reference.OptimizerSpec
    let clip: Float?
    let averaging: Float?
    let losses: [Double]
    let norms: [Double]
    /// After each step.
    let weights: [[String: [Double]]]
    let averaged: [String: [Double]]?
  }

  /// `{"layers": [0, 2], "freeze": 2, "rate": 0.1}`; a freeze is a truth or a count of epochs.
  struct Group: Decodable {
    let group: LayerGroup

    enum Key: CodingKey { case layers, freeze, rate }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      let layers = try values.decode([Int].self, forKey: .layers)
      let freezing: LayerGroup.Freezing =
        if let isFrozen = try? values.decode(Bool.self, forKey: .freeze) {
          isFrozen ? .always : .never
        } else {
          .epochs(try values.decode(Int.self, forKey: .freeze))
        }
      group = LayerGroup(
        layers: layers[0]...layers[1], freezing: freezing,
        rateFactor: try values.decode(Float.self, forKey: .rate))
    }
  }

  static func tensor(_ name: String, _ shape: [Int], salt: Int) -> NamedTensor {
    let values = ReferenceHash.unit(shape.reduce(1, *), salt: salt)
    let scaled: [Float]
    if shape.count > 1 {
      let scale = (6 / Float(shape[1...].reduce(1, *))).squareRoot()
      scaled = values.map { $0 * scale }
    } else if name.hasSuffix("running_var") || name.hasSuffix("weight") {
      scaled = values.map { 1 + 0.5 * $0 }
    } else {
      scaled = values.map { 0.25 * $0 }
    }
    return NamedTensor(name: name, shape: shape, values: scaled)
  }
}
