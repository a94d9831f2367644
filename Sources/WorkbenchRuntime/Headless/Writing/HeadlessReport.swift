/// The form in which a headless command says something.
package enum ReportForm: Sendable {
  /// For people.
  case text
  /// One line, keys in snake_case.
  case json
  /// One table.
  case csv
}

/// What a headless command says, in each form. All forms say the same figures; the text rounds them.
package protocol HeadlessReport: Encodable {
  var text: String { get }
  var csv: CSVTable { get }
}

extension HeadlessReport {
  /// Without a line feed at the end.
  package func written(as form: ReportForm) -> String {
    switch form {
    case .text: text
    case .json: JSONLine.text(of: self) ?? ""
    case .csv: String(csv.text.dropLast())
    }
  }
}
