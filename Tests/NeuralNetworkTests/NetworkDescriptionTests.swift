import Testing

@testable import NeuralNetwork

@Suite struct NetworkDescriptionTests {
  static func message(
    _ layers: [LayerDescription], image: ImageShape = ImageShape(height: 8, width: 8, channels: 3),
    labels: Int = 2
  ) -> String {
    do {
      _ = try NetworkDescription(layers: layers).summary(input: image, labels: labels)
      return "no error"
    } catch { return error.description }
  }

  @Test(arguments: [
    // Sizes, labels and counts of the peers' nets.py: parameters and FLOPs forward (2 a
    // multiply-add) of one image.
    (NetworkPreset.small, 32, 10, 288_298, 77_269_504),
    (.vggSmall, 96, 6, 8_676_422, 259_207_168),
    (.resNet18, 64, 2, 11_169_858, 4_443_342_848),
    // torchvision's: 11,689,512 parameters and 1.814 GMAC.
    (.resNet18ImageNet, 224, 1000, 11_689_512, 3_628_146_688),
  ])
  func `presets have the parameters and operations of the benchmark's networks`(
    preset: NetworkPreset, side: Int, labels: Int, parameters: Int, flops: Int
  ) throws {
    let summary = try NetworkDescription.preset(preset).summary(
      input: ImageShape(height: side, width: side, channels: 3), labels: labels)
    #expect(summary.reduce(0) { $0 + $1.parameters } == parameters)
    #expect(summary.reduce(0) { $0 + 2 * $1.multiplyAdds } == flops)
    #expect(summary.last?.name == "head")
  }

  @Test func `presets are known by the names of experiment files`() {
    #expect(
      NetworkPreset.allCases.map(\.rawValue) == [
        "small", "vgg-small", "resnet-18", "resnet-18-imagenet",
      ])
  }

  @Test func `a summary lists each layer with its shape and cost`() throws {
    let description = NetworkDescription(layers: [
      .convolution(channels: 4, kernel: 3, stride: 2, padding: nil, bias: true), .relu,
      .residual(body: [.convolution(4, bias: false), .batchNormalization], shortcut: []),
      .flatten, .dense(units: 5),
    ])
    let summary = try description.summary(
      input: ImageShape(height: 8, width: 6, channels: 3), labels: 2)
    #expect(
      summary == [
        LayerSummary(
          name: "layers.0", kind: "convolution", outputShape: [4, 3, 4], parameters: 112,
          multiplyAdds: 1296),
        LayerSummary(
          name: "layers.1", kind: "ReLU", outputShape: [4, 3, 4], parameters: 0, multiplyAdds: 0),
        LayerSummary(
          name: "layers.2.body.0", kind: "convolution", outputShape: [4, 3, 4], parameters: 144,
          multiplyAdds: 1728),
        LayerSummary(
          name: "layers.2.body.1", kind: "batch normalization", outputShape: [4, 3, 4],
          parameters: 8, multiplyAdds: 0),
        LayerSummary(
          name: "layers.2", kind: "residual", outputShape: [4, 3, 4], parameters: 0,
          multiplyAdds: 0),
        LayerSummary(
          name: "layers.3", kind: "flatten", outputShape: [48], parameters: 0, multiplyAdds: 0),
        LayerSummary(
          name: "layers.4", kind: "dense", outputShape: [5], parameters: 245, multiplyAdds: 240),
        LayerSummary(
          name: "head", kind: "dense", outputShape: [2], parameters: 12, multiplyAdds: 10),
      ])
  }

  @Test func `a shape that does not fit is explained with the layer's place`() {
    #expect(
      Self.message([.convolution(4), .maxPool(size: 2, stride: 2), .maxPool(size: 5, stride: 1)])
        == "layers.2 (max pool) gets 4x4x4; it needs at least 5x5 for its window of 5")
    #expect(
      Self.message([
        .convolution(channels: 4, kernel: 11, stride: 1, padding: 1, bias: true)
      ]) == "layers.0 (convolution) gets 8x8x3; it needs at least 9x9 for its window of 11")
    #expect(
      Self.message([.dense(units: 5)])
        == "layers.0 (dense) gets 8x8x3; "
        + "it needs a flat input: put flatten or a global average pool first")
    #expect(
      Self.message([.relu])
        == "head (dense) gets 8x8x3; "
        + "it needs a flat input: put flatten or a global average pool first")
    #expect(
      Self.message([.flatten, .convolution(4)])
        == "layers.1 (convolution) gets 192 values; "
        + "it needs height, width and channels: put it before what flattens")
    #expect(
      Self.message([.globalAveragePool, .globalAveragePool])
        == "layers.1 (global average pool) gets 3 values; "
        + "it needs height, width and channels: put it before what flattens")
    #expect(
      Self.message([.relu, .residual(body: [.relu, .convolution(4)], shortcut: [])])
        == "layers.1 (residual) gets 8x8x4 from its body and 8x8x3 from its shortcut; "
        + "it needs the same from both")
    #expect(
      Self.message([.residual(body: [.relu, .dense(units: 3)], shortcut: [])])
        == "layers.0.body.1 (dense) gets 8x8x3; "
        + "it needs a flat input: put flatten or a global average pool first")
  }

  @Test func `a setting out of range is explained with what is allowed`() {
    func convolution(
      channels: Int = 4, kernel: Int = 3, stride: Int = 1, padding: Int? = nil
    ) -> String {
      Self.message([
        .convolution(
          channels: channels, kernel: kernel, stride: stride, padding: padding, bias: true)
      ])
    }
    #expect(
      convolution(channels: 0)
        == "layers.0 (convolution) has channels 0; it needs channels from 1 to 65536")
    #expect(
      convolution(kernel: 4)
        == "layers.0 (convolution) has kernel 4; it needs an odd kernel from 1 to 255")
    #expect(
      convolution(stride: 0)
        == "layers.0 (convolution) has stride 0; it needs stride from 1 to 255")
    #expect(
      convolution(padding: -1)
        == "layers.0 (convolution) has padding -1; it needs padding from 0 to 255")
    #expect(
      Self.message([.averagePool(size: 16, stride: 1)])
        == "layers.0 (average pool) has size 16; it needs size from 1 to 15")
    #expect(
      Self.message([.dropout(rate: 1)])
        == "layers.0 (dropout) has rate 1.0; it needs a rate from 0 to below 1")
    #expect(
      Self.message([.dropout(rate: .nan)])
        == "layers.0 (dropout) has rate nan; it needs a rate from 0 to below 1")
    #expect(
      Self.message([.residual(body: [], shortcut: [.relu])])
        == "layers.0 (residual) has an empty body; it needs at least one layer there")
    #expect(Self.message([.flatten], labels: 0) == "head has 0 labels; it needs at least one")
    #expect(
      Self.message([.flatten], image: ImageShape(height: 0, width: 4, channels: 5))
        == "input has images of 0x4x5; it needs sides from 1 to 16384 and 1 to 4 channels")
  }

  @Test func `absurd sizes are refused before anything is multiplied or allocated`() {
    let image = ImageShape(height: 16_384, width: 16_384, channels: 3)
    #expect(
      Self.message([.convolution(65_536), .globalAveragePool], image: image)
        == "layers.0 (convolution) makes 16384x16384x65536; "
        + "it needs at most 2147483648 values an image")
    #expect(
      Self.message([.flatten, .dense(units: 65_536)], image: image)
        == "layers.1 (dense) has 52776558198784 weights; it needs at most 8589934592")
    #expect(Self.message([.convolution(.max)]).contains("from 1 to 65536"))
    #expect(Self.message([.maxPool(size: .max, stride: .max)]).contains("from 1 to 15"))
  }

  @Test func `a plan larger than the machine's memory is refused`() throws {
    do {
      _ = try makeNetwork(
        [.convolution(512), .globalAveragePool],
        image: ImageShape(height: 1024, width: 1024, channels: 3), batch: 65_536)
      Issue.record("planned")
    } catch let error as ShapeError {
      #expect(error.layer == "batch")
      #expect(error.description.contains("less than this machine's"))
    }
    do {
      _ = try makeNetwork(
        [.flatten], image: ImageShape(height: 1, width: 1, channels: 1), batch: 0)
      Issue.record("planned")
    } catch let error as ShapeError {
      #expect(error.description == "batch has 0 images; it needs 1 to 65536")
    }
  }
}
