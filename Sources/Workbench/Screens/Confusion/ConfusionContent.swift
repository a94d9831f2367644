import Metrics
import TerminalUI

/// What one table of the confusion screen is about. Rows and columns are told by their numbers in
/// the data, in whatever order they are listed.
protocol ConfusionContent {
  var view: ConfusionView { get }
  var figures: Figures { get }

  var rowCount: Int { get }
  var columnCount: Int { get }
  /// Whether columns are what rows are.
  var isMatrix: Bool { get }
  /// How many of the measures are selected as cells are.
  var selectableMeasures: Int { get }
  func name(ofRow row: Int) -> String
  func order(_ order: ConfusionOrder) -> [Int]

  var corner: String { get }
  var groups: [CellTable.Group] { get }
  var measures: [CellTable.Measure] { get }
  func heading(ofColumn column: Int) -> String
  func figure(_ place: CellPlace, asShare: Bool) -> CellFigure
  func measures(ofRow row: Int) -> [StyledText]
  /// Of a column, for the line below the rows; nil without such a line.
  func total(ofColumn column: Int, asShare: Bool) -> CellFigure?
  /// How the table is read, in one line below it.
  var rule: String? { get }
  /// What is not listed for being too much.
  var leftOut: String? { get }

  /// The images of a cell; nil where there is no such list.
  func images(of place: CellPlace) -> DecisionCell?
  /// The selected cell in words: what it says first, then what belongs to it.
  func words(_ place: CellPlace) -> [String]
  /// What is worst, as cells and in words.
  var remarks: [CellPlace] { get }
  var remarksTitle: String { get }
  func remark(_ place: CellPlace) -> String
}

extension ConfusionContent {
  var isMatrix: Bool { false }
  var selectableMeasures: Int { 0 }
  var rule: String? { nil }
  var leftOut: String? { nil }
  var remarksTitle: String { "worst" }
  func total(ofColumn column: Int, asShare: Bool) -> CellFigure? { nil }
  func remark(_ place: CellPlace) -> String { words(place).first ?? "" }

  /// A number as it stands in a cell: nothing at all is a quiet dot.
  func figure(
    _ count: Int, share: Double?, asShare: Bool, tint: CellFigure.Tint = .neutral
  ) -> CellFigure {
    if count == 0, !asShare || share != nil { return nothing }
    let text = asShare ? figures.share(share) : figures.count(count)
    return CellFigure(text: text, share: share, tint: tint)
  }

  var nothing: CellFigure {
    CellFigure(text: figures.glyphs.isUnicode ? "·" : ".", style: .faint)
  }

  var undefined: CellFigure { CellFigure(text: figures.dash, style: .faint) }

  /// `41 of 190, 22%`
  func part(_ count: Int, of all: Int) -> String {
    "\(figures.count(count)) of \(figures.count(all)), \(figures.share(share(count, of: all)))"
  }

  func share(_ part: Int, of all: Int) -> Double? {
    all > 0 ? Double(part) / Double(all) : nil
  }

  /// Numbers in the order of a key, the largest first; equals stay as they are.
  func ranked(_ keys: [Double]) -> [Int] {
    keys.indices.sorted { (keys[$1], $0) < (keys[$0], $1) }
  }

  func named() -> [Int] {
    let names = (0..<rowCount).map { name(ofRow: $0).lowercased() }
    return names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
  }
}

extension ConfusionTable {
  func content(of view: ConfusionView, _ figures: Figures) -> any ConfusionContent {
    switch self {
    case .sets: SetContent(view: view, figures: figures)
    case .labels: LabelContent(view: view, figures: figures)
    case .instead: InsteadContent(view: view, figures: figures)
    case .together: TogetherContent(view: view, figures: figures)
    case .coupling: CouplingContent(view: view, figures: figures)
    }
  }
}
