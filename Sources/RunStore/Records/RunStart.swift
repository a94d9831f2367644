/// What is known of a run before its data is open.
package struct RunStart: Equatable, Sendable {
  package var title: String
  package var question: String?
  /// The name of the experiment: its file, or that of a built-in one.
  package var experiment: String
  /// The experiment file as it was run, and with every default and override written out.
  package var experimentText: String
  package var resolvedText: String
  package var seed: UInt64
  /// The machine in words: processor, cores, system.
  package var machine: String
  package var codeVersion: String
  package var plannedEpochs: Int
  package var tags: [String]
  package var note: String
  package var process: ProcessIdentity

  package init(
    title: String, question: String? = nil, experiment: String, experimentText: String,
    resolvedText: String, seed: UInt64, machine: String, codeVersion: String, plannedEpochs: Int,
    tags: [String] = [], note: String = "", process: ProcessIdentity = .current
  ) {
    self.title = title
    self.question = question
    self.experiment = experiment
    self.experimentText = experimentText
    self.resolvedText = resolvedText
    self.seed = seed
    self.machine = machine
    self.codeVersion = codeVersion
    self.plannedEpochs = plannedEpochs
    self.tags = tags
    self.note = note
    self.process = process
  }
}

/// What is known of a run once its data is open and its network planned.
package struct RunFacts: Equatable, Sendable {
  package var labels: [String]
  package var imagesPerSplit: [String: Int]
  package var dataFingerprint: String
  package var splitHash: String
  package var stepsPerEpoch: Int
  package var plannedSteps: Int
  package var parameters: Int
  /// Images of the training split by their label set: `cat+dog`, or `none`. Kept as values of the run.
  package var labelSets: [String: Int]

  package init(
    labels: [String] = [], imagesPerSplit: [String: Int] = [:], dataFingerprint: String = "",
    splitHash: String = "", stepsPerEpoch: Int = 0, plannedSteps: Int = 0, parameters: Int = 0,
    labelSets: [String: Int] = [:]
  ) {
    self.labels = labels
    self.imagesPerSplit = imagesPerSplit
    self.dataFingerprint = dataFingerprint
    self.splitHash = splitHash
    self.stepsPerEpoch = stepsPerEpoch
    self.plannedSteps = plannedSteps
    self.parameters = parameters
    self.labelSets = labelSets
  }
}

/// How far a run is.
package struct RunProgress: Equatable, Sendable {
  /// Steps done.
  package var step: Int
  /// The epoch under way, from 1; 0 before the first step.
  package var epoch: Int
  /// Seconds trained over all sessions, pauses left out.
  package var elapsed: Double

  package init(step: Int = 0, epoch: Int = 0, elapsed: Double = 0) {
    self.step = step
    self.epoch = epoch
    self.elapsed = elapsed
  }
}
