import Foundation
import NeuralNetwork
import Testing

@testable import Interchange

@Suite struct SafetensorsTests {
  /// Values that 16 bits hold.
  private static let values: [Float] = [1.5, -2, 0.333251953125, 65504, -0.0, 6.103515625e-05]

  @Test func `a file that PyTorch wrote is read, whatever the type of its values`() throws {
    let file = try SafetensorsFile(contentsOf: WeightsReference.path("types.safetensors"))
    let tensors = Dictionary(uniqueKeysWithValues: file.tensors.map { ($0.name, $0) })
    for name in ["single", "half", "double"] {
      #expect(tensors[name]?.shape == [2, 3])
      #expect(tensors[name]?.values.map(\.bitPattern) == Self.values.map(\.bitPattern))
    }
    #expect(tensors["brain"]?.values.first == 1.5)
    #expect(tensors["brain"]?.values[3] == 65536)
    #expect(tensors["bytes"]?.values == [0, 255])
    #expect(tensors["small"]?.values == [-128, 127])
    #expect(tensors["short"]?.values == [-32768, 32767])
    #expect(tensors["int"] == NamedTensor(name: "int", shape: [1, 1], values: [-5]))
    let count = NamedTensor(name: "bn.num_batches_tracked", shape: [], values: [7])
    #expect(tensors[count.name] == count)
    #expect(tensors["empty"] == NamedTensor(name: "empty", shape: [0, 4], values: []))
    #expect(tensors["Größe \"\\\n😀"]?.values == [1])
    #expect(tensors.count == 11)
    #expect(file.metadata == ["format": "pt", "words": "ä\n"])
  }

  @Test func `what is written is read back bit for bit, and the same tensors give the same bytes`()
    throws
  {
    let folder = try TemporaryFolder()
    let file = SafetensorsFile(
      tensors: [
        NamedTensor(
          name: "head.weight", shape: [2, 2], values: [1, -0.0, .leastNonzeroMagnitude, 3]),
        NamedTensor(name: "tab\t\u{1}\"", shape: [], values: [-1]),
        NamedTensor(name: "none", shape: [0], values: []),
      ], metadata: ["labels": #"["cat","dog"]"#, "a": "\\\n"])
    try file.write(to: folder.path(of: "a.safetensors"))
    try file.write(to: folder.path(of: "a.safetensors"))
    try file.write(to: folder.path(of: "b.safetensors"))
    let read = try SafetensorsFile(contentsOf: folder.path(of: "a.safetensors"))
    #expect(read.metadata == file.metadata)
    #expect(Set(read.tensors.map(\.name)) == Set(file.tensors.map(\.name)))
    for tensor in file.tensors {
      let other = read.tensors.first { $0.name == tensor.name }
      #expect(other?.shape == tensor.shape)
      #expect(other?.values.map(\.bitPattern) == tensor.values.map(\.bitPattern))
    }
    let bytes = try Data(contentsOf: URL(filePath: folder.path(of: "a.safetensors")))
    #expect(bytes == (try Data(contentsOf: URL(filePath: folder.path(of: "b.safetensors")))))
    #expect(bytes[0] & 7 == 0, "the first tensor's place is a multiple of 8")
    #expect(try folder.names() == ["a.safetensors", "b.safetensors"])
  }

  /// Header, bytes of tensors, what is said of them.
  static let refused: [(String, Int, String)] = [
    ("", 0, "its header ends at byte 0; expected: {"),
    ("[]", 0, "its header has [ at byte 0; expected: {"),
    ("{} x", 0, "its header has x at byte 3; expected: the end of the header"),
    (#"{"a":{}}"#, 0, #"tensor "a" lacks its dtype, shape or data_offsets"#),
    (#"{"a":[[[["#, 0, "its header has [ at byte 5; expected: {"),
    (#"{"a":{"shape":[[1]]}}"#, 0, "its header has [ at byte 15; expected: a whole number from 0"),
    (#"{"a":{"shape":[-1]}}"#, 0, "its header has - at byte 15; expected: a whole number from 0"),
    (#"{"a":{"shape":[01]}}"#, 0, "its header has 0 at byte 15; expected: a whole number from 0"),
    (#"{"a":{"shape":[1.5]}}"#, 0, "its header has . at byte 16; expected: ]"),
    (
      #"{"a":{"shape":[9223372036854775808]}}"#, 0,
      "a number in its header is greater than 9223372036854775807"
    ),
    (
      #"{"a":{"shape":[1,1,1,1,1,1,1,1,1]}}"#, 0, "a list in its header has more than 8 numbers"
    ),
    (#"{"a":{"dtype":4}}"#, 0, "its header has 4 at byte 14; expected: \""),
    (
      tensor("a", shape: "1", "0,4", type: "F8_E4M3"), 4,
      #"tensor "a" has the type "F8_E4M3"; allowed: F32, F16, BF16, F64, I8, U8, I16, U16, I32, U32, I64, U64"#
    ),
    (
      tensor("a", shape: "2", "0,4"), 4,
      #"tensor "a" of shape [2] and type F32 has 4 bytes, which do not fit"#
    ),
    (
      tensor("a", shape: "4611686018427387904,4", "0,0"), 0,
      #"tensor "a" of shape [4611686018427387904, 4] and type F32 has 0 bytes, which do not fit"#
    ),
    (
      tensor("a", shape: "4611686018427387904", "0,0"), 0,
      #"tensor "a" of shape [4611686018427387904] and type F32 has 0 bytes, which do not fit"#
    ),
    (
      tensor("a", shape: "1", "4,0"), 4,
      #"tensor "a" has data_offsets [4, 0]; allowed: its first byte and the one behind its last"#
    ),
    (
      tensor("a", shape: "1", "4,8"), 8,
      #"tensor "a" begins at byte 4; expected: 0, as tensors lie one behind the other"#
    ),
    (
      tensor("a", shape: "2", "0,8"), 4,
      #"tensor "a" ends at byte 8; the file holds 4 bytes of tensors"#
    ),
    (tensor("a", shape: "1", "0,4"), 8, "8 bytes follow the header; its tensors take 4"),
    (
      #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
        + #""b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 4,
      #"tensor "b" begins at byte 0; expected: 4, as tensors lie one behind the other"#
    ),
    (
      #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
        + #""a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 4,
      #"its header names "a" twice"#
    ),
    (#"{"a":{"shape":[],"shape":[]}}"#, 0, #"its header names "shape" twice"#),
    (#"{"__metadata__":{"a":"1","a":"2"}}"#, 0, #"its header names "a" twice"#),
    (#"{"__metadata__":{"a":1}}"#, 0, "its header has 1 at byte 21; expected: \""),
    (
      #"{"a":{"colour":1}}"#, 0,
      #"tensor "a" has the key "colour"; allowed: dtype, shape, data_offsets"#
    ),
    (#"{"\ud800":{}}"#, 0, "a text in its header has half a character (\\u)"),
    (#"{"\u12g4":{}}"#, 0, "its header has g at byte 6; expected: four hexadecimal digits"),
    (#"{"a\q":{}}"#, 0, "its header has q at byte 4; expected: an escape that JSON has"),
    (#"{"a"#, 0, "its header ends at byte 3; expected: the end of a text"),
  ]

  private static func tensor(
    _ name: String, shape: String, _ offsets: String, type: String = "F32"
  ) -> String {
    #"{"\#(name)":{"dtype":"\#(type)","shape":[\#(shape)],"data_offsets":[\#(offsets)]}}"#
  }

  @Test(arguments: refused)
  func `a header that does not fit is refused with a sentence`(
    header: String, dataBytes: Int, problem: String
  ) {
    expect(Self.file(Array(header.utf8), dataBytes: dataBytes), isRefused: problem)
  }

  @Test func `a file shorter than its own lengths is refused before anything is taken for it`() {
    expect([1, 2, 3], isRefused: "3 bytes are too few")
    expect(
      Array(repeating: 0xff, count: 8) + [0x7b, 0x7d],
      isRefused: "it announces a header of 18446744073709551615 bytes; allowed: at most 2 here")
    expect(
      Self.file(Array("{\"\u{1}".utf8), dataBytes: 0),
      isRefused:
        "its header has the byte 1 at byte 2; expected: a text without control characters")
    expect(
      Self.file([0x7b, 0x22, 0xff, 0x22], dataBytes: 0),
      isRefused: "a text in its header is not UTF-8")
  }

  @Test func `a header may have blanks, and tensors of no values anywhere`() throws {
    let text = """
      { "b" : {"data_offsets":[4,4], "shape":[0,9223372036854775807], "dtype":"F32"},
      "a\\u00e9\\ud83d\\ude00" : {"dtype":"F32","shape":[ ],"data_offsets":[0 , 4]} }
      """
    let file = try SafetensorsFile(bytes: Self.file(Array(text.utf8), dataBytes: 4), name: "x")
    #expect(file.tensors.map(\.name) == ["aé😀", "b"])
    #expect(file.tensors.map(\.values) == [[0], []])
  }

  private static func file(_ header: [UInt8], dataBytes: Int) -> [UInt8] {
    [UInt8(header.count & 0xff), UInt8(header.count >> 8), 0, 0, 0, 0, 0, 0] + header
      + Array(repeating: 0, count: dataBytes)
  }

  private func expect(
    _ bytes: [UInt8], isRefused problem: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(sourceLocation: sourceLocation) {
      try SafetensorsFile(bytes: bytes, name: "x.safetensors")
    } throws: {
      "\($0)" == "x.safetensors: is no sound safetensors file: \(problem)"
    }
  }
}
