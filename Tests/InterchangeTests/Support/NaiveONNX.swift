import Foundation

@testable import Interchange

/// Computes an ONNX file's graph by the definitions of its operators, in double precision.
///
/// - Source: onnx.ai/onnx/operators, opset 17, as far as the files of this program need them.
struct NaiveONNX {
  struct Tensor: Equatable {
    var shape: [Int]
    var values: [Double]
  }

  struct Node {
    var operation = ""
    var inputs: [String] = []
    var output = ""
    var attributes: [String: [Int]] = [:]
    var epsilon: Float = 0
  }

  private(set) var nodes: [Node] = []
  private(set) var constants: [String: Tensor] = [:]
  private(set) var metadata: [String: String] = [:]
  private(set) var version = 0
  private(set) var opset = 0

  init(_ bytes: [UInt8]) throws {
    try Self.fields(bytes[...]) { field, value in
      switch field {
      case 1: version = value.number ?? 0
      case 7: try readGraph(value.slice ?? [])
      case 8: try Self.fields(value.slice ?? []) { if $0 == 2 { opset = $1.number ?? 0 } }
      case 14:
        var entry = ("", "")
        try Self.fields(value.slice ?? []) {
          if $0 == 1 { entry.0 = try $1.text() ?? "" } else { entry.1 = try $1.text() ?? "" }
        }
        metadata[entry.0] = entry.1
      default: break
      }
    }
  }

  /// All values that the graph names.
  func values(images: Tensor) -> [String: Tensor] {
    var values = constants
    values["images"] = images
    for node in nodes {
      values[node.output] = result(of: node, node.inputs.compactMap { values[$0] })
    }
    return values
  }

  // MARK: Reading

  private static func fields(
    _ bytes: ArraySlice<UInt8>, _ body: (Int, ProtobufReader.Value) throws -> Void
  ) throws {
    var reader = ProtobufReader(bytes)
    while let (field, value) = try reader.next() { try body(field, value) }
  }

  private mutating func readGraph(_ bytes: ArraySlice<UInt8>) throws {
    try Self.fields(bytes) { field, value in
      if field == 1 { try readNode(value.slice ?? []) }
      if field == 5 { try readConstant(value.slice ?? []) }
    }
  }

  private mutating func readNode(_ bytes: ArraySlice<UInt8>) throws {
    var node = Node()
    try Self.fields(bytes) { field, value in
      switch field {
      case 1: node.inputs.append(try value.text() ?? "")
      case 2: node.output = try value.text() ?? ""
      case 4: node.operation = try value.text() ?? ""
      case 5:
        var (name, numbers) = ("", [Int]())
        try Self.fields(value.slice ?? []) { field, value in
          switch field {
          case 1: name = try value.text() ?? ""
          case 2: if case .fixed32(let word) = value { node.epsilon = Float(bitPattern: word) }
          case 3, 8: numbers.append(value.number ?? 0)
          default: break
          }
        }
        node.attributes[name] = numbers
      default: break
      }
    }
    nodes.append(node)
  }

  private mutating func readConstant(_ bytes: ArraySlice<UInt8>) throws {
    var (name, shape, type) = ("", [Int](), 0)
    var values: [Double] = []
    try Self.fields(bytes) { field, value in
      switch field {
      case 1: shape.append(value.number ?? 0)
      case 2: type = value.number ?? 0
      case 8: name = try value.text() ?? ""
      case 9:
        var words = ProtobufReader(value.slice ?? [])
        while !words.isAtEnd {
          switch type {
          case 1: values.append(Double(Float(bitPattern: try words.word())))
          case 7: values.append(Double(try words.word() as Int64))
          default: values.append(Double(bitPattern: try words.word()))
          }
        }
      default: break
      }
    }
    constants[name] = Tensor(shape: shape, values: values)
  }

  // MARK: Operators

  private func result(of node: Node, _ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    switch node.operation {
    case "Relu": return Self.map(x) { max($0, 0) }
    case "Sigmoid": return Self.map(x) { 1 / (1 + exp(-$0)) }
    case "Log": return Self.map(x) { log($0) }
    case "Cast": return x
    case "Sub": return Self.join(x, inputs[1], -)
    case "Add": return Self.join(x, inputs[1], +)
    case "Mul": return Self.join(x, inputs[1], *)
    case "Div": return Self.join(x, inputs[1], /)
    case "Min": return Self.join(x, inputs[1], min)
    case "GreaterOrEqual": return Self.join(x, inputs[1]) { $0 >= $1 ? 1 : 0 }
    case "Clip": return Self.map(x) { min(max($0, inputs[1].values[0]), inputs[2].values[0]) }
    case "Conv": return Self.convolution(x, inputs[1], bias: inputs.dropFirst(2).first, node)
    case "MaxPool": return Self.pool(x, node) { $0.max() ?? 0 }
    case "AveragePool": return Self.pool(x, node) { $0.reduce(0, +) / Double($0.count) }
    case "GlobalAveragePool":
      let size = x.shape[2] * x.shape[3]
      let means = stride(from: 0, to: x.values.count, by: size).map {
        x.values[$0..<$0 + size].reduce(0, +) / Double(size)
      }
      return Tensor(shape: [x.shape[0], x.shape[1], 1, 1], values: means)
    case "Flatten":
      return Tensor(shape: [x.shape[0], x.values.count / x.shape[0]], values: x.values)
    case "BatchNormalization": return Self.normalization(inputs, epsilon: node.epsilon)
    case "Gemm":
      let product = Self.product(x, Self.transposed(inputs[1]))
      return Self.join(product, inputs[2], +)
    case "MatMul": return Self.product(x, inputs[1])
    case "Softmax": return Self.softmax(x)
    case "Concat": return Self.columns(inputs)
    case "Slice":
      let columns = Int(inputs[1].values[0])..<Int(inputs[2].values[0])
      return Tensor(
        shape: [x.shape[0], columns.count],
        values: (0..<x.shape[0]).flatMap { row in
          columns.map { x.values[row * x.shape[1] + $0] }
        })
    case "Unsqueeze": return Tensor(shape: x.shape + [1], values: x.values)
    case "ReduceSum":
      let size = x.shape[x.shape.count - 1]
      return Tensor(
        shape: x.shape.dropLast(),
        values: stride(from: 0, to: x.values.count, by: size).map {
          x.values[$0..<$0 + size].reduce(0, +)
        })
    default: preconditionFailure("no operator \(node.operation)")
    }
  }

  private static func map(_ x: Tensor, _ body: (Double) -> Double) -> Tensor {
    Tensor(shape: x.shape, values: x.values.map(body))
  }

  /// Elementwise, lengths of 1 stretched.
  private static func join(
    _ a: Tensor, _ b: Tensor, _ body: (Double, Double) -> Double
  ) -> Tensor {
    let rank = max(a.shape.count, b.shape.count)
    func padded(_ shape: [Int]) -> [Int] {
      Array(repeating: 1, count: rank - shape.count) + shape
    }
    let (left, right) = (padded(a.shape), padded(b.shape))
    let shape = zip(left, right).map { max($0, $1) }
    let values = (0..<shape.reduce(1, *)).map { index in
      var (rest, places, strides) = (index, (0, 0), (1, 1))
      for axis in (0..<rank).reversed() {
        let place = rest % shape[axis]
        rest /= shape[axis]
        if left[axis] > 1 { places.0 += place * strides.0 }
        if right[axis] > 1 { places.1 += place * strides.1 }
        strides = (strides.0 * left[axis], strides.1 * right[axis])
      }
      return body(a.values[places.0], b.values[places.1])
    }
    return Tensor(shape: shape, values: values)
  }

  private static func convolution(
    _ x: Tensor, _ w: Tensor, bias: Tensor?, _ node: Node
  ) -> Tensor {
    let (pad, step) = (node.attributes["pads"]?[0] ?? 0, node.attributes["strides"]?[0] ?? 1)
    let (images, inputs, height, width) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3])
    let (outputs, side) = (w.shape[0], w.shape[2])
    let rows = (height + 2 * pad - side) / step + 1
    let columns = (width + 2 * pad - side) / step + 1
    var values: [Double] = []
    for image in 0..<images {
      for output in 0..<outputs {
        for row in 0..<rows {
          for column in 0..<columns {
            var sum = bias?.values[output] ?? 0
            for input in 0..<inputs {
              for y in 0..<side where (0..<height).contains(row * step + y - pad) {
                for z in 0..<side where (0..<width).contains(column * step + z - pad) {
                  let place = (image * inputs + input) * height + row * step + y - pad
                  sum +=
                    x.values[place * width + column * step + z - pad]
                    * w.values[((output * inputs + input) * side + y) * side + z]
                }
              }
            }
            values.append(sum)
          }
        }
      }
    }
    return Tensor(shape: [images, outputs, rows, columns], values: values)
  }

  private static func pool(_ x: Tensor, _ node: Node, _ body: ([Double]) -> Double) -> Tensor {
    let (side, step) = (
      node.attributes["kernel_shape"]?[0] ?? 1, node.attributes["strides"]?[0] ?? 1
    )
    let padding = node.attributes["pads"]?[0] ?? 0
    let (height, width) = (x.shape[2], x.shape[3])
    let (rows, columns) = (
      (height + 2 * padding - side) / step + 1, (width + 2 * padding - side) / step + 1
    )
    var values: [Double] = []
    for map in 0..<x.shape[0] * x.shape[1] {
      for row in 0..<rows {
        for column in 0..<columns {
          values.append(
            body(
              (0..<side * side).compactMap { place in
                let y = row * step - padding + place / side
                let across = column * step - padding + place % side
                guard (0..<height).contains(y), (0..<width).contains(across) else { return nil }
                return x.values[(map * height + y) * width + across]
              }))
        }
      }
    }
    return Tensor(shape: [x.shape[0], x.shape[1], rows, columns], values: values)
  }

  private static func normalization(_ inputs: [Tensor], epsilon: Float) -> Tensor {
    let x = inputs[0]
    let size = x.shape.dropFirst(2).reduce(1, *)
    var result = x
    for index in x.values.indices {
      let channel = index / size % x.shape[1]
      let (mean, variance) = (inputs[3].values[channel], inputs[4].values[channel])
      result.values[index] =
        (x.values[index] - mean) / (variance + Double(epsilon)).squareRoot()
        * inputs[1].values[channel] + inputs[2].values[channel]
    }
    return result
  }

  private static func transposed(_ x: Tensor) -> Tensor {
    let (rows, columns) = (x.shape[0], x.shape[1])
    return Tensor(
      shape: [columns, rows],
      values: (0..<columns * rows).map { x.values[$0 % rows * columns + $0 / rows] })
  }

  private static func product(_ a: Tensor, _ b: Tensor) -> Tensor {
    let (rows, inner, columns) = (a.shape[0], a.shape[1], b.shape[1])
    var values: [Double] = []
    for row in 0..<rows {
      for column in 0..<columns {
        values.append(
          (0..<inner).reduce(0) {
            $0 + a.values[row * inner + $1] * b.values[$1 * columns + column]
          })
      }
    }
    return Tensor(shape: [rows, columns], values: values)
  }

  private static func softmax(_ x: Tensor) -> Tensor {
    var result = x
    let columns = x.shape[1]
    for start in stride(from: 0, to: x.values.count, by: columns) {
      let powers = x.values[start..<start + columns].map { exp($0) }
      let sum = powers.reduce(0, +)
      for column in 0..<columns { result.values[start + column] = powers[column] / sum }
    }
    return result
  }

  private static func columns(_ parts: [Tensor]) -> Tensor {
    let rows = parts[0].shape[0]
    let widths = parts.map { $0.shape[1] }
    let values = (0..<rows).flatMap { row in
      zip(parts, widths).flatMap { part, width in part.values[row * width..<(row + 1) * width] }
    }
    return Tensor(shape: [rows, widths.reduce(0, +)], values: values)
  }
}
