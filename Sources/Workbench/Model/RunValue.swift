/// A value of a run that the table may show, sort by or filter by: a setting, or a measure.
package enum RunValue: Equatable, Sendable {
  case number(Double)
  case text(String)

  /// A number that is none equals itself, or a diverged run would be news for ever.
  package static func == (a: RunValue, b: RunValue) -> Bool {
    switch (a, b) {
    case (.number(let a), .number(let b)): a.bitPattern == b.bitPattern
    case (.text(let a), .text(let b)): a == b
    default: false
    }
  }
}
