import Metrics

/// What the workbench asks of the world. It never waits for the outcome: that comes as a message.
package enum Effect: Equatable, Sendable {
  /// Load a run whole and send its news from then on, in place of the one before.
  case openRun(RunID)
  /// Load the resolved experiment of a run, for the pane beside the table.
  case describeRun(RunID)
  /// Look through the data of a run: all that the mix screen shows.
  case inspectMix(RunID)
  /// Make a page of training pictures and of their augmented variants.
  case loadSamples(SamplesRequest)
  /// Load the scores of a run, sort them, and find the thresholds kept with it.
  case loadScores(ScoresRequest)
  /// Keep a set of thresholds as the run's next version.
  case saveThresholds(ThresholdVersion, of: RunID)
  /// Write a set of thresholds to a file; its ending says the format.
  case exportThresholds(ThresholdVersion, of: RunID, path: String)
  /// Write a chart to a file; its ending says the form.
  case exportChart(WrittenChart, path: String)
  /// Work out what a threshold is worth on other images.
  case estimateGain(GainRequest, RankedScores)
  /// Work out how far scores can be taken at their word.
  case checkCalibration(CalibrationRequest, scores: [Float], targets: [UInt8])
  /// Break the seal of the test split for a look, which is counted.
  case lookAtTest(RunID, thresholds: [Double])
  /// Work out which labels and label sets are taken for which.
  case confuse(ConfusionRequest, Decisions)
  /// Make the pictures of some images of the data set.
  case loadCell(CellRequest)
  /// Read runs to compare them, and send their news from then on, in place of those before.
  case compare(ComparisonRequest)
  /// Nobody looks at the comparison any more.
  case stopComparing
  /// Read the studies of all stores, and send them anew whenever they have changed.
  case watchStudies
  /// Nobody looks at studies any more.
  case stopWatchingStudies
  /// Train in the background what is missing of a study.
  case continueStudy(StudyID)
  /// Write the images a person has marked to a CSV file.
  case exportMarks([MarkedImage], path: String)
  /// Show a file with the program the person has chosen for that.
  case openFile(String)
  /// Look how busy the machine is, and what a run has printed from a place of its file on.
  case lookAtMachine(RunID?, printedFrom: Int?)
  /// Write lines of the log to a file.
  case exportLog([String], path: String)
  /// Train a new run in this process.
  case startRun(RunSource)
  /// Queue a new run for each seed; for none, one with the seed of the experiment.
  case enqueue(RunSource, seeds: [UInt64])
  case queue(QueueWish)
  /// Write the experiment of a run to a file and have the person edit it.
  case editRun(RunID)
  /// Have the person edit it again.
  case editFile(path: String, of: RunID)
  /// Delete what was edited.
  case dropEdit(path: String, of: RunID)
  /// Take up an interrupted, stopped or failed run in this process, at its last checkpoint.
  case resumeRun(RunID)
  /// Send a command to the trainer of a run; its answer carries the number.
  case post(RunCommand, to: RunID, number: Int)
  case setTags([String], of: RunID)
  case setNote(String, of: RunID)
  case rename(RunID, to: String)
  case archive(RunID)
  case restore(RunID)
  /// Delete archived runs for good.
  case purge([RunID])
  /// Send the runs with these values, and what changes of them from then on.
  case watchFields(FieldWatch)
  case leave(Departure)
  case suspend
  case repaint
  case copy(String)
  case ring
  /// A notice on the person's desktop, where the terminal can give one.
  case announce(String)
}

/// How the program is left.
package enum Departure: Equatable, Sendable {
  /// Nothing trains in this process.
  case quit
  /// Checkpoint at the next step; a detached process goes on training.
  case handOver
  case stopWithCheckpoint
  /// At once, whatever is lost since the last checkpoint.
  case exitNow
}
