import TerminalUI

/// Named rows of cells that are selected one by one, and measures beside them. Of many rows and
/// columns those around the selected cell are in sight; only they are ever asked for.
struct CellTable {
  /// Cells side by side under one title.
  struct Group {
    var title: String
    /// Places of columns.
    var columns: Range<Int>
  }

  /// A figure of a row that is no cell, at the right.
  struct Measure {
    /// One below the other; the upper one may be empty.
    var titles: (upper: String, lower: String)
    var width: Int
    /// The least goes first where there is no room.
    var priority = 5

    init(_ title: String, under upper: String = "", width: Int, priority: Int = 5) {
      titles = (upper, title)
      self.width = width
      self.priority = priority
    }
  }

  /// Above the names.
  var corner: String
  var rowCount: Int
  var columnCount: Int
  /// Whether columns are rows too, and may be told by their number.
  var isMatrix: Bool
  var groups: [Group]
  var measures: [Measure]
  /// By their places.
  var nameOfRow: (Int) -> String
  /// Of a matrix: where the row stands among the columns.
  var numberOfRow: (Int) -> Int
  var heading: (Int) -> String
  var figure: (_ row: Int, _ column: Int) -> CellFigure
  var measuresOfRow: (Int) -> [StyledText]
  /// Below the rows, if there is room.
  var total: ((_ column: Int) -> CellFigure)?
  /// Places of the selected cell; its column may be a measure, counted on from the cells.
  var selected: (row: Int, column: Int)
  var first: (row: Int, column: Int)
  var isFocused: Bool
  var emptyText: String

  /// Headings, rows and what is below them.
  var lines: Int { rowCount + 2 + (total == nil ? 0 : 1) }

  // MARK: Places

  /// Where everything stands.
  struct Places {
    var groups = Rect.zero
    var headings = Rect.zero
    var body = Rect.zero
    var names = 0..<0
    /// Width of the numbers before the names; 0 without.
    var numbers = 0
    var cellWidth = 0
    var cells = 0
    var rows = 0..<0
    var columns = 0..<0
    /// Left edges of the measures that are shown.
    var measures: [(measure: Int, x: Int)] = []

    func cell(_ column: Int, y: Int) -> Rect {
      Rect(x: cells + (column - columns.lowerBound) * cellWidth, y: y, width: cellWidth, height: 1)
    }
  }

  private static let mark = 2
  static let totalName = "predicted"

  func places(in rect: Rect) -> Places {
    var places = Places()
    var space = rect
    if rect.height >= min(6, lines), !groups.allSatisfy(\.title.isEmpty) {
      places.groups = space.cutTop(1)
    }
    places.headings = space.cutTop(1)
    places.body = space
    let longest = (0..<min(rowCount, 200)).map { DisplayWidth.of(nameOfRow($0)) }.max() ?? 0
    let named = max(longest, DisplayWidth.of(corner), total == nil ? 0 : Self.totalName.count)
    let name = min(named, max(rect.width * 3 / 10, 9))
    // Narrow cells hold three digits, which is what a narrow screen has room for.
    let narrowest = rect.width < 60 ? 7 : 8
    var shown = Array(measures.indices)
    func room(_ numbers: Int) -> Int {
      rect.width - Self.mark - numbers - name - 2
        - shown.reduce(0) { $0 + measures[$1].width + 1 }
    }
    let least = min(columnCount, isMatrix ? 3 : 4) * narrowest
    while let weakest = shown.min(by: { measures[$0].priority < measures[$1].priority }),
      room(0) < least
    {
      shown.removeAll { $0 == weakest }
    }
    places.cellWidth = narrowest
    if isMatrix {
      let widest =
        columnCount <= 40 ? (0..<columnCount).map { DisplayWidth.of(heading($0)) }.max() ?? 0 : 99
      let wide = max(widest + 2, narrowest)
      if wide <= 16, wide * columnCount <= room(0) {
        places.cellWidth = wide
      } else {
        places.numbers = "\(columnCount)".count + 1
      }
    }
    places.names = rect.x + Self.mark + places.numbers..<rect.x + Self.mark + places.numbers + name
    places.cells = places.names.upperBound
    let columns = min(
      max(room(places.numbers) / places.cellWidth, min(1, columnCount)), columnCount)
    let firstColumn = ListScroll.offset(
      showing: min(selected.column, columnCount - 1), from: first.column, visible: columns,
      count: columnCount)
    places.columns = firstColumn..<firstColumn + columns
    let lines = max(space.height - (total == nil || space.height < 4 ? 0 : 1), 0)
    let rows = min(lines, rowCount)
    let firstRow = ListScroll.offset(
      showing: selected.row, from: first.row, visible: rows, count: rowCount)
    places.rows = firstRow..<firstRow + rows
    var x = places.cells + columns * places.cellWidth + 1
    for measure in shown {
      places.measures.append((measure, x))
      x += measures[measure].width + 1
    }
    return places
  }

  /// The places of row and column at a place of the screen, for the mouse; nil for a column means
  /// that only the row was hit.
  func cell(atX x: Int, y: Int, in rect: Rect) -> (row: Int, column: Int?)? {
    let places = places(in: rect)
    guard rect.contains(x: x, y: y), y >= places.body.y else { return nil }
    let row = places.rows.lowerBound + y - places.body.y
    guard places.rows.contains(row) else { return nil }
    for column in places.columns where places.cell(column, y: y).contains(x: x, y: y) {
      return (row, column)
    }
    for place in places.measures where x >= place.x && x < place.x + measures[place.measure].width {
      return (row, columnCount + place.measure)
    }
    return (row, nil)
  }
}
