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
          "\(key) names the label \(name); the data has \(labels.joined(separator: ", "))")
      }
      indices.append(index)
    }
    return indices.sorted()
  }
}
