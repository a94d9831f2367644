import Kernels

/// Which tensors of a file are which of a network, to start from them.
///
/// Names are the network's own (`layers.0.weight`), or torchvision's for a residual network
/// (`conv1.weight`), each with or without `module.`, `model.` or `backbone.` before it. Every tensor
/// of the network must be there in its shape but those of the head, which is taken only where that is
/// asked for. What the file holds in addition is left out, unless it is named like a part of the
/// network: then the file is of another one.
package struct WeightsMatch: Equatable, Sendable {
  /// Under the network's own names.
  package let taken: [NamedTensor]
  /// Names in the file that mean nothing to the network.
  package let leftOut: [String]
  package let takesHead: Bool
  package let isTorchvision: Bool

  /// - Parameters:
  ///   - tensors: as they are in the file.
  ///   - labels: outputs of the network; any number where the head is not taken.
  /// - Throws: `WeightsError` for tensors that do not fit.
  package init(
    _ tensors: [NamedTensor], to network: NetworkDescription, input: ImageShape, labels: Int,
    takesHead: Bool
  ) throws(WeightsError) {
    let found = try Self.named(tensors)
    let comparison = WeightsComparison(
      found, to: network, input: input, labels: labels, takesHead: takesHead)
    if var mismatch = comparison.mismatch {
      mismatch.fitting = NetworkPreset.allCases.first { preset in
        preset.layers != network.layers
          && WeightsComparison(
            found, to: .preset(preset), input: input, labels: labels, takesHead: false
          ).mismatch == nil
      }
      throw .mismatch(mismatch)
    }
    try Self.checkValues(comparison.pairs)
    taken = comparison.pairs.map { own, tensor in
      NamedTensor(name: own, shape: tensor.shape, values: tensor.values)
    }
    leftOut = comparison.strange.sorted()
    self.takesHead = takesHead
    isTorchvision = comparison.isTorchvision
  }

  private static let prefixes = ["module.", "model.", "backbone.", "_orig_mod."]

  /// The tensors by name, without prefixes and without what no network starts from: moments, averages,
  /// and PyTorch's count of the batches a normalisation has seen.
  private static func named(_ tensors: [NamedTensor]) throws(WeightsError) -> [String: NamedTensor]
  {
    var named: [String: NamedTensor] = [:]
    for tensor in tensors {
      var name = tensor.name[...]
      while let prefix = prefixes.first(where: { name.hasPrefix($0) }) {
        name = name.dropFirst(prefix.count)
      }
      if name.hasPrefix("optimizer.") || name.hasPrefix("averaged.")
        || name.hasSuffix("num_batches_tracked")
      {
        continue
      }
      if let other = named.updateValue(tensor, forKey: String(name)) {
        throw .tensor(tensor.name, problem: "means the same as \(other.name)")
      }
    }
    return named
  }

  private static func checkValues(_ pairs: [(own: String, tensor: NamedTensor)])
    throws(WeightsError)
  {
    for (own, tensor) in pairs {
      if let bad = tensor.values.first(where: { !$0.isFinite }) {
        throw .tensor(tensor.name, problem: "holds \(bad); it needs finite values")
      }
      if own.hasSuffix("running_var"), let least = tensor.values.min(), least < 0 {
        throw .tensor(tensor.name, problem: "holds \(least); it needs values of at least 0")
      }
    }
  }
}

/// The tensors of a file beside those of a network.
private struct WeightsComparison {
  /// Those that are there in the right shape, with the network's names for them.
  var pairs: [(own: String, tensor: NamedTensor)] = []
  /// Names of tensors that are none of the network's.
  var strange: [String] = []
  let isTorchvision: Bool
  /// Nil where all fits.
  var mismatch: WeightsError.Mismatch?

  /// - Parameter found: by name without prefix.
  init(
    _ found: [String: NamedTensor], to network: NetworkDescription, input: ImageShape, labels: Int,
    takesHead: Bool
  ) {
    // Of a network that cannot be nothing is wanted, and nothing found.
    let plan = try? Plan(
      network, input: input, labels: labels, maximumBatch: 1, workers: Workers(count: 1))
    let wanted = (plan.map { $0.parameters.tensors + $0.statistics.tensors } ?? [])
      .filter { takesHead || !$0.name.hasPrefix("head.") }
    let own = wanted.map(\.name)
    let names = ResNetNames(network)
    let torchvision = own.map { names?.torchvision($0) ?? $0 }
    func count(_ names: [String]) -> Int { names.count { found[$0] != nil } }
    isTorchvision = count(torchvision) > count(own)
    let expected = isTorchvision ? torchvision : own

    var mismatch = WeightsError.Mismatch(wanted: wanted.count)
    for (tensor, name) in zip(wanted, expected) {
      guard let source = found[name] else {
        mismatch.missing.append(name)
        continue
      }
      if source.shape == tensor.shape {
        pairs.append((tensor.name, source))
      } else {
        mismatch.misshapen.append("\(source.name) is \(source.shape), needs \(tensor.shape)")
      }
    }
    let known = Set(expected)
    let parts = Set(expected.map(Self.part))
    for (name, tensor) in found where !known.contains(name) {
      strange.append(tensor.name)
      if parts.contains(Self.part(name)) { mismatch.unexpected.append(tensor.name) }
    }
    mismatch.unexpected.sort()
    mismatch.sample = found.values.map(\.name).min()
    if pairs.isEmpty || !mismatch.isEmpty { self.mismatch = mismatch }
  }

  /// The first part of a dotted name; for a layer, that of all layers.
  private static func part(_ name: String) -> Substring {
    let first = name.prefix { $0 != "." }
    return first.hasPrefix("layer") ? "layer" : first
  }
}
