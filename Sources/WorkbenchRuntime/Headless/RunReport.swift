import Foundation
import RunStore
import Workbench

/// One run in the list `thresh runs` prints.
package struct RunReport: Encodable {
  package var run: String
  package var title: String
  package var status: String
  package var epoch: Int
  package var epochs: Int
  package var step: Int
  package var steps: Int
  package var seed: UInt64
  package var created: Double
  package var trainedSeconds: Double
  package var bestMacroF1: Double?
  package var lastMacroF1: Double?
  package var lastMacroAveragePrecision: Double?
  package var lastValidationLoss: Double?
  package var tags: [String]
  package var note: String
  /// Looks at the test split so far.
  package var testLooks: Int

  package init(_ run: StoredRun, testLooks: Int) {
    self.run = run.id.runText
    title = run.title
    status = run.status.rawValue
    epoch = run.progress.epoch
    epochs = run.plannedEpochs
    step = run.progress.step
    steps = run.plannedSteps
    seed = run.seed
    created = run.created
    trainedSeconds = run.progress.elapsed
    bestMacroF1 = run.best?.macroF1
    lastMacroF1 = run.last?.macroF1
    lastMacroAveragePrecision = run.last?.macroAveragePrecision
    lastValidationLoss = run.last?.loss
    tags = run.tags
    note = run.note
    self.testLooks = testLooks
  }

  /// A header and a line for each run.
  package static func table(_ reports: [RunReport]) -> [String] {
    let widths = [-5, -24, -12, 8, 7, 7, 8, 8, -20]
    let header = TextTable.row(
      ["run", "title", "status", "epoch", "F1", "AP", "val", "trained", "tags"], widths)
    return [header]
      + reports.map {
        TextTable.row(
          [
            $0.run, $0.title, $0.status, "\($0.epoch)/\($0.epochs)", Format.share($0.lastMacroF1),
            Format.share($0.lastMacroAveragePrecision), Format.loss($0.lastValidationLoss),
            Format.duration($0.trainedSeconds), $0.tags.joined(separator: ","),
          ], widths)
      }
  }
}
