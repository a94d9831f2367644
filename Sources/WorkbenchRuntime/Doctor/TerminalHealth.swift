import TerminalUI

/// The terminal, as far as it was looked at and answered.
package struct TerminalHealth: Equatable, Sendable {
  /// A group of characters that screens are drawn with.
  package struct Sample: Equatable, Sendable {
    package var name: String
    package var text: String
    /// Columns the program counts on.
    package var expected: Int
    /// Columns it took; nil where the terminal did not say.
    package var measured: Int?
  }

  /// `TERM`, and what the terminal would be opened as.
  package var type: String
  package var openedAs: String
  package var width: Int
  package var height: Int
  package var depth: ColorDepth
  package var claimsTruecolor: Bool
  package var refusesColor: Bool
  package var isUTF8: Bool
  package var isInsideTmux: Bool
  package var isOverSSH: Bool
  /// `sixel` or `kitty`; nil for half blocks.
  package var graphics: String?
  /// Nil where it could not be asked.
  package var answers: Bool?
  package var samples: [Sample]

  package init(
    type: String, openedAs: String, width: Int, height: Int, depth: ColorDepth,
    claimsTruecolor: Bool = false, refusesColor: Bool = false, isUTF8: Bool = true,
    isInsideTmux: Bool = false, isOverSSH: Bool = false, graphics: String? = nil,
    answers: Bool? = true, samples: [Sample] = TerminalHealth.samples
  ) {
    self.type = type
    self.openedAs = openedAs
    self.width = width
    self.height = height
    self.depth = depth
    self.claimsTruecolor = claimsTruecolor
    self.refusesColor = refusesColor
    self.isUTF8 = isUTF8
    self.isInsideTmux = isInsideTmux
    self.isOverSSH = isOverSSH
    self.graphics = graphics
    self.answers = answers
    self.samples = samples
  }

  /// What screens are made of, and what names of files and labels may hold.
  package static let samples: [Sample] = [
    ("braille", "⣀⡠⠤⠒⠊⠉⣿"), ("blocks", "▀▄█▌▖▝▁▅▇"), ("lines", "─│╭╮╰╯├┤┬━┊"),
    ("marks", "●▲■◆○△□◇"), ("signs", "…–·•▸▲▼✓✗✕→±≥"), ("wide letters", "猫犬고양이"),
  ].map { name, text in Sample(name: name, text: text, expected: DisplayWidth.of(text)) }

  /// The smallest screen that everything fits on.
  private static let least = (width: 60, height: 16)

  package var findings: [HealthFinding] {
    [typeFinding, sizeFinding, colorFinding, textFinding] + glyphFindings
      + [pictureFinding, mouseFinding] + placeFindings
  }

  private func finding(
    _ subject: String, _ grade: HealthFinding.Grade, _ found: String, _ remedy: String? = nil
  ) -> HealthFinding {
    HealthFinding("terminal", subject, grade, found, remedy)
  }

  private var typeFinding: HealthFinding {
    finding("type", .good, openedAs == type ? type : "\(type), opened as \(openedAs)")
  }

  private var sizeFinding: HealthFinding {
    let found = "\(width)x\(height)"
    return width >= Self.least.width && height >= Self.least.height
      ? finding("size", .good, found)
      : finding(
        "size", .warning,
        "\(found); screens are cut below \(Self.least.width)x\(Self.least.height)",
        "enlarge the window, or choose a smaller font")
  }

  private var colorFinding: HealthFinding {
    switch depth {
    case .none where refusesColor:
      finding("colours", .note, "none, for NO_COLOR is set", "unset it, or thresh --colors 256")
    case .none:
      finding("colours", .warning, "none, by the terminal database", Self.typeRemedy)
    case .eight, .sixteen:
      finding(
        "colours", .warning, "\(depth == .eight ? 8 : 16), by the terminal database",
        Self.typeRemedy)
    case .indexed:
      finding("colours", .good, "256, by the terminal database")
    case .truecolor:
      finding(
        "colours", .good,
        claimsTruecolor ? "exact, by COLORTERM" : "exact, by the terminal database")
    }
  }

  private static let typeRemedy =
    "if it shows more, say so: export TERM=xterm-256color, or thresh --colors 256"

  private var textFinding: HealthFinding {
    isUTF8
      ? finding("text", .good, "UTF-8")
      : finding(
        "text", .warning, "neither locale nor terminal say UTF-8: charts are drawn in ASCII",
        "export LC_ALL=C.UTF-8")
  }

  private var glyphFindings: [HealthFinding] {
    guard isUTF8 else { return [] }
    guard answers == true else {
      return [
        finding(
          "characters", .note,
          answers == nil
            ? "could not be measured: the program is in the background"
            : "could not be measured: the terminal does not answer",
          "judge by eye: the frame below must close, without gaps")
      ]
    }
    let odd = samples.filter {
      $0.measured.map { [expected = $0.expected] in $0 != expected } ?? false
    }
    let measured = samples.count { $0.measured != nil }
    guard measured > 0 else {
      return [finding("characters", .note, "could not be measured: it does not tell its cursor")]
    }
    guard odd.isEmpty else { return odd.map(oddFinding) }
    return [
      finding(
        "characters", .good, "\(samples.map(\.name).joined(separator: ", ")) as wide as thought")
    ]
  }

  private func oddFinding(_ sample: Sample) -> HealthFinding {
    let remedy =
      switch sample.name {
      case "braille": "thresh --glyphs blocks, or a font with braille"
      case "wide letters": "names in such letters shift what is right of them; another terminal"
      default:
        "have ambiguous characters narrow in the terminal's settings, or thresh --glyphs ascii"
      }
    return finding(
      "characters", .warning,
      "\(sample.name) take \(sample.measured ?? 0) columns in place of \(sample.expected)", remedy)
  }

  private var pictureFinding: HealthFinding {
    graphics.map { finding("pictures", .good, "in pixels (\($0))") }
      ?? finding(
        "pictures", .note, "in half blocks: no sixel, and not kitty's protocol",
        isInsideTmux ? "tmux 3.4 and later passes sixel on, if it was built with it" : nil)
  }

  private var mouseFinding: HealthFinding {
    isInsideTmux
      ? finding("mouse", .note, "reaches the workbench if tmux lets it", "tmux set -g mouse on")
      : finding("mouse", .good, "taken by the workbench; Shift leaves it to the terminal")
  }

  private var placeFindings: [HealthFinding] {
    let places = [isOverSSH ? "ssh" : nil, isInsideTmux ? "tmux" : nil].compactMap { $0 }
    guard !places.isEmpty else { return [] }
    return [
      finding(
        "place", .note, "by way of \(places.joined(separator: " and "))",
        isOverSSH && !isInsideTmux
          ? "a lost line ends the workbench; its run trains on in the background" : nil)
    ]
  }

  /// Something to judge by eye, drawn with what screens are drawn with.
  package var sampleLines: [String] {
    guard isUTF8 else { return [] }
    let dots = samples.first { $0.name == "braille" }?.text ?? ""
    let marks = samples.first { $0.name == "marks" }?.text ?? ""
    let inner = " \(dots) \(marks) ▁▂▃▄▅▆▇█ ━━━╾── ✓ ✗ "
    let line = String(repeating: "─", count: DisplayWidth.of(inner))
    return ["╭\(line)╮", "│\(inner)│", "╰\(line)╯"]
  }
}
