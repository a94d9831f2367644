/// What a person has arranged, opened and typed: all of the state but the data.
package struct Interface: Equatable, Sendable {
  package var width: Int
  package var height: Int
  package var screen = Screen.runs
  package var runs = RunList()
  package var train = TrainPanes()
  package var labels = LabelsPanes()
  package var mix = MixPanes()
  package var confusion = ConfusionPanes()
  package var samples = SamplesPanes()
  package var compare = ComparePanes()
  package var system = SystemPanes()
  package var study = StudyPanes()
  package var dialog: Dialog?
  package var notice: Notice?
  /// Set once the program is being left.
  package var departure: Departure?
  /// The entry selected in the welcome of an empty store.
  package var welcomeSelection = 0
  /// Runs archived (true) or restored (false), newest last, to be undone.
  package var archivings: [Archiving] = []
  /// The values of runs asked for with `Effect.watchFields`.
  package var watched: FieldWatch?
  /// A run asked for with `Effect.describeRun`.
  package var describing: RunID?
  /// The run asked for with `Effect.openRun`.
  package var opening: RunID?

  package struct Archiving: Equatable, Sendable {
    package var runs: [RunID]
    package var archived: Bool
  }

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
