import NeuralNetwork

extension LayerDescription {
  /// The layer as an entry of `network.layers`, on one line.
  var yaml: String {
    switch self {
    case .convolution(let channels, let kernel, let stride, let padding, let bias):
      entry(
        .conv,
        [
          ("channels", String(channels)), ("kernel", String(kernel)), ("stride", String(stride)),
          ("padding", padding.map { String($0) } ?? "same"), ("bias", String(bias)),
        ])
    case .batchNormalization: LayerReader.Kind.batchNorm.rawValue
    case .relu: LayerReader.Kind.relu.rawValue
    case .globalAveragePool: LayerReader.Kind.globalAveragePool.rawValue
    case .flatten: LayerReader.Kind.flatten.rawValue
    case .maxPool(let size, let stride, let padding):
      entry(
        .maxPool,
        [("size", String(size)), ("stride", String(stride))]
          + (padding == 0 ? [] : [("padding", String(padding))]))
    case .averagePool(let size, let stride):
      entry(.averagePool, [("size", String(size)), ("stride", String(stride))])
    case .dropout(let rate): entry(.dropout, [("rate", YAMLWriter.number(rate))])
    case .dense(let units): entry(.dense, [("units", String(units))])
    case .residual(let body, let shortcut):
      entry(
        .residual,
        [
          ("body", YAMLWriter.list(body.map(\.yaml))),
          ("shortcut", YAMLWriter.list(shortcut.map(\.yaml))),
        ])
    }
  }

  private func entry(_ kind: LayerReader.Kind, _ settings: [(String, String)]) -> String {
    YAMLWriter.map([(kind.rawValue, YAMLWriter.map(settings))])
  }
}
