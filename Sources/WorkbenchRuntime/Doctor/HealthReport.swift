import TerminalUI

/// All that was looked at.
package struct HealthReport: Equatable, Sendable, Encodable {
  package var findings: [HealthFinding]
  /// Whether something does not work.
  package var hasProblem: Bool

  package init(_ findings: [HealthFinding]) {
    self.findings = findings
    hasProblem = findings.contains { $0.grade == .problem }
  }

  /// - Parameter glyphs: what the marks before the findings are made of.
  package func lines(_ glyphs: GlyphSet) -> [String] {
    let width = findings.map(\.subject.count).max() ?? 0
    var lines: [String] = []
    var section = ""
    for finding in findings {
      if finding.section != section {
        if !section.isEmpty { lines.append("") }
        section = finding.section
        lines.append(section.uppercased())
      }
      let subject = finding.subject.padding(width)
      lines.append("\(mark(finding.grade, glyphs)) \(subject)  \(finding.found)")
      if let remedy = finding.remedy {
        lines.append("  \(String(repeating: " ", count: width))  \(glyphs.arrow) \(remedy)")
      }
    }
    return lines + ["", summary]
  }

  private func mark(_ grade: HealthFinding.Grade, _ glyphs: GlyphSet) -> Character {
    switch grade {
    case .good: glyphs.check
    case .note: glyphs.separator
    case .warning: glyphs.alarm
    case .problem: glyphs.cross
    }
  }

  private var summary: String {
    let problems = findings.count { $0.grade == .problem }
    let warnings = findings.count { $0.grade == .warning }
    func text(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    if problems == 0, warnings == 0 { return "all is well" }
    return [problems > 0 ? text(problems, "problem") : nil, text(warnings, "warning")]
      .compactMap { $0 }.joined(separator: ", ")
  }
}

extension String {
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
