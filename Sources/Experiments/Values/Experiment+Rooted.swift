import Foundation

extension Experiment {
  /// The same experiment with its files named from the root, so that it can be read anywhere.
  ///
  /// - Parameter directory: where its relative paths start.
  package func rooted(at directory: String) -> Experiment {
    var rooted = self
    let base = URL(filePath: directory, directoryHint: .isDirectory)
    func absolute(_ path: String) -> String {
      URL(filePath: path, relativeTo: base).standardizedFileURL.path
    }
    for index in data.sources.indices where !data.sources[index].isDrawn {
      rooted.data.sources[index].path = absolute(data.sources[index].path)
    }
    rooted.data.split.lists = data.split.lists.map(absolute)
    rooted.weights?.file = weights.map { absolute($0.file) } ?? ""
    return rooted
  }
}
