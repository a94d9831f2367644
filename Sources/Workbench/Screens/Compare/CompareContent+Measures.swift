import Metrics
import TerminalUI

extension CompareContent {
  private static let name = TableColumn("measure", width: 16, priority: 9)

  /// Measures side by side: each run's figure, what it is more than the baseline's, and of the chosen
  /// run the interval of that.
  static func measures(_ compared: Compared) -> CompareContent {
    let (figures, chosen) = (compared.figures, compared.chosen)
    let entries = compared.view.scores?.entries ?? []
    var columns = [name]
    for place in compared.runs.indices {
      columns.append(compared.column(place))
      if place == 0 { continue }
      let title = "\(Compared.letter(place))\(compared.glyphs.isUnicode ? "−" : "-")A "
      columns.append(
        TableColumn(title, width: 7, alignment: .trailing, priority: place == chosen ? 7 : 3))
      if place == chosen {
        columns.append(TableColumn("95% interval", width: 16, priority: 6))
      }
    }
    var content = CompareContent(columns: columns, count: ComparedMeasure.allCases.count) { row in
      let measure = ComparedMeasure.allCases[row]
      var cells = [TableCell.text(measure.name)]
      for place in compared.runs.indices {
        let entry = entries.indices.contains(place) ? entries[place] : nil
        let value = entry?.scored?.measures[measure]
        cells.append(.text(figures.compared(value, measure), value == nil ? .faint : .plain))
        if place == 0 { continue }
        let difference = entry?.pair?[measure]
        cells.append(
          .text(
            compared.gain(
              difference?.estimate, isBetterWhenLess: measure.isBetterWhenLess,
              isClear: difference?.isClear ?? false)))
        if place == chosen {
          let interval = difference?.interval.map { figures.signed($0, decimals: 3) }
          cells.append(.text(interval ?? figures.dash, .muted))
        }
      }
      return cells
    }
    content.trailing = compared.partTitle
    content.note = note(compared)
    return content
  }

  /// Means over seeds, and differences paired by seed.
  static func foldedMeasures(_ compared: Compared) -> CompareContent {
    let figures = compared.figures
    let groups = compared.view.groups
    let chosen = compared.view.group(of: compared.chosen)
    var columns = [name]
    for (place, group) in groups.enumerated() {
      let priority = place == 0 ? 8 : place == chosen ? 7 : 4
      columns.append(
        TableColumn(
          compared.name(ofGroup: group), width: 12, alignment: .trailing, priority: priority))
      if place == 0 { continue }
      columns.append(
        TableColumn("less A, by seed", width: 15, alignment: .trailing, priority: priority - 1))
      columns.append(TableColumn("p", width: 4, alignment: .trailing, priority: priority - 2))
    }
    var content = CompareContent(columns: columns, count: ComparedMeasure.allCases.count) { row in
      let measure = ComparedMeasure.allCases[row]
      var cells = [TableCell.text(measure.name)]
      for (place, group) in groups.enumerated() {
        let values = compared.view.scores?.values(measure, of: group) ?? []
        let spread = SeedSpread(values.map(\.value))
        cells.append(.text(figures.spread(spread)))
        if place == 0 { continue }
        let difference = compared.view.scores?.seedDifference(
          measure, from: groups[0], to: group)
        cells.append(.text(figures.spread(difference?.spread, isSigned: true)))
        cells.append(.text(figures.pValue(difference?.pValue), .muted))
      }
      return cells
    }
    content.trailing = compared.partTitle
    content.note = StyledText(
      "mean \(compared.glyphs.plusMinus) deviation over seeds; differences seed by seed, p by signs",
      .muted)
    return content
  }

  /// Which images and thresholds it is about, or why nothing is told.
  static func note(_ compared: Compared) -> StyledText {
    if let obstacle = compared.obstacle { return StyledText(obstacle, .warning) }
    guard let a = compared.scored(0), let b = compared.scored(compared.chosen) else {
      return StyledText()
    }
    let images = compared.figures.images(a.table.images.count)
    return StyledText(
      "the same \(images), drawn \(a.measures.drawCount) times; thresholds A \(a.origin), "
        + "\(Compared.letter(compared.chosen)) \(b.origin)", .muted)
  }
}

extension Compared {
  /// `validation part`
  var partTitle: StyledText { StyledText("\(panes.part.rawValue) part") }
}

extension Figures {
  func compared(_ value: Double?, _ measure: ComparedMeasure) -> String {
    measure == .loss ? loss(value) : self.measure(value, decimals: 3)
  }

  /// `.04`; below a hundredth, `<.01`.
  func pValue(_ value: Double?) -> String {
    guard let value, value < 0.01 else { return measure(value) }
    return "<.01"
  }

  /// `.812 ±.014`; of one seed the mean alone.
  func spread(_ spread: SeedSpread?, isSigned: Bool = false) -> String {
    guard let spread else { return dash }
    let mean = isSigned ? signed(spread.mean, decimals: 3) : measure(spread.mean, decimals: 3)
    guard let deviation = spread.deviation else { return mean }
    return "\(mean) \(glyphs.plusMinus)\(measure(deviation, decimals: 3))"
  }
}
