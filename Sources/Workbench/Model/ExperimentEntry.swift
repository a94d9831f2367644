/// An experiment file that can be started, or that says why it cannot.
package struct ExperimentEntry: Equatable, Sendable, Identifiable {
  /// The file, or the name of a built-in experiment; what `RunSource` carries.
  package var path: String
  package var title: String
  package var question: String?
  /// What it costs, in words: `about 2,000 drawn pictures, two minutes`.
  package var summary: String?
  /// One line for each mistake in the file; with any, it cannot be started.
  package var problems: [String]
  package var isBuiltIn: Bool

  package init(
    path: String, title: String, question: String? = nil, summary: String? = nil,
    problems: [String] = [], isBuiltIn: Bool = false
  ) {
    self.path = path
    self.title = title
    self.question = question
    self.summary = summary
    self.problems = problems
    self.isBuiltIn = isBuiltIn
  }

  package var id: String { path }
  package var isStartable: Bool { problems.isEmpty }
}
