/// How text that comes from a file is written into a sentence.
package enum Sentence {
  /// Longer text is cut.
  private static let limit = 1000

  /// The text in one line, without characters that would steer a terminal.
  package static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalars.append("\u{fffd}")
      // The joiner belongs to many an emoji.
      case .format where scalar != "\u{200d}": scalars.append("\u{fffd}")
      default: scalars.append(scalar)
      }
    }
    return String(scalars) + (text.unicodeScalars.count > limit ? "…" : "")
  }
}
