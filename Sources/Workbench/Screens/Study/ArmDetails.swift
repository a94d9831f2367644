import Studies
import TerminalUI

/// Why an arm is as it is: what it finds, what it tells falsely, and whether its labels are decided
/// one by one or against each other.
struct ArmDetails {
  let arm: StudySheet.Arm
  let sheet: StudySheet?
  let figures: Figures

  /// No arm has more lines.
  static let most = 7

  private typealias Part = (name: String, value: String)

  private var measures: StudySheet.Measures { arm.measures }
  private var strata: [String] { sheet?.strata.map(\.name) ?? [] }

  var lines: [StyledText] {
    var lines: [StyledText] = []
    func add(_ name: String, _ parts: [Part], _ further: String = "", _ others: [Part] = []) {
      if parts.isEmpty && others.isEmpty { return }
      var line = StyledText(name.padded(to: 16, glyphs: figures.glyphs), .muted) + text(parts)
      if !others.isEmpty { line += StyledText("   \(further)  ", .muted) + text(others) }
      lines.append(line)
    }
    add("found alone", parts(measures.recall), "falsely told", parts(measures.falseRate))
    add(
      "found together", parts(measures.recallInSeveral), "at least",
      measures.atLeastOne.map { [("one", figures.measure($0))] } ?? [])
    add(
      "any label told", parts(measures.anyPositive), "by energy", parts(measures.energyFalseRate))
    // About 1 everywhere, and coupled: one label is told at the cost of the other.
    add("sum of scores", parts(measures.probabilitySum))
    add("heads coupled", parts(measures.headCorrelation, isSigned: true))
    for pair in measures.pairs.prefix(2) {
      add(
        "\(pair.label) told apart",
        [
          ("beside the other", figures.measure(pair.besideOther)),
          ("from nothing", figures.measure(pair.fromNothing)),
          ("from the other", figures.measure(pair.fromOther)),
        ])
    }
    return lines
  }

  /// Strata in their order, then labels by name.
  private func parts(_ values: [String: Double], isSigned: Bool = false) -> [Part] {
    let known = strata.filter { values[$0] != nil }
    let names = known + values.keys.filter { !known.contains($0) }.sorted()
    return names.map {
      ($0, isSigned ? figures.signed(values[$0]) : figures.measure(values[$0]))
    }
  }

  /// `cat .93  dog .91`
  private func text(_ parts: [Part]) -> StyledText {
    var text = StyledText()
    for (place, part) in parts.enumerated() {
      text.append(place == 0 ? "\(part.name) " : "  \(part.name) ", .muted)
      text.append(part.value)
    }
    return text
  }
}
