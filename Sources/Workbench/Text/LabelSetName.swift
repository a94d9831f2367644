import Metrics

extension LabelSetConfusion.Line {
  /// `cat+dog`, or `none`.
  func name(_ name: (Int) -> String) -> String {
    switch self {
    case .labels(let labels): labelSetName(labels.map(name))
    case .other: "other sets"
    }
  }
}

/// How a set of labels is called everywhere: `cat+dog`, or `none`.
func labelSetName(_ labels: [String]) -> String {
  labels.isEmpty ? "none" : labels.joined(separator: "+")
}
