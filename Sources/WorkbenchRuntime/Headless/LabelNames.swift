import Datasets

/// Labels as a person names them.
struct LabelNames {
  private let labels: [String]

  init(_ labels: [String]) { self.labels = labels }

  /// - Parameter option: where the name was written, for the error.
  func place(of name: String, _ option: String) throws(RuntimeError) -> Int {
    if let place = labels.firstIndex(of: name) { return place }
    let near = NearestName.among(labels, to: name).map { "; did you mean \($0)?" } ?? ""
    let some = labels.prefix(12).joined(separator: ", ")
    let more = labels.count > 12 ? " and \(labels.count - 12) more" : ""
    throw RuntimeError("\(option): there is no label \(name); allowed: \(some)\(more)\(near)")
  }
}
