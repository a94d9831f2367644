import Foundation

/// Programs of others that a few keys and options make use of; none is needed.
package struct ToolHealth: Equatable, Sendable {
  /// What would be started, or why nothing can be.
  enum Tool: Equatable, Sendable {
    case found(String)
    case missing(String)
  }

  var editor: Tool
  var viewer: Tool
  var converter: Tool

  package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    editor = Self.tool { () throws(RuntimeError) in try TextEditor(environment: environment).name }
    viewer = Self.tool { () throws(RuntimeError) in
      try FileViewer(environment: environment, for: "the image").name
    }
    converter =
      FileViewer.find("rsvg-convert", in: environment).map { .found($0) }
      ?? .missing("rsvg-convert is not here")
  }

  private static func tool(_ name: () throws(RuntimeError) -> String) -> Tool {
    do throws(RuntimeError) { return .found(try name()) } catch {
      return .missing(error.description)
    }
  }

  package var findings: [HealthFinding] {
    [
      finding("editor", editor, "export EDITOR=nano, or another"),
      finding("viewer", viewer, "pictures are shown in the terminal all the same"),
      finding("SVG to PNG", converter, "apt-get install librsvg2-bin"),
    ]
  }

  private func finding(_ subject: String, _ tool: Tool, _ remedy: String) -> HealthFinding {
    switch tool {
    case .found(let name): HealthFinding("tools", subject, .good, name)
    case .missing(let reason): HealthFinding("tools", subject, .note, reason, remedy)
    }
  }
}
