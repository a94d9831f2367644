/// A text of several styles, drawn as one.
package struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
  package struct Run: Hashable, Sendable {
    package var text: String
    package var style: Style
  }

  package var runs: [Run]

  package init(_ text: String = "", _ style: Style = .plain) {
    runs = text.isEmpty ? [] : [Run(text: text, style: style)]
  }

  package init(stringLiteral value: String) { self.init(value) }

  /// The columns it takes on one line.
  package var width: Int { runs.reduce(0) { $0 + DisplayWidth.of($1.text) } }
  /// The words without the styles.
  package var plain: String { runs.map(\.text).joined() }
  package var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }

  package mutating func append(_ text: String, _ style: Style = .plain) {
    if !text.isEmpty { runs.append(Run(text: text, style: style)) }
  }

  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.runs += right.runs
    return sum
  }

  package static func += (left: inout StyledText, right: StyledText) { left.runs += right.runs }
}
