import NeuralNetwork

/// The weights that an ONNX file holds: its initializers, and the tensors of its constants.
///
/// Nothing else of the graph is interpreted.
///
/// - Source: `ModelProto`, `GraphProto`, `NodeProto` and `AttributeProto` of onnx.proto, whose field
///   numbers stand here.
package struct ONNXWeights: Equatable, Sendable {
  /// Under the initializers' own names and those of the constants' outputs, in the order of the
  /// file. Values of all types are the nearest 32-bit floats; constants of types that are not read
  /// are left out.
  package let tensors: [NamedTensor]

  /// More than any network has.
  private static let tensorLimit = 65_536

  /// Reads bytes that may be anything: no length or shape is used before it has been held against
  /// what is there.
  ///
  /// - Parameter name: of the file, for the error.
  package init(bytes: [UInt8], name: String) throws(WeightsFileError) {
    do throws(UnreadableWeights) {
      tensors = try Self.tensors(ofModel: bytes[...])
    } catch {
      throw WeightsFileError(file: name, problem: "is no sound ONNX file: \(error.problem)")
    }
  }

  private static func tensors(
    ofModel model: ArraySlice<UInt8>
  ) throws(UnreadableWeights) -> [NamedTensor] {
    var reader = ProtobufReader(model)
    var graph: ArraySlice<UInt8>?
    while let (field, value) = try reader.next() {
      if field == 7 { graph = value.slice }
    }
    guard let graph else { throw UnreadableWeights("it holds no graph") }
    var tensors: [NamedTensor] = []
    var names: Set<String> = []
    reader = ProtobufReader(graph)
    while let (field, value) = try reader.next() {
      guard let message = value.slice, let tensor = try tensor(message, ofField: field) else {
        continue
      }
      guard names.insert(tensor.name).inserted else {
        throw UnreadableWeights(
          "two tensors in it are named \(UnreadableWeights.shown(tensor.name))")
      }
      guard tensors.count < tensorLimit else {
        throw UnreadableWeights("it holds more than \(tensorLimit) tensors")
      }
      tensors.append(tensor)
    }
    return tensors
  }

  private static func tensor(
    _ message: ArraySlice<UInt8>, ofField field: Int
  ) throws(UnreadableWeights) -> NamedTensor? {
    switch field {
    case 1: try constant(message)
    case 5: try ONNXTensor(message).read()
    case 15: throw UnreadableWeights("it holds a sparse tensor; allowed: dense ones")
    default: nil
    }
  }

  /// What a node of the kind `Constant` holds; nil for all others.
  private static func constant(
    _ node: ArraySlice<UInt8>
  ) throws(UnreadableWeights) -> NamedTensor? {
    var output: String?
    var isConstant = false
    var held: ArraySlice<UInt8>?
    var reader = ProtobufReader(node)
    while let (field, value) = try reader.next() {
      switch field {
      case 2 where output == nil: output = try value.text()
      case 4: isConstant = value.slice?.elementsEqual("Constant".utf8) ?? false
      case 5: held = value.slice
      default: break
      }
    }
    guard isConstant, let output, let held else { return nil }
    reader = ProtobufReader(held)
    while let (field, value) = try reader.next() {
      guard field == 5, let message = value.slice else { continue }
      let tensor = try ONNXTensor(message)
      return tensor.type == nil ? nil : try tensor.read(as: output)
    }
    return nil
  }
}
