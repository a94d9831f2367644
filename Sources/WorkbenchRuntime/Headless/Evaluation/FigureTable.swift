/// Figures of several kinds in one table, a line for each.
///
/// `part` says what a figure is of: `label`, `average`, `split`, `scores`; `name` which label or
/// average it is.
struct FigureTable {
  private(set) var csv = CSVTable(["part", "name", "measure", "value"])

  mutating func add(_ part: String, _ name: String, _ figures: [(measure: String, value: Double?)])
  {
    for figure in figures { csv.add([part, name, figure.measure, figure.value]) }
  }
}
