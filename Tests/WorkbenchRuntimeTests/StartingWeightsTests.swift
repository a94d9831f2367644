import Experiments
import Foundation
import Interchange
import NeuralNetwork
import RunStore
import Testing
import Workbench

@testable import WorkbenchRuntime

/// Runs whose network starts from a file of weights.
@Suite struct StartingWeightsTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "thresh-\(UUID().uuidString)")

  private func source(_ network: String = "layers: [{conv: 3}, relu, global-average-pool]")
    -> ExperimentSource
  {
    ExperimentSource(
      name: "night.yaml",
      text: """
        data: {source: "scenes:pets", pictures: 40, size: [16, 16]}
        network: {\(network), weights: w.safetensors}

        """, directory: folder.path)
  }

  /// Writes the weights of a convolution of three channels.
  private func write(_ side: Int = 3) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let values = [Float](repeating: 0.5, count: 9 * side * side)
    try SafetensorsFile(tensors: [
      NamedTensor(name: "module.layers.0.weight", shape: [3, 3, side, side], values: values),
      NamedTensor(name: "module.layers.0.bias", shape: [3], values: [1, 2, 3]),
    ]).write(to: folder.appending(path: "w.safetensors").path)
  }

  private func remove() { try? FileManager.default.removeItem(at: folder) }

  private func message(_ source: ExperimentSource, in store: RunStore) -> String {
    do {
      _ = try PreparedRun.new(source, in: store)
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func `the file is read from the experiment's folder, and may be gone once it is`() throws {
    defer { remove() }
    try write()
    let store = try RunStore.temporary()
    let prepared = try PreparedRun.new(source(), in: store)
    #expect(prepared.startingWeights?.tensors.count == 2)
    #expect(prepared.startingWeights?.file == "w.safetensors")
    // A run that did not come to its first checkpoint starts from them again.
    try store.finish(prepared.lease, .stopped, message: "", now: Clock.now())
    let resumed = try PreparedRun.resumed(prepared.lease.run, in: store)
    #expect(resumed.startingWeights?.contentHash == prepared.startingWeights?.contentHash)
    remove()
    let details = try store.run(prepared.lease.run, now: Clock.now())
    #expect(
      try Experiment.of(details).weights?.file == folder.appending(path: "w.safetensors").path)
  }

  @Test func `a file that does not fit or cannot be read makes no run`() throws {
    defer { remove() }
    let store = try RunStore.temporary()
    #expect(
      message(source(), in: store)
        == "night.yaml:2:68: network.weights: there is no file or folder w.safetensors")
    try write(5)
    #expect(
      message(source(), in: store)
        == "network.weights: w.safetensors does not fit the network: of another shape: "
        + "module.layers.0.weight is [3, 3, 5, 5], needs [3, 3, 3, 3]")
    let file = folder.appending(path: "w.safetensors")
    try Data("no weights".utf8).write(to: file)
    #expect(
      message(source(), in: store)
        == "network.weights: w.safetensors: is no file of weights of a known kind; "
        + "allowed: safetensors, ONNX")
    #expect(try store.runs(now: Clock.now()).isEmpty)
  }
}
