import Foundation
import NeuralNetwork
import Testing

@testable import Interchange

@Suite struct WeightsFileTests {
  /// Values that 16 bits hold.
  private static let values: [Float] = [1.5, -2, 0.333251953125, 65504, -0.0, 6.103515625e-05]

  @Test func `the weights of an ONNX file are read however they are stored`() throws {
    let read = try WeightsFile.read(WeightsReference.path("types.onnx"))
    let tensors = Dictionary(uniqueKeysWithValues: read.map { ($0.name, $0) })
    for name in ["raw", "raw half", "raw double", "listed", "listed half", "listed double"] {
      #expect(tensors[name]?.shape == [2, 3], "\(name)")
      #expect(
        tensors[name]?.values.map(\.bitPattern) == Self.values.map(\.bitPattern), "\(name)")
    }
    #expect(tensors["listed brain"]?.values.first == 1.5)
    #expect(tensors["count"] == NamedTensor(name: "count", shape: [], values: [-7]))
    #expect(tensors["axes"] == NamedTensor(name: "axes", shape: [2], values: [-1, 3]))
    #expect(
      tensors["constant"] == NamedTensor(name: "constant", shape: [2], values: [0.5, 0.25]))
    #expect(tensors.count == 10)
  }

  @Test func `a safetensors file is known by its content, whatever its name`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("weights.onnx")
    try Data(WeightsReference.bytes("types.safetensors")).write(to: URL(filePath: path))
    #expect(try WeightsFile.read(path).count == 11)
  }

  @Test func `weights in another file are refused`() {
    let path = WeightsReference.path("outside.onnx")
    #expect {
      try WeightsFile.read(path)
    } throws: {
      "\($0)" == """
        \(path): is no sound ONNX file: its tensor "raw" lies in another file; allowed: an ONNX \
        file that holds its weights (onnx.save without save_as_external_data)
        """
    }
  }

  @Test func `a pickle is refused with the line of Python that converts it`() {
    let path = WeightsReference.path("pickled.pt")
    #expect {
      try WeightsFile.read(path)
    } throws: {
      "\($0)" == """
        \(path): is a PyTorch pickle, which is not read, as reading one may execute what it holds; \
        allowed: safetensors, ONNX; Python converts it: import torch, safetensors.torch; \
        safetensors.torch.save_file(torch.load("\(path)", map_location="cpu", weights_only=True), \
        "\(path.dropLast(3)).safetensors")
        """
    }
  }

  @Test(
    arguments: [
      ([], "is empty"),
      ([0x80, 2, 0x8a], "is a PyTorch pickle, which is not read, as reading one may execute"),
      ([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a], "is an HDF5 file, as Keras writes"),
      (Array("PK\u{3}\u{4}".utf8), "is a zip archive"),
      (Array("\u{ff}GGUF".utf8), "is no file of weights of a known kind"),
      (Array("THRESHCK".utf8), "is a checkpoint of thresh"),
    ] as [([UInt8], String)])
  func `any other file is told by what it is`(bytes: [UInt8], problem: String) {
    #expect {
      try WeightsFile.tensors(in: bytes, name: "x")
    } throws: {
      "\($0)".hasPrefix("x: \(problem)") && "\($0)".contains("; allowed: safetensors, ONNX")
    }
  }

  @Test func `what is no file is told too`() throws {
    let folder = try TemporaryFolder()
    #expect {
      try WeightsFile.read(folder.path("none"))
    } throws: {
      "\($0)" == "\(folder.path("none")): there is no such file"
    }
    #expect {
      try WeightsFile.read(folder.path("."))
    } throws: {
      "\($0)" == "\(folder.path(".")): is a folder; allowed: a file of weights"
    }
  }

  @Test(
    arguments: [
      ("1.5 MB in a message of 3 bytes", [0x3a, 0xe0, 0xc6, 0x5b, 0, 0, 0]),
      ("a varint without an end", Array(repeating: 0xff, count: 12)),
      ("a group", [0x0b]),
      ("the field 0", [0x02, 0]),
      ("no graph", [8, 1]),
      ("a tensor without a name", [0x3a, 2, 0x2a, 0]),
      (
        "a tensor of nine dimensions",
        [0x3a, 13, 0x2a, 11, 0x0a, 9] + Array(repeating: 1, count: 9)
      ),
      (
        "a negative length",
        [0x3a, 20, 0x2a, 18, 8] + minusOne + [0x42, 1, 0x61, 0x10, 1, 0x4a, 0]
      ),
      ("a sparse tensor", [0x3a, 2, 0x7a, 0]),
    ] as [(String, [UInt8])])
  func `an ONNX file that does not fit is refused with a sentence`(_: String, rest: [UInt8]) {
    #expect {
      try WeightsFile.tensors(in: [8, 8] + rest, name: "x.onnx")
    } throws: {
      "\($0)".hasPrefix("x.onnx: is no sound ONNX file: ")
    }
  }

  private static let minusOne: [UInt8] = Array(repeating: 0xff, count: 9) + [1]
}
