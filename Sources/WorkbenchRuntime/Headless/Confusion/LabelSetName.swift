import Metrics

/// Label sets as they are written: `cat+dog`, `none`, and `other` for the rarer ones of a table.
enum LabelSetName {
  static let none = "none"
  static let other = "other"

  static func text(of line: LabelSetConfusion.Line, _ labels: [String]) -> String {
    switch line {
    case .other: other
    case .labels(let set): text(of: set, labels)
    }
  }

  static func text(of set: [Int], _ labels: [String]) -> String { text(set.map { labels[$0] }) }

  static func text(_ names: [String]) -> String {
    names.isEmpty ? none : names.joined(separator: "+")
  }
}
