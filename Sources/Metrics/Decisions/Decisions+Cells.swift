/// Which images a cell holds
extension Decisions {
  /// How many images a cell holds.
  ///
  /// Of ``DecisionCell/instead(truth:predicted:)`` it may be more than what the table counts there,
  /// to which some images add only a part.
  package func count(of cell: DecisionCell) -> Int {
    if case .label(let label, let outcome) = cell { return count(ofLabel: label, outcome) }
    return rows(in: cell).count
  }

  private func count(ofLabel label: Int, _ outcome: LabelOutcome?) -> Int {
    switch outcome {
    case .truePositive: counts[label].truePositives
    case .falseNegative: counts[label].falseNegatives
    case .falsePositive: counts[label].falsePositives
    case .trueNegative: counts[label].trueNegatives
    case nil: counts[label].total
    }
  }

  /// The rows of a cell's images, ascending. An image is in none where the label the cell is about
  /// is not known, or of a cell about several labels, any label.
  func rows(in cell: DecisionCell) -> [Int] {
    if case .label(let label, let outcome) = cell {
      return table.images.indices.filter { row in
        let target = table.targets[row * labels.count + label]
        guard target != ScoreTable.unlabelled else { return false }
        let found = LabelOutcome(
          predicted: Double(table.scores[row * labels.count + label]) >= thresholds[label],
          present: target == ScoreTable.present)
        return outcome == nil || outcome == found
      }
    }
    let pairs = table.setPairs(thresholds: thresholds)
    return pairs.images(in: cell).map { pairs.rows[$0] }
  }
}

extension LabelOutcome {
  package init(predicted: Bool, present: Bool) {
    self =
      switch (predicted, present) {
      case (true, true): .truePositive
      case (true, false): .falsePositive
      case (false, true): .falseNegative
      case (false, false): .trueNegative
      }
  }
}

extension LabelSetPairs {
  /// The images of a cell about several labels, by their numbers here.
  fileprivate func images(in cell: DecisionCell) -> [Int] {
    switch cell {
    case .label: return []
    case .sets(let truth, let predicted, let lines):
      let held = LineMatch(truth, of: lines, words: words)
      let told = LineMatch(predicted, of: lines, words: words)
      return (0..<count).filter {
        held.matches(self.truth, at: $0 * words) && told.matches(self.predicted, at: $0 * words)
      }
    case .together(let a, let b, let isPredicted):
      let sets = isPredicted ? predicted : truth
      return (0..<count).filter {
        contains(a, in: sets, image: $0) && contains(b, in: sets, image: $0)
      }
    case .instead(let truth, let predicted):
      return (0..<count).filter { adds(image: $0, toRow: truth, column: predicted) }
    }
  }

  private func contains(_ label: Int, in sets: [UInt64], image: Int) -> Bool {
    sets[image * words + label / 64] >> UInt64(label % 64) & 1 == 1
  }

  /// Whether an image adds to a cell of ``MultilabelConfusion``, by the rules told there.
  private func adds(image: Int, toRow row: Int?, column: Int?) -> Bool {
    func isEmpty(_ part: Part) -> Bool {
      var isEmpty = true
      forEachLabel(part, ofImage: image) { _ in isEmpty = false }
      return isEmpty
    }
    let isHeld = row.map { contains($0, in: truth, image: image) } ?? isEmpty(.held)
    guard isHeld else { return false }
    guard let column else {
      guard isEmpty(.wrong) else { return false }
      return row.map { !contains($0, in: predicted, image: image) } ?? true
    }
    guard contains(column, in: predicted, image: image) else { return false }
    guard let row else { return true }
    if row == column { return true }
    // A wrong label is blamed on the missed ones, or else on all that are there.
    return !contains(column, in: truth, image: image)
      && (!contains(row, in: predicted, image: image) || isEmpty(.missed))
  }
}

/// Whether a label set belongs to a line of a table.
private struct LineMatch {
  private let words: Int
  /// The sets that belong to it, or where `isOther` those that do not; nil: all belong to it.
  private let sets: [[UInt64]]?
  private let isOther: Bool

  init(_ line: LabelSetConfusion.Line?, of lines: [LabelSetConfusion.Line], words: Int) {
    func bits(_ line: LabelSetConfusion.Line) -> [UInt64]? {
      guard case .labels(let labels) = line else { return nil }
      var bits = [UInt64](repeating: 0, count: words)
      for label in labels { bits[label / 64] |= 1 << UInt64(label % 64) }
      return bits
    }
    self.words = words
    isOther = line == .other
    sets =
      switch line {
      case nil: nil
      case .other?: lines.compactMap(bits)
      case let line?: [bits(line)].compactMap(\.self)
      }
  }

  func matches(_ bits: [UInt64], at start: Int) -> Bool {
    guard let sets else { return true }
    let isAmong = sets.contains { set in
      (0..<words).allSatisfy { set[$0] == bits[start + $0] }
    }
    return isAmong != isOther
  }
}
