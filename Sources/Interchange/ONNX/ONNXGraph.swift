/// Nodes and constants of an ONNX graph, in the order in which they are computed.
struct ONNXGraph {
  struct Node {
    var operation: String
    var inputs: [String]
    /// Also the name of the node, which has one output.
    var output: String
    var attributes: [Attribute]
  }

  struct Attribute {
    enum Value {
      case integer(Int)
      case integers([Int])
      case float(Float)
    }

    var name: String
    var value: Value

    static func integer(_ name: String, _ value: Int) -> Attribute {
      Attribute(name: name, value: .integer(value))
    }

    static func integers(_ name: String, _ values: [Int]) -> Attribute {
      Attribute(name: name, value: .integers(values))
    }

    static func float(_ name: String, _ value: Float) -> Attribute {
      Attribute(name: name, value: .float(value))
    }
  }

  /// A constant: in ONNX's word, an initializer.
  struct Constant {
    enum Values {
      case floats([Float])
      case doubles([Double])
      case integers([Int])
    }

    var name: String
    var shape: [Int]
    var values: Values
  }

  /// What is fed in or given out; nil stands for the number of images.
  struct Port {
    var name: String
    var type: ONNXType
    var shape: [Int?]
  }

  private(set) var nodes: [Node] = []
  private(set) var constants: [Constant] = []
  var inputs: [Port] = []
  var outputs: [Port] = []

  /// - Returns: the name of what the node gives.
  @discardableResult
  mutating func add(
    _ operation: String, _ inputs: [String], as output: String, _ attributes: [Attribute] = []
  ) -> String {
    nodes.append(
      Node(operation: operation, inputs: inputs, output: output, attributes: attributes))
    return output
  }

  mutating func add(_ name: String, _ shape: [Int], _ values: [Float]) -> String {
    add(Constant(name: name, shape: shape, values: .floats(values)))
  }

  mutating func add(_ name: String, _ shape: [Int], _ values: [Double]) -> String {
    add(Constant(name: name, shape: shape, values: .doubles(values)))
  }

  mutating func add(_ name: String, _ values: [Int]) -> String {
    add(Constant(name: name, shape: [values.count], values: .integers(values)))
  }

  private mutating func add(_ constant: Constant) -> String {
    constants.append(constant)
    return constant.name
  }
}

/// Types of values, with their numbers in `TensorProto.DataType`.
enum ONNXType: Int {
  case float = 1
  case int64 = 7
  case bool = 9
  case double = 11
}
