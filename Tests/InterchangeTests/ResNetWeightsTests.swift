import Foundation
import NeuralNetwork
import Testing

@testable import Interchange

/// Weights of torchvision's ResNet, in and out.
@Suite struct ResNetWeightsTests {
  static let image = ImageShape(height: 40, width: 40, channels: 3)
  /// As `make_resnet.py` narrows it.
  static let layers: [LayerDescription] = {
    func block(_ channels: Int, stride: Int, projects: Bool) -> [LayerDescription] {
      let projection: [LayerDescription] = [
        .convolution(channels: channels, kernel: 1, stride: stride, padding: nil, bias: false),
        .batchNormalization,
      ]
      return [
        .residual(
          body: [
            .convolution(channels: channels, kernel: 3, stride: stride, padding: nil, bias: false),
            .batchNormalization, .relu, .convolution(channels, bias: false), .batchNormalization,
          ], shortcut: projects ? projection : []), .relu,
      ]
    }
    var layers: [LayerDescription] = [
      .convolution(channels: 4, kernel: 7, stride: 2, padding: 3, bias: false),
      .batchNormalization, .relu, .maxPool(size: 3, stride: 2, padding: 1),
    ]
    for (stage, channels) in [4, 4, 6, 8].enumerated() {
      layers += block(channels, stride: stage == 0 ? 1 : 2, projects: stage > 0)
      layers += block(channels, stride: 1, projects: false)
    }
    return layers + [.globalAveragePool]
  }()

  func network(labels: Int = 5) throws -> Network {
    try Network(
      NetworkDescription(layers: Self.layers), input: Self.image, labels: labels, maximumBatch: 2,
      loss: LossDescription(function: .binaryCrossEntropy),
      optimizer: .sgd(momentum: 0, nesterov: false, weightDecay: 0), averaging: nil, seed: 1,
      workers: 1)
  }

  func exported(_ network: Network, layers: [LayerDescription] = layers, head: Head = .sigmoid)
    -> ExportedNetwork
  {
    ExportedNetwork(
      description: NetworkDescription(layers: layers), head: head, input: Self.image,
      labels: ["a", "b", "c", "d", "e"], mean: [0, 0, 0], scale: [1, 1, 1],
      weights: network.exportState().tensors.filter { !$0.name.hasPrefix("optimizer.") },
      thresholds: ExportedNetwork.Thresholds(values: Array(repeating: 0.5, count: 5)),
      origin: ExportedNetwork.Origin(
        run: "0001", title: "t", seed: 1, epoch: 1, step: 1, isAveraged: false,
        dataFingerprint: "f", splitHash: "s", version: "0"))
  }

  @Test func `a file that PyTorch wrote scores as it does in PyTorch`() throws {
    let network = try network()
    let tensors = try WeightsFile.read(WeightsReference.path("resnet.safetensors"))
    let match = try network.start(from: tensors, takesHead: true)
    #expect(match.isTorchvision && match.leftOut.isEmpty)
    let values = 2 * Self.image.height * Self.image.width * 3
    let images = (0..<values).map { Float(sin(Double($0) * 0.7)) }
    let logits = network.logits(images: images, count: 2, averaged: false)
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference/resnet.json")
    let expected = try JSONDecoder().decode([Float].self, from: Data(contentsOf: file))
    let scale = expected.map(abs).max() ?? 0
    #expect(logits.count == expected.count)
    for (found, wanted) in zip(logits, expected) { #expect(abs(found - wanted) < 1e-4 * scale) }
  }

  @Test func `weights leave by torchvision's names, and come back the same`() throws {
    let source = try network()
    let read = try WeightsFile.read(WeightsReference.path("resnet.safetensors"))
    _ = try source.start(from: read, takesHead: true)
    let folder = try TemporaryFolder()
    let path = folder.path("out.safetensors")
    try SafetensorsFile(exported(source), names: .torchvision).write(to: path)
    let written = try WeightsFile.read(path)
    // PyTorch adds the count of batches itself, where a file is without.
    let expected = read.filter { !$0.name.hasSuffix("num_batches_tracked") }
    #expect(
      written.sorted { $0.name < $1.name } == expected.sorted { $0.name < $1.name })
    let back = try network()
    _ = try back.start(from: written, takesHead: true)
    #expect(back.exportState() == source.exportState())
  }

  @Test func `a network that torchvision does not have has none of its names`() throws {
    func message(_ layers: [LayerDescription], _ head: Head) throws -> String {
      let exported = exported(try network(), layers: layers, head: head)
      do throws(WeightNamesError) {
        _ = try SafetensorsFile(exported, names: .torchvision)
        return "no error"
      } catch { return error.description }
    }
    #expect(
      try message(Self.layers, .separate)
        == "torchvision's names are for one network, and the head separate has one for each label")
    #expect(
      try message([.flatten], .sigmoid)
        == "torchvision's names are for networks like resnet-18-imagenet and resnet-18: "
        + "convolution, normalisation, ReLU, max pool, blocks of two convolutions, global average "
        + "pool")
  }
}
