/// How far the probabilities of each label can be taken at their word, and on average.
///
/// Means are over the labels that have a figure, of which there are ``over``; each label weighs the
/// same. Errors of calibration go with the number of bins they were made with.
package struct CalibrationMeasures: Equatable, Sendable {
  package let binCount: Int
  /// One a label; `nil` where no image is labelled or some score is not a probability.
  package let losses: [ProbabilityLosses?]
  package let diagrams: [ReliabilityDiagram?]

  /// - Precondition: `binCount > 0`.
  package init(table: ScoreTable, binCount: Int = 15) {
    self.binCount = binCount
    var losses: [ProbabilityLosses?] = []
    var diagrams: [ReliabilityDiagram?] = []
    for label in table.labels.indices {
      let scores = table.scores(ofLabel: label)
      let targets = table.targets(ofLabel: label)
      losses.append(ProbabilityLosses(scores: scores, targets: targets))
      diagrams.append(ReliabilityDiagram(scores: scores, targets: targets, binCount: binCount))
    }
    self.losses = losses
    self.diagrams = diagrams
  }

  /// How many labels the means are over.
  package var over: Int { losses.count { $0 != nil } }
  package var macroBrier: Double? { Average.mean(losses.map { $0?.brier }) }
  package var macroLogLoss: Double? { Average.mean(losses.map { $0?.logLoss }) }
  package var macroExpectedError: Double? { Average.mean(diagrams.map { $0?.expectedError }) }
  /// The widest gap of any bin of any label.
  package var maximumError: Double? { diagrams.compactMap { $0?.maximumError }.max() }
}
