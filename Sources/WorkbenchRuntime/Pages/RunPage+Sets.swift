import Metrics
import Reports
import RunStore

/// What is taken for what.
extension RunPage {
  /// Label sets with a line of their own, and what `thresh confusion --limit` is to be given for the
  /// same table.
  static let mostSets = 12
  /// Labels of the table of which was predicted instead of which.
  private static let mostInstead = 30
  private static let mostGaps = 40
  /// Pictures of all cells, and of one.
  private static let mostPictures = 160
  private static let mostOfCell = 6

  func sets(_ scored: ScoredSplit, _ samples: PageSamples) throws -> [PageBlock] {
    let table = LabelSetTable(scored, limit: Self.mostSets)
    let share = table.labelledImages == 0 ? nil : Double(table.exact) / Double(table.labelledImages)
    var blocks: [PageBlock] = [
      .text(
        "\(table.exact) of \(table.labelledImages) label sets are told exactly, "
          + "\(Format.share(share)).")
    ]
    blocks.append(.matrix(try setMatrix(scored, samples)))
    blocks.append(.part("How often each set is told whole", [.table(gapTable(scored))]))
    if scored.table.labels.count > 1 {
      blocks.append(
        .part(
          "Which label instead of which",
          [
            .text("Off the diagonal \(InsteadTable.rule)."), .matrix(insteadMatrix(scored)),
          ]))
    }
    return blocks
  }

  func setMatrix(_ scored: ScoredSplit, _ samples: PageSamples) throws -> PageMatrix {
    let confusion = LabelSetConfusion(
      table: scored.table, thresholds: scored.thresholds, limit: Self.mostSets)
    let names = scored.table.labels
    let lines = confusion.lines.map { line in
      let text = LabelSetName.text(of: line, names)
      guard case .labels(let labels) = line else { return PageMatrix.Line(text, labels: []) }
      return PageMatrix.Line(text, labels: labels.map { names[$0] })
    }
    let places = lines.indices
    let cut = confusion.lines.contains(.other) ? "; rarer sets count as other" : ""
    return PageMatrix(
      "Which label set was predicted for which, \(place(scored))\(cut)", lines: lines,
      counts: places.map { row in places.map { Double(confusion[row, $0]) } },
      cells: pictures == nil ? [] : try cells(confusion, samples), obstacle: noPictures?.text)
  }

  /// Pictures of the cells, mistakes before hits and large cells before small ones, as far as they
  /// go.
  private func cells(
    _ confusion: LabelSetConfusion, _ samples: PageSamples
  ) throws -> [PageMatrix.Cell] {
    let places = confusion.lines.indices
    let order = places.flatMap { row in places.map { (row: row, column: $0) } }
      .filter { confusion[$0.row, $0.column] > 0 }
      .sorted { a, b in
        let (hitA, hitB) = (a.row == a.column, b.row == b.column)
        if hitA != hitB { return !hitA }
        let (countA, countB) = (confusion[a.row, a.column], confusion[b.row, b.column])
        return countA != countB ? countA > countB : (a.row, a.column) < (b.row, b.column)
      }
    // A few of each rather than many of some.
    let limit = min(max(Self.mostPictures / max(order.count, 1), 2), Self.mostOfCell)
    var left = Self.mostPictures
    var cells: [PageMatrix.Cell] = []
    for (row, column) in order where left > 0 {
      let cell = DecisionCell.sets(
        truth: confusion.lines[row], predicted: confusion.lines[column], lines: confusion.lines)
      let found = try samples.samples(in: cell, by: .mistake, limit: min(limit, left))
      left -= found.count
      cells.append(PageMatrix.Cell(row: row, column: column, samples: found))
    }
    return cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  private func gapTable(_ scored: ScoredSplit) -> PageTable {
    let gaps = GapTable(scored, limit: .max).gaps
    let shown = gaps.prefix(Self.mostGaps)
    let cut =
      shown.count < gaps.count ? "; the \(shown.count) most frequent of \(gaps.count) sets" : ""
    var table = PageTable(
      "Label sets \(place(scored))\(cut). Product: of what the labels reach on images that show one "
        + "alone; gap: rate less product",
      [
        .text("label set"), .init("images"), .init("right"), .init("rate"),
        .init("95%", meaning: "Wilson's interval of the rate"), .init("product"), .init("gap"),
        .init("95%", meaning: "of the gap"),
        .init("clear", meaning: "whether that interval leaves zero out", isNumeric: false),
      ])
    for row in shown {
      let reach = row.gapInterval.map {
        "\(Format.change($0.lower)) to \(Format.change($0.upper))"
      }
      table.add([
        .init(row.set), .count(row.images), .count(row.right), .bar(row.rate, row.interval),
        .interval(row.interval), .share(row.product), .change(row.gap),
        .init(reach ?? Format.share(nil), order: row.gapInterval?.lower),
        .init(row.isClear ? "yes" : "no"),
      ])
    }
    return table
  }

  private func insteadMatrix(_ scored: ScoredSplit) -> PageMatrix {
    let table = InsteadTable(scored, limit: Self.mostInstead)
    let supports = scored.table.counts(thresholds: scored.thresholds).map(\.support)
    let shown = Frequent.places(supports, limit: Self.mostInstead)
    // The last line is that of no label.
    let places = shown + [supports.count]
    let cut =
      shown.count < supports.count
      ? "; the \(shown.count) most frequent of \(supports.count) labels" : ""
    return PageMatrix(
      "Which label was predicted instead of which, in images \(place(scored))\(cut)",
      lines: places.map { place in
        let name = table.instead.labels[place]
        return PageMatrix.Line(name, labels: [name])
      }, counts: places.map { row in places.map { table.instead.cells[row][$0] } },
      countsImages: false)
  }

  // MARK: Mistakes

  func mistakes(_ scored: ScoredSplit, _ samples: PageSamples) throws -> [PageBlock] {
    let all = DecisionCell.sets(truth: nil, predicted: nil, lines: [])
    var blocks: [PageBlock] = []
    if let noPictures { blocks.append(.notice(noPictures)) }
    let orders: [(String, ImageOrder)] = [
      ("Most confident mistakes", .mistake), ("Likely label errors", .labelIssue),
    ]
    for (title, order) in orders {
      let found = try samples.samples(in: all, by: order, limit: 12).filter {
        order != .mistake || $0.told.contains { $0.isRight == false }
      }
      guard !found.isEmpty else { continue }
      blocks.append(.part(title, [.samples(found)]))
    }
    if blocks.isEmpty { blocks.append(.text("No image has all of its labels known.")) }
    return blocks
  }
}
