import NeuralNetwork

/// Reads the layers of a network.
///
/// An entry of the list is a layer's name, or a map of that name to its settings; where there is one
/// setting that matters most, a plain value stands for it:
/// ```yaml
/// - conv: 32                                # channels: 32
/// - conv: {channels: 32, kernel: 5, stride: 2, padding: 2, bias: false}
/// - batch-norm
/// - relu
/// - max-pool: 2                             # size: 2; stride is the size unless given
/// - max-pool: {size: 3, stride: 2, padding: 1}
/// - average-pool: {size: 3, stride: 2}
/// - dropout: 0.25                           # rate: 0.25
/// - residual:                               # the sum of two branches over the same input
///     body: [{conv: 64}, batch-norm, relu, {conv: 64}, batch-norm]
///     shortcut: []                          # empty: the input itself
/// - global-average-pool                     # or flatten
/// - dense: 128                              # units: 128
/// ```
/// The last layer, with an output for each label, is not in the list: it comes by itself.
struct LayerReader {
  let report: SettingsReader.Report
  let path: String

  static let about = "the network layer by layer, as {conv: 32}, relu, {max-pool: 2}"

  enum Kind: String, CaseIterable {
    case conv
    case batchNorm = "batch-norm"
    case relu
    case maxPool = "max-pool"
    case averagePool = "average-pool"
    case globalAveragePool = "global-average-pool"
    case flatten, dropout, dense, residual
  }

  private static let words = Kind.allCases.map(\.rawValue)

  /// Puts the settings of every kind of layer into the reference.
  func describe() {
    report.onlyNotes {
      for kind in Kind.allCases { _ = layer(kind, nil, path: "\(path).\(kind.rawValue)") }
    }
  }

  func layers(_ tree: SettingsTree) -> [LayerDescription] {
    switch tree.content {
    case .refused: return []
    case .list(let items):
      return items.enumerated().compactMap { index, item in
        LayerReader(report: report, path: "\(path).\(index)").layer(item)
      }
    default:
      complain(
        at: tree, .notAllowed(found: tree.summary, allowed: "a list of layers", nearest: nil))
      return []
    }
  }

  private func layer(_ item: SettingsTree) -> LayerDescription? {
    var name = item.plainText
    var settings: SettingsTree?
    if case .map(let entries) = item.content {
      guard entries.count == 1 else {
        complain(
          at: item,
          .contradiction(
            "has \(entries.count) keys, and a layer has one; more settings go into a map, as "
              + "conv: {channels: 32, kernel: 5}"))
        return nil
      }
      name = entries[0].key
      settings = entries[0].value
    }
    guard item.content != .refused else { return nil }
    guard let name, let kind = Kind(rawValue: name) else {
      complain(
        at: item,
        .notAllowed(
          found: name ?? item.summary, allowed: Self.words.joined(separator: ", "),
          nearest: name.flatMap { Nearest.word(to: $0, among: Self.words) }))
      return nil
    }
    let isEmpty = settings?.plainText == ""
    if settings == nil { settings = SettingsTree(content: .map([]), place: item.place) }
    return layer(kind, isEmpty ? nil : settings, path: "\(path).\(name)")
  }

  private func complain(at tree: SettingsTree, _ problem: ExperimentProblem) {
    report.problems.append(
      ExperimentFileProblem(place: tree.place, key: path, problem: problem))
  }

  private func layer(_ kind: Kind, _ tree: SettingsTree?, path: String) -> LayerDescription? {
    func settings<Layer>(_ short: String?, _ read: (SettingsReader) -> Layer) -> Layer {
      let reader = SettingsReader(tree, path: path, short: short, report: report)
      defer { reader.finish() }
      return read(reader)
    }
    func plain(_ layer: LayerDescription) -> LayerDescription {
      if let tree, tree.content != .map([]), tree.content != .refused {
        report.problems.append(
          ExperimentFileProblem(
            place: tree.place, key: path, problem: .contradiction("takes no settings")))
      }
      return layer
    }
    switch kind {
    case .batchNorm: return plain(.batchNormalization)
    case .relu: return plain(.relu)
    case .globalAveragePool: return plain(.globalAveragePool)
    case .flatten: return plain(.flatten)
    case .conv: return settings("channels", convolution)
    case .maxPool: return settings("size", maxPool)
    case .averagePool:
      return settings("size") { reader in
        let (size, stride) = window(reader)
        return .averagePool(size: size, stride: stride)
      }
    case .dropout:
      return settings("rate") {
        $0.required("rate", .number(0..<1), "share of values that a step leaves out")
          .map(LayerDescription.dropout)
      }
    case .dense:
      return settings("units") {
        $0.required("units", .integer(1...65_536), "values that come out")
          .map(LayerDescription.dense)
      }
    case .residual: return settings(nil, residual)
    }
  }

  private func convolution(_ reader: SettingsReader) -> LayerDescription? {
    let channels = reader.required("channels", .integer(1...4096), "values a pixel that come out")
    let kernel = reader.value("kernel", .odd(1...31), default: 3, "side of the window")
    let stride = reader.value(
      "stride", .integer(1...32), default: 1, "pixels from window to window")
    let padding = reader.value(
      "padding", .or("same", .integer(0...31)), default: nil,
      "rows and columns of zeros at each edge; same is (kernel - 1) / 2")
    let bias = reader.value(
      "bias", .truth, default: true, "adds a trained number; without use before batch-norm")
    if let padding, padding >= kernel {
      reader.complain(
        "padding",
        .contradiction("is \(padding), not below the kernel, which is \(kernel): windows of zeros"))
    }
    return channels.map {
      .convolution(channels: $0, kernel: kernel, stride: stride, padding: padding, bias: bias)
    }
  }

  private func maxPool(_ reader: SettingsReader) -> LayerDescription {
    let (size, stride) = window(reader)
    let padding = reader.value(
      "padding", .integer(0...7), default: 0,
      "rows and columns beyond each edge that windows reach into; nothing wins there")
    if padding > size / 2 {
      reader.complain(
        "padding", .contradiction("is \(padding), more than half of the size, which is \(size)"))
    }
    return .maxPool(size: size, stride: stride, padding: padding)
  }

  private func window(_ reader: SettingsReader) -> (size: Int, stride: Int) {
    let size = reader.value("size", .integer(1...15), default: 2, "side of the window")
    let stride = reader.value(
      "stride", .integer(1...64), default: size,
      "pixels from window to window; the size if not given")
    return (size, stride)
  }

  private func residual(_ reader: SettingsReader) -> LayerDescription? {
    reader.note("body", type: "a list of layers", standard: nil, "the branch that learns")
    reader.note(
      "shortcut", type: "a list of layers", standard: "[]", "the other one; empty is the input")
    func branch(_ key: String) -> [LayerDescription] {
      guard let tree = reader.entry(key)?.value else { return [] }
      return LayerReader(report: report, path: reader.full(key)).layers(tree)
    }
    if !reader.isGiven("body") { reader.complain("body", .missing(allowed: "a list of layers")) }
    let body = branch("body")
    return .residual(body: body, shortcut: branch("shortcut"))
  }
}
