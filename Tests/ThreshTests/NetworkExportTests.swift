import Foundation
import Testing

/// `thresh export` of a run's network.
@Suite(.serialized) struct NetworkExportTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    for epochs in 1...2 {
      let trained = try Program.run(
        ["train", "Experiments/quick.yaml", "--set", "train.epochs=\(epochs)"], in: folder)
      try #require(trained.status == 0, "\(trained.errors)")
    }
  }

  private func errors(_ arguments: String...) throws -> String {
    let result = try Program.run(["export"] + arguments, in: folder)
    #expect(result.status != 0)
    return result.errors
  }

  @Test func `a run leaves as ONNX and safetensors, and what cannot be is told`() throws {
    let written = try Program.run(
      ["export", "1", "--onnx", "a.onnx", "--decisions", "--safetensors", "a.safetensors"],
      in: folder)
    #expect(
      written.output == """
        a.onnx: opset 17, 2818 parameters, gives logits, scores, decisions
        a.safetensors: 9 tensors, 2818 parameters

        """)
    let again = try Program.run(["export", "1", "--onnx", "b.onnx", "--decisions"], in: folder)
    #expect(again.status == 0)
    #expect(try bytes("a.onnx") == bytes("b.onnx"))

    #expect(
      try errors("1", "2", "--onnx", "c.onnx")
        .contains("2 runs for one file; allowed: one run with --onnx or --safetensors"))
    #expect(try errors("1", "--decisions").contains("allowed: with --onnx"))
    #expect(
      try errors("1", "--onnx", "c", "--safetensors", "c").contains("allowed: a file for each"))
    #expect(
      try errors("1", "--onnx", "c", "--names", "torchvision")
        .contains("allowed: with --safetensors"))
    #expect(
      try errors("1", "--safetensors", "c", "--names", "torchvision")
        .contains("torchvision's names are for networks like resnet-18-imagenet"))
    #expect(try errors("1", "--onnx", "none/c.onnx").contains("none/c.onnx: its folder is not"))
    #expect(try errors("9", "--onnx", "c.onnx").contains("there is no run 0009"))
    let checkpoints = folder.url.appending(path: "runs/checkpoints/0002")
    try FileManager.default.removeItem(at: checkpoints)
    #expect(try errors("2", "--onnx", "c.onnx").contains("run 0002 has no"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "c.onnx").path))
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: folder.url.appending(path: name))
  }
}
