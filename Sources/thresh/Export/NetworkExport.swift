import ArgumentParser
import Interchange
import RunStore
import WorkbenchRuntime

/// The network of a run, as other programs run it.
struct NetworkExport: ExportForm {
  @Option(
    help: ArgumentHelp(
      "Write the network as an ONNX file, which takes pixels of 0...1 and gives scores.",
      valueName: "file"),
    completion: .file(extensions: ["onnx"]))
  var onnx: String?

  @Flag(help: "Have the ONNX file also decide, by the run's thresholds.")
  var decisions = false

  @Option(
    help: ArgumentHelp(
      "Write the weights as a safetensors file, named and laid out as PyTorch's.",
      valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var safetensors: String?

  @Option(
    help: ArgumentHelp(
      "What the weights are called in the safetensors file: thresh, or torchvision for a ResNet-18.",
      valueName: "names"))
  var names = WeightNames.thresh

  func validate() throws {
    guard names == .thresh || safetensors != nil else {
      throw ValidationError("--names is for a safetensors file; allowed: with --safetensors")
    }
    guard !decisions || onnx != nil else {
      throw ValidationError("--decisions is for an ONNX file; allowed: with --onnx")
    }
    guard onnx == nil || onnx != safetensors else {
      throw ValidationError("--onnx and --safetensors name one file; allowed: a file for each")
    }
  }

  var isAsked: Bool { onnx != nil || safetensors != nil }

  func export(_ runs: [Int64], from store: RunStore) throws -> [String] {
    guard let run = runs.first, runs.count == 1 else {
      throw ValidationError(
        "\(runs.count) runs for one file; allowed: one run with --onnx or --safetensors")
    }
    let network = try ExportedNetwork.of(run, in: store)
    var lines: [String] = []
    if let onnx {
      let export = try ONNXExport(network, withDecisions: decisions)
      try export.write(to: onnx)
      lines.append(
        "\(onnx): opset \(ONNXExport.opset), \(network.parameterCount) parameters, gives "
          + export.outputs.joined(separator: ", "))
    }
    if let safetensors {
      try SafetensorsFile(network, names: names).write(to: safetensors)
      lines.append(
        "\(safetensors): \(network.weights.count) tensors, \(network.parameterCount) parameters")
    }
    return lines
  }
}

extension WeightNames: ExpressibleByArgument {}
