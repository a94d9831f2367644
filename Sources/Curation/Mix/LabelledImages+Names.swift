import Datasets

extension LabelledImages {
  /// The labels of these names, ascending.
  ///
  /// - Parameter key: what names them, for the sentence of an error.
  func indices(of names: [String], for key: String) throws(CurationError) -> [Int] {
    var indices: [Int] = []
    for name in names {
      guard let index = labels.firstIndex(of: name) else {
        throw CurationError(
          "\(key) names the label \(name); allowed: \(labels.joined(separator: ", "))"
            + CurationError.guess(name, among: labels))
      }
      indices.append(index)
    }
    return indices.sorted()
  }
}
