/// Weights that a network cannot start from, as a clause about the file that holds them.
package enum WeightsError: Error, Equatable, CustomStringConvertible {
  /// One tensor is bad in itself.
  case tensor(String, problem: String)
  case mismatch(Mismatch)

  /// How a file's tensors differ from a network's.
  package struct Mismatch: Equatable, Sendable {
    /// How many tensors the network needs.
    let wanted: Int
    /// As the file would have to name them.
    var missing: [String] = []
    /// `conv1.weight is [64, 3, 7, 7], needs [64, 3, 3, 3]`
    var misshapen: [String] = []
    /// As the file names them.
    var unexpected: [String] = []
    /// A name in the file; nil where nothing in it can be a weight.
    var sample: String?
    /// A network that the file is of.
    var fitting: NetworkPreset?

    var isEmpty: Bool { missing.isEmpty && misshapen.isEmpty && unexpected.isEmpty }
  }

  package var description: String {
    switch self {
    case .tensor(let name, let problem): "its tensor \(name) \(problem)"
    case .mismatch(let mismatch): mismatch.clause
    }
  }
}

extension WeightsError.Mismatch {
  fileprivate var clause: String {
    var parts: [String] = []
    if let sample, missing.count == wanted {
      parts.append(
        "it has none of the network's \(wanted) tensors: \(Self.some(missing)); it has \(sample)")
    } else if sample == nil {
      parts.append("it has no tensor that can be a weight; the network needs \(Self.some(missing))")
    } else if !missing.isEmpty {
      parts.append("it lacks \(missing.count) of \(wanted) tensors: \(Self.some(missing))")
    }
    if !misshapen.isEmpty {
      parts.append("of another shape: \(Self.some(misshapen))")
    }
    if !unexpected.isEmpty {
      parts.append("of another network: \(Self.some(unexpected))")
    }
    if let fitting { parts.append("it fits the preset \(fitting.rawValue)") }
    return parts.joined(separator: "; ")
  }

  private static func some(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}
