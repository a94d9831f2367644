import Metrics
import NeuralNetwork
import Testing

@testable import Interchange

@Suite struct ONNXExportTests {
  /// The network computes in 32 bits, the interpreter in 64.
  private static let tolerance = 1e-5

  private func expect(
    _ found: NaiveONNX.Tensor?, _ expected: [Float], columns: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found?.shape == [SampleNetwork.count, columns], sourceLocation: sourceLocation)
    let differences = zip(found?.values ?? [], expected).map { abs($0 - Double($1)) }
    #expect(
      (differences.max() ?? .infinity) < Self.tolerance && differences.count == expected.count,
      sourceLocation: sourceLocation)
  }

  @Test(arguments: Head.allCases)
  func `the file's logits and scores are those of the network, with every head`(head: Head)
    throws
  {
    let sample = try SampleNetwork(head: head)
    let logits = sample.logits()
    let values = try sample.exported()
    expect(values["logits"], logits, columns: logits.count / SampleNetwork.count)
    expect(values["scores"], sample.classifier.probabilities(logits: logits), columns: 3)
    #expect(values["decisions"] == nil && values["probabilities"] == nil)
  }

  @Test func `where the network averages, the averages are in the file`() throws {
    let sample = try SampleNetwork(averaging: 0.9)
    let logits = sample.logits(averaged: true)
    #expect(logits != sample.logits(averaged: false))
    expect(try sample.exported()["logits"], logits, columns: 3)
  }

  @Test func `normalisation is folded where that is exact, and a node where it is not`() throws {
    let operations = { (sample: SampleNetwork) in
      try NaiveONNX(sample.bytes()).nodes.map(\.operation)
    }
    let unpadded = try SampleNetwork(SampleNetwork.unpaddedLayers)
    #expect(
      try operations(unpadded)
        == ["Conv", "Relu", "GlobalAveragePool", "Flatten", "Relu", "Gemm", "Sigmoid"])
    expect(try unpadded.exported()["logits"], unpadded.logits(), columns: 3)

    let padded = try operations(try SampleNetwork())
    #expect(padded.prefix(3) == ["Sub", "Div", "Conv"])
    // Before a ReLU and behind one, behind flatten, and behind a dense layer.
    #expect(padded.count { $0 == "BatchNormalization" } == 4)
  }

  @Test func `a decision is made where the score reaches its threshold, and nowhere by infinity`()
    throws
  {
    let plain = try SampleNetwork()
    let scores = plain.classifier.probabilities(logits: plain.logits())
    // Between the scores of two images, so that rounding decides nothing.
    let cat = stride(from: 0, to: scores.count, by: 3).map { Double(scores[$0]) }.sorted()
    let thresholds = [(cat[1] + cat[2]) / 2, 0.7, .infinity]
    let sample = try SampleNetwork(thresholds: thresholds)
    let decisions = try sample.exported(withDecisions: true)["decisions"]
    #expect(
      decisions?.values
        == scores.enumerated().map { Double($1) >= thresholds[$0 % 3] ? 1 : 0 })
    // As 32 bits it must not fall below the threshold it stands for.
    let kept = try NaiveONNX(sample.bytes(withDecisions: true)).constants["thresholds"]
    #expect(kept?.values[1] == Double(Float(0.7).nextUp))
  }

  @Test func `probabilities are those of the kept calibrations, each of its own kind`() throws {
    let curve = IsotonicCalibration(knots: [
      .init(score: 0.2, probability: 0.1), .init(score: 0.45, probability: 0.3),
      .init(score: 0.45000001, probability: 0.6), .init(score: 0.9, probability: 0.8),
    ])
    let all: [[LabelCalibration?]] = [
      [.platt(.init(slope: -1.7, intercept: 0.4)), nil, .temperature(.init(temperature: 2.5))],
      [.isotonic(curve), .isotonic(.init(knots: [.init(score: 0.5, probability: 0.25)])), nil],
      [nil, .isotonic(curve), .platt(.init(slope: -0.5, intercept: -1))],
      [nil, nil, nil],
    ]
    for calibrations in all {
      let sample = try SampleNetwork(calibrations: calibrations)
      let scores = sample.classifier.probabilities(logits: sample.logits())
      let expected = scores.enumerated().map { index, score in
        calibrations[index % 3].map { Float($0.probability(ofScore: Double(score))) } ?? score
      }
      expect(try sample.exported()["probabilities"], expected, columns: 3)
    }
  }

  @Test func `the file says what it is, and the same network gives the same bytes`() throws {
    let sample = try SampleNetwork(head: .softmaxOrNone, thresholds: [0.25, 1, .infinity])
    let bytes = try sample.bytes()
    #expect(try sample.bytes() == bytes)
    let model = try NaiveONNX(bytes)
    #expect(model.version == 8)
    #expect(model.opset == 17)
    #expect(model.metadata["labels"] == #"["cat","dog","bird"]"#)
    #expect(model.metadata["outputs"] == #"["cat","dog","bird","none"]"#)
    #expect(model.metadata["head"] == "softmax+none")
    #expect(
      model.metadata["thresholds"]
        == #"{"rule":"fixed:0.5","version":null,"images":null,"split_hash":null,"#
        + #""decides":"present where score >= threshold; null: nowhere","#
        + #""labels":["cat","dog","bird"],"values":[0.25,1.0,null]}"#)
    #expect(
      model.metadata["preprocessing"]?.hasSuffix(
        #""normalization":{"mean":[0.5,0.25,0.625],"scale":[0.25,0.5,0.125],"#
          + #""done":"in the graph, as nodes"}}"#) == true)
    #expect(model.metadata["run"] == "0042")
    #expect(model.metadata["calibration"] == nil)
  }

  @Test func `the weights of an exported file are read back`() throws {
    let sample = try SampleNetwork(SampleNetwork.unpaddedLayers)
    let read = try WeightsFile.tensors(in: try sample.bytes(), name: "network.onnx")
    #expect(
      read.map(\.name) == [
        "layers.0.folded_weight", "layers.0.folded_bias", "head.weight", "head.bias",
      ])
    #expect(read[2] == sample.weights.first { $0.name == "head.weight" })
  }

  @Test func `weights that do not fit are refused by name`() throws {
    var network = try SampleNetwork().network
    network.weights.removeAll { $0.name == "layers.3.shortcut.1.running_var" }
    #expect(
      throws: StateError(tensor: "layers.3.shortcut.1.running_var", problem: "is missing")
    ) { try ONNXExport(network, withDecisions: false) }
    network = try SampleNetwork().network
    network.weights[0].shape = [4, 2, 3, 3]
    #expect(
      throws: StateError(
        tensor: "layers.0.weight", problem: "has shape [4, 2, 3, 3], which does not fit")
    ) { try ONNXExport(network, withDecisions: false) }
  }

  @Test func `a safetensors file has the weights as they are, and the same facts`() throws {
    let sample = try SampleNetwork(head: .separate)
    let file = try SafetensorsFile(sample.network)
    #expect(file.tensors == sample.weights)
    #expect(file.tensors.first?.name == "0.layers.0.weight")
    #expect(file.metadata["format"] == "pt")
    #expect(file.metadata["head"] == "separate")
    #expect(file.metadata["labels"] == #"["cat","dog","bird"]"#)
    #expect(
      file.metadata["preprocessing"]?.hasSuffix(
        #""done":"before the network, by who uses it"}}"#) == true)
  }
}
