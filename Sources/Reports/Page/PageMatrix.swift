/// Counts of what was taken for what: a row a truth, a column a prediction, in the same order.
package struct PageMatrix: Equatable, Sendable {
  package struct Line: Equatable, Sendable {
    package var name: String
    /// By which it is found when the table is filtered.
    package var labels: [String]

    package init(_ name: String, labels: [String]) {
      self.name = name
      self.labels = labels
    }
  }

  /// A cell's images, or some of them.
  package struct Cell: Equatable, Sendable {
    package var row: Int
    package var column: Int
    package var samples: [PageSample]

    package init(row: Int, column: Int, samples: [PageSample]) {
      self.row = row
      self.column = column
      self.samples = samples
    }
  }

  package var caption: String
  package var lines: [Line]
  /// `[row][column]`; parts of images are allowed.
  package var counts: [[Double]]
  package var cells: [Cell]
  /// Whether a row adds up to the images of its truth; some tables count an image more than once.
  package var countsImages: Bool
  /// Why no images are shown.
  package var obstacle: String?

  package init(
    _ caption: String, lines: [Line], counts: [[Double]], cells: [Cell] = [],
    countsImages: Bool = true, obstacle: String? = nil
  ) {
    self.caption = caption
    self.lines = lines
    self.counts = counts
    self.cells = cells
    self.countsImages = countsImages
    self.obstacle = obstacle
  }

  /// All that are counted in a row.
  func total(ofRow row: Int) -> Double { counts[row].reduce(0, +) }

  /// A count's share of its row, in tenths: 0 only for nothing, 10 only for the whole row.
  func heat(_ row: Int, _ column: Int) -> Int {
    let (count, total) = (counts[row][column], total(ofRow: row))
    guard count > 0, total > 0 else { return 0 }
    return count >= total ? 10 : min(max(Int((count / total * 10).rounded()), 1), 9)
  }

  /// The labels that rows and columns can be filtered by, in order of appearance.
  var labels: [String] {
    lines.flatMap(\.labels).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
