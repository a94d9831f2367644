/// A value under a tag, for one of TensorBoard's panels.
package struct BoardSummary: Equatable, Sendable {
  enum Value: Equatable, Sendable {
    /// In the form every reader knows; 24 bits of precision.
    case scalar(Float)
    case tensor(BoardTensor)
  }

  package var tag: String
  /// Which panel shows it, and what that panel has to know beside the value.
  var plugin: String
  var content: [UInt8] = []
  /// In Markdown, shown beside the tag.
  var about = ""
  var value: Value

  /// - Source: TensorFlow's `core/framework/summary.proto`.
  func write(into writer: inout ProtobufWriter, describing: Bool) {
    writer.write(tag, field: 1)
    switch value {
    case .scalar(let number): writer.write(number, field: 2)
    case .tensor(let tensor): writer.write(field: 8) { tensor.write(into: &$0) }
    }
    guard describing else { return }
    writer.write(field: 9) { metadata in
      metadata.write(field: 1) { data in
        data.write(plugin, field: 1)
        if !content.isEmpty { data.write(content, field: 2) }
      }
      if !about.isEmpty { metadata.write(about, field: 3) }
    }
  }
}

/// Numbers or strings with a shape.
///
/// - Source: TensorFlow's `core/framework/tensor.proto` and `types.proto`.
struct BoardTensor: Equatable, Sendable {
  enum Elements: Equatable, Sendable {
    case floats([Float])
    case doubles([Double])
    case strings([[UInt8]])
  }

  /// Empty for a single element.
  var shape: [Int]
  var elements: Elements

  func write(into writer: inout ProtobufWriter) {
    let type =
      switch elements {
      case .floats: 1
      case .doubles: 2
      case .strings: 7
      }
    writer.write(type, field: 1)
    writer.write(field: 2) { shape in
      for side in self.shape {
        shape.write(field: 2) { if side != 0 { $0.write(side, field: 1) } }
      }
    }
    switch elements {
    case .floats(let values): if !values.isEmpty { writer.write(packed: values, field: 5) }
    case .doubles(let values): if !values.isEmpty { writer.write(packed: values, field: 6) }
    case .strings(let values): for value in values { writer.write(value, field: 8) }
    }
  }
}
