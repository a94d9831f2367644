import Datasets
import Experiments
import NeuralNetwork
import Testing

@testable import Training

/// Runs that start from weights, and that train their layers one after the other.
@Suite struct FineTuningTests {
  /// Layers 0-4 are those up to the dropout.
  static let staged =
    "train.groups=[{layers: 0-1, freeze: 2, rate_factor: 0.1}, {layers: 2-4, freeze: 1, rate_factor: 0.5}]"

  @Test(arguments: HeadTests.heads, [1, 5, 8])
  func `a staged run resumes to the same bits, on other threads, with any head`(
    head: String, step: Int
  ) throws {
    let fixture = try TrainerFixture([Self.staged, "network.head=\(head)"])
    let whole = fixture.train()
    #expect(whole.outcome == .done(reason: "all 3 epochs done"))
    let (first, second) = try fixture.trainInTwo(after: step, workers: 2)
    #expect((first.losses + second.losses).map(\.bitPattern) == whole.losses.map(\.bitPattern))
    #expect(second.last(.last)?.network.bits == whole.last(.last)?.network.bits)
    #expect(second.epochs.last?.validation == whole.epochs.last?.validation)
  }

  @Test func `the log says what is frozen, and when it is trained`() throws {
    let run = try TrainerFixture([Self.staged]).train()
    let perEpoch = run.steps.count / 3
    let lines = run.log.filter { $0.text.contains("layers ") }
    #expect(
      lines.map { "\($0.step) \($0.text)" } == [
        "0 layers 0-1 frozen for 2 epochs, then trained at 0.1 of the rate",
        "0 layers 2-4 frozen for 1 epoch, then trained at 0.5 of the rate",
        "\(perEpoch) epoch 2: layers 2-4 trained from here on",
        "\(2 * perEpoch) epoch 3: layers 0-1 trained from here on",
      ])
  }

  @Test func `frozen layers keep the weights a run starts from`() throws {
    let source = try TrainerFixture(["seed=9", "train.epochs=1"]).train()
    let tensors = try #require(source.last(.last)?.network.tensors)
    var fixture = try TrainerFixture(
      [
        "network.weights=w.safetensors", "train.groups=[{layers: 0-4, freeze: true}]",
        "train.epochs=1",
      ], checkingFiles: false)
    fixture.startingWeights = StartingWeights(file: "w.safetensors", tensors: tensors)
    let run = fixture.train()
    let state = try #require(run.last(.last)?.network.tensors)
    for name in ["layers.0.weight", "layers.1.running_mean", "layers.5.weight", "head.weight"] {
      let before = tensors.first { $0.name == name }?.values
      let after = state.first { $0.name == name }?.values
      #expect((before == after) == ["0", "1"].contains(name.dropFirst(7).prefix(1)), "\(name)")
    }
    let hash = try #require(fixture.startingWeights?.contentHash)
    #expect(
      run.log.map(\.text).contains(
        "starts from w.safetensors (content \(hash)): 7 tensors; the head is drawn anew; "
          + "left out: head.bias, head.weight"))
    // What is drawn anew is what the seed draws without weights.
    var whole = try TrainerFixture(["network.weights=w", "train.epochs=1"], checkingFiles: false)
    whole.startingWeights = fixture.startingWeights
    #expect(whole.train().losses[0] != (try TrainerFixture(["train.epochs=1"]).train().losses[0]))
  }

  @Test func `weights that do not fit end a run before its first step`() throws {
    var fixture = try TrainerFixture(
      ["network.weights=w.safetensors", "network.head_weights=file"], checkingFiles: false)
    let shapes = try #require(
      try TrainerFixture(["train.epochs=1"]).train().last(.last)?.network.tensors)
    fixture.startingWeights = StartingWeights(
      file: "w.safetensors",
      tensors: shapes.map { tensor in
        tensor.name == "head.bias"
          ? NamedTensor(name: tensor.name, shape: [3], values: [0, 0, 0]) : tensor
      })
    let run = fixture.train()
    #expect(run.steps.isEmpty)
    #expect(
      run.outcome
        == .failed(
          reason: "network.weights: w.safetensors does not fit the network: of another shape: "
            + "head.bias is [3], needs [2]"))
  }

  @Test func `a normalisation that is given is the one trained with`() throws {
    let run = try TrainerFixture(["data.normalize=imagenet", "train.epochs=1"]).train()
    #expect(run.last(.last)?.position.normalization == .imageNet)
  }
}
