extension JointEnergy {
  /// FPR95: the share of images without labels that are taken for labelled ones by their energy,
  /// where 95 % of those with labels are.
  ///
  /// The threshold is the highest energy that at least `kept` of the labelled images reach; an image
  /// whose energy is the threshold counts as labelled on either side. Logits are those of the
  /// probabilities, see ``logit(_:)``. Undefined, `nil`, without images on either side.
  /// - Precondition: `0 < kept <= 1`.
  package static func falseAlarms(
    table: ScoreTable, negatives: [Int], positives: [Int], kept: Double = 0.95
  ) -> Double? {
    precondition(kept > 0 && kept <= 1, "\(kept) to keep; allowed: above 0, to 1")
    guard !negatives.isEmpty, !positives.isEmpty, !table.labels.isEmpty else { return nil }
    func energies(_ rows: [Int]) -> [Double] {
      let width = table.labels.count
      return rows.map { row in
        table.scores[row * width..<(row + 1) * width].reduce(0) {
          $0 + softplus(logit(Double($1)))
        }
      }
    }
    let descending = energies(positives).sorted(by: >)
    // Rounding of a product such as 0.95 times 20 must not ask for one image more.
    let needed = (kept * Double(positives.count) - 1e-9).rounded(.up)
    let threshold = descending[max(Int(needed), 1) - 1]
    let alarms = energies(negatives).count { $0 >= threshold }
    return Double(alarms) / Double(negatives.count)
  }
}
