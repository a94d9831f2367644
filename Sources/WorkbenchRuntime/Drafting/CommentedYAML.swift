import Datasets
import Experiments
import Workbench

/// Lines of a settings file in which everything is explained beside or above it.
struct CommentedYAML {
  private(set) var lines: [String] = []

  /// Where explanations start, and where lines of nothing else end.
  private static let column = 30
  private static let width = 98

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// A setting, its value written already, or empty where more settings follow below it; explained
  /// beside it where there is room.
  mutating func set(_ key: String, _ value: String, depth: Int = 0, _ explanation: String) {
    let margin = String(repeating: "  ", count: depth)
    let line = value.isEmpty ? "\(margin)\(key):" : "\(margin)\(key): \(value)"
    let explanation = Self.plain(explanation)
    if line.count < Self.column, Self.column + 2 + explanation.count <= Self.width {
      lines.append(
        line + String(repeating: " ", count: Self.column - line.count) + "# \(explanation)")
    } else {
      explain(explanation, depth: depth)
      lines.append(line)
    }
  }

  /// An entry of the list below a setting.
  mutating func item(_ value: String, _ explanation: String) {
    let line = "    - \(value)"
    let gap = String(repeating: " ", count: max(Self.column + 12 - line.count, 1))
    lines.append(explanation.isEmpty ? line : line + gap + "# \(explanation)")
  }

  /// A line of its own, broken where it is too long.
  mutating func explain(_ text: String, depth: Int = 0, first: String = "", rest: String = "") {
    let margin = String(repeating: "  ", count: depth) + "# "
    let room = Self.width - margin.count - max(first.count, rest.count)
    for (number, line) in wrapped(Self.plain(text), width: room).enumerated() {
      lines.append(margin + (number == 0 ? first : rest) + line)
    }
  }

  /// A setting that waits for somebody to take its mark away.
  mutating func offer(_ setting: String) { lines.append("# \(setting)") }

  mutating func space() { lines.append("") }

  /// In one line, of characters that YAML allows.
  private static func plain(_ text: String) -> String {
    Sentence.plain(text).replacing(/[\u{fffe}\u{ffff}]/, with: "\u{fffd}")
  }
}
