/// An ONNX model as a file.
///
/// - Source: onnx.proto of ONNX 1.12, whose field numbers stand here.
struct ONNXModel {
  /// The newest that every ONNX Runtime since 1.12 (2022) reads.
  static let opset = 17
  private static let format = 8
  /// Messages of Protocol Buffers are shorter than this.
  private static let limit = Int(Int32.max)

  var graph: ONNXGraph
  var producerVersion: String
  var sentence: String
  var metadata: [(key: String, text: String)]

  /// Writes the file a tensor at a time.
  func write(to path: String) throws(WeightsFileError) {
    let (head, graphHead, tail) = (head, graphHead, tail)
    let constants = graph.constants.map { ($0, $0.head) }
    let graphCount = constants.reduce(graphHead.count) { $0 + $1.1.count + $1.0.byteCount }
    guard graphCount + head.count + tail.count < Self.limit else {
      throw WeightsFileError(
        file: path,
        problem: "would hold \(graphCount) bytes; allowed in ONNX: less than \(Self.limit)")
    }
    var graphField = ProtobufWriter()
    graphField.begin(field: 7, count: graphCount)
    try WholeFile.write(to: path) { output throws(WeightsFileError) in
      try output(head + graphField.bytes + graphHead)
      for (constant, head) in constants {
        try output(head)
        try output(constant.bytes)
      }
      try output(tail)
    }
  }

  /// What stands before the graph.
  private var head: [UInt8] {
    var model = ProtobufWriter()
    model.write(Self.format, field: 1)
    model.write("thresh", field: 2)
    model.write(producerVersion, field: 3)
    model.write(sentence, field: 6)
    return model.bytes
  }

  /// What stands behind the graph.
  private var tail: [UInt8] {
    var model = ProtobufWriter()
    model.write(field: 8) { opset in
      opset.write("", field: 1)
      opset.write(Self.opset, field: 2)
    }
    for (key, text) in metadata {
      model.write(field: 14) { entry in
        entry.write(key, field: 1)
        entry.write(text, field: 2)
      }
    }
    return model.bytes
  }

  /// All of the graph but its constants.
  private var graphHead: [UInt8] {
    var message = ProtobufWriter()
    for node in graph.nodes { message.write(field: 1) { node.write(to: &$0) } }
    message.write("network", field: 2)
    for port in graph.inputs { message.write(field: 11) { port.write(to: &$0) } }
    for port in graph.outputs { message.write(field: 12) { port.write(to: &$0) } }
    return message.bytes
  }
}

extension ONNXGraph.Node {
  fileprivate func write(to message: inout ProtobufWriter) {
    for input in inputs { message.write(input, field: 1) }
    message.write(output, field: 2)
    message.write(output, field: 3)
    message.write(operation, field: 4)
    for attribute in attributes { message.write(field: 5) { attribute.write(to: &$0) } }
  }
}

extension ONNXGraph.Attribute {
  fileprivate func write(to message: inout ProtobufWriter) {
    message.write(name, field: 1)
    switch value {
    case .float(let value):
      message.write(value, field: 2)
      message.write(1, field: 20)
    case .integer(let value):
      message.write(value, field: 3)
      message.write(2, field: 20)
    case .integers(let values):
      for value in values { message.write(value, field: 8) }
      message.write(7, field: 20)
    }
  }
}

extension ONNXGraph.Port {
  fileprivate func write(to message: inout ProtobufWriter) {
    message.write(name, field: 1)
    message.write(field: 2) { type in
      type.write(field: 1) { tensor in
        tensor.write(self.type.rawValue, field: 1)
        tensor.write(field: 2) { dimensions in
          for length in shape {
            dimensions.write(field: 1) { dimension in
              if let length {
                dimension.write(length, field: 1)
              } else {
                dimension.write("batch", field: 2)
              }
            }
          }
        }
      }
    }
  }
}

extension ONNXGraph.Constant {
  fileprivate var type: ONNXType {
    switch values {
    case .floats: .float
    case .doubles: .double
    case .integers: .int64
    }
  }

  /// Of the values alone.
  fileprivate var byteCount: Int {
    switch values {
    case .floats(let values): values.count * 4
    case .doubles(let values): values.count * 8
    case .integers(let values): values.count * 8
    }
  }

  fileprivate var bytes: [UInt8] {
    switch values {
    case .floats(let values): return LittleEndianWords.bytes(of: values[...])
    case .doubles(let values):
      return values.reduce(into: []) { LittleEndianWords.append($1.bitPattern, to: &$0) }
    case .integers(let values):
      return values.reduce(into: []) { LittleEndianWords.append($1, to: &$0) }
    }
  }

  /// All of its field in the graph that stands before its values.
  fileprivate var head: [UInt8] {
    var tensor = ProtobufWriter()
    for length in shape { tensor.write(length, field: 1) }
    tensor.write(type.rawValue, field: 2)
    tensor.write(name, field: 8)
    tensor.begin(field: 9, count: byteCount)
    var field = ProtobufWriter()
    field.begin(field: 5, count: tensor.bytes.count + byteCount)
    return field.bytes + tensor.bytes
  }
}
