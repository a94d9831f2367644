import Metrics
import TerminalUI

/// Two runs next to each other: their decisions, and the images on which they disagree.
extension CompareContent {
  /// Thresholds and decisions of both, label by label.
  static func decisions(_ compared: Compared) -> CompareContent {
    let labels = compared.pair?.decisions.labels ?? []
    let figures = compared.figures
    let other = Compared.letter(compared.chosen)
    func column(_ title: String, _ width: Int, _ priority: Int) -> TableColumn {
      TableColumn(title, width: width, alignment: .trailing, priority: priority)
    }
    var columns = [TableColumn("label", minimumWidth: 8, maximumWidth: 20, priority: 9)]
    for (title, priority) in [("thr", 8), ("TP", 6), ("FN", 6), ("FP", 6), ("TN", 3)] {
      for letter in ["A", other] { columns.append(column("\(title) \(letter)", 5, priority)) }
    }
    columns += [column("dF1", 5, 7), column("p", 4, 5)]
    var content = CompareContent(columns: columns, count: labels.count) { row in
      let label = labels[row]
      let (a, b) = label.counts
      var cells: [TableCell] = [.text(label.name)]
      cells += [label.thresholds.first, label.thresholds.second].map {
        .text($0.isFinite ? figures.measure($0) : "none")
      }
      for (first, second) in [
        (a.truePositives, b.truePositives), (a.falseNegatives, b.falseNegatives),
        (a.falsePositives, b.falsePositives), (a.trueNegatives, b.trueNegatives),
      ] {
        cells.append(.text(figures.count(first), .muted))
        cells.append(.text(figures.count(second), first == second ? .muted : .strong))
      }
      cells.append(.text(figures.gain(label.difference)))
      cells.append(.text(figures.pValue(label.test.pValue), .muted))
      return cells
    }
    content.emptyText = compared.obstacle ?? "no labels"
    content.trailing = compared.partTitle
    content.note =
      labels.isEmpty
      ? StyledText() : StyledText("p: McNemar's, of the images only one is right on", .muted)
    return content
  }

  /// Images for which the two tell different sets.
  static func images(_ compared: Compared) -> CompareContent {
    let listed = compared.disagreements
    let names = compared.scored(0)?.table.labels ?? []
    let glyphs = compared.glyphs
    let other = Compared.letter(compared.chosen)
    func name(_ labels: [Int]) -> String {
      labelSetName(labels.filter(names.indices.contains).map { names[$0] })
    }
    func told(_ labels: [Int], isRight: Bool) -> TableCell {
      let mark = isRight ? glyphs.check : glyphs.cross
      return .text(
        StyledText("\(mark) ", isRight ? .good : .bad) + StyledText(name(labels)))
    }
    var content = CompareContent(
      columns: [
        TableColumn("image", width: 6, alignment: .trailing, priority: 8),
        TableColumn("truth", minimumWidth: 8, maximumWidth: 24, priority: 9),
        TableColumn("A says", minimumWidth: 8, maximumWidth: 24, priority: 7),
        TableColumn("\(other) says", minimumWidth: 8, maximumWidth: 24, priority: 7),
      ], count: listed.count
    ) { row in
      let image = listed[row]
      return [
        .text("\(image.image)"), .text(name(image.truth)),
        told(image.first, isRight: image.isFirstRight),
        told(image.second, isRight: image.isSecondRight),
      ]
    }
    let all = compared.pair?.decisions.disagreements ?? []
    content.emptyText =
      compared.obstacle
      ?? (all.isEmpty ? "they agree on every image" : "none: \(compared.panes.filter.rawValue)")
    content.trailing = StyledText(
      compared.panes.filter == .all
        ? "\(all.count) images"
        : "\(listed.count) of \(all.count): \(compared.panes.filter.rawValue)")
    content.hasPicture = !listed.isEmpty
    let (first, second) = (all.count(where: \.isFirstRight), all.count(where: \.isSecondRight))
    content.note =
      all.isEmpty
      ? StyledText()
      : StyledText(
        "only A right \(first), only \(other) right \(second), neither "
          + "\(all.count - first - second)", .muted)
    return content
  }
}
