import Yams

/// Says in plain words what keeps a text from being YAML.
enum YAMLSyntax {
  /// The sentence, and the place it speaks of, if it has one.
  static func sentence(for error: YamlError) -> (String, TextPosition?) {
    switch error {
    case .reader(_, let offset, let value, let yaml):
      let character = Unicode.Scalar(UInt32(clamping: value)).map { $0.escaped(asASCII: true) }
      return (
        "holds \(character ?? "bytes") that no text has; is it a text file?",
        offset.flatMap { mark(at: $0, in: yaml) }
      )
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return (plain(problem, context: context), TextPosition(mark))
    case .memory: return ("is nested too deep to be read", nil)
    default: return ("cannot be read: \(error)", nil)
    }
  }

  private static func plain(_ problem: String, context: YamlError.Context?) -> String {
    let start = context.map { " at \($0.mark.line):\($0.mark.column)" } ?? ""
    switch problem {
    case "mapping values are not allowed in this context":
      return "a key cannot stand here; is the line indented wrongly, or a text with \": \" in it "
        + "not in quotes?"
    case "found character that cannot start any token":
      return "no value starts with this character; indent with spaces, not tabs, and put text that "
        + "starts with @, ` or % in quotes"
    case "could not find expected ':'":
      return "a key that begins\(start) has no \": \" after it"
    case "did not find expected key":
      return "a key was expected here; is the line indented otherwise than its neighbours, or "
        + "something before it not closed?"
    case "did not find expected '-' indicator":
      return "the next \"- \" of the list that begins\(start) was expected here"
    case "did not find expected ',' or ']'":
      return "the list that begins\(start) is not closed by ] before this"
    case "did not find expected ',' or '}'":
      return "the map that begins\(start) is not closed by } before this"
    case "found unexpected end of stream":
      return "the text in quotes that begins\(start) is not closed"
    case "did not find expected node content":
      return "a value was expected here"
    case "did not find expected <document start>":
      return "nothing can follow here; is the line indented wrongly?"
    case "found undefined alias":
      return "*name is an alias, and aliases are not read; put the text in quotes, or write the "
        + "value out"
    case "but found another document":
      return "a second document begins here; an experiment file holds one"
    case "block sequence entries are not allowed in this context",
      "block sequence entries are not allowed here":
      return "a \"- \" cannot stand here; put the list on the lines below its key"
    case "found unknown directive name":
      return "a line that starts with % is no setting; put text that starts with % in quotes"
    case _ where problem.hasPrefix("Maximum nesting level"):
      return "is nested too deep to be read"
    default: return problem + (context.map { " (\($0.text)\(start))" } ?? "")
    }
  }

  private static func mark(at offset: Int, in text: String) -> TextPosition? {
    guard let end = text.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) else {
      return nil
    }
    let lines = text[..<end].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return TextPosition(line: lines.count, column: (lines.last?.count ?? 0) + 1)
  }
}
