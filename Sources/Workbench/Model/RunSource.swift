/// What a new run is made of.
package enum RunSource: Equatable, Sendable {
  /// An experiment file, or the name of a built-in experiment.
  case file(String)
  /// The experiment of an earlier run as it was trained.
  case again(RunID)
  /// That experiment without the training images of a label set.
  case without([String], of: RunID)
  /// A file that holds the experiment of an earlier run as a person changed it.
  case edited(path: String, of: RunID)
}

/// The experiment of a run after a person edited it.
package struct ExperimentEdit: Equatable, Sendable {
  package var run: RunID
  /// The file it is in.
  package var path: String
  package var title: String
  /// One line for each mistake in it; with any, no run is made of it.
  package var problems: [String]
  package var isChanged: Bool

  package init(
    run: RunID, path: String, title: String = "", problems: [String] = [], isChanged: Bool
  ) {
    self.run = run
    self.path = path
    self.title = title
    self.problems = problems
    self.isChanged = isChanged
  }

  package var source: RunSource { .edited(path: path, of: run) }
}
