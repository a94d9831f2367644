/// What the runs of the table are put together by.
package enum RunGrouping: String, CaseIterable, Sendable {
  case none, experiment, study, tag
  /// Runs that differ in nothing but the seed.
  case seeds

  package var name: String {
    switch self {
    case .none: "Nothing"
    case .experiment: "Experiment"
    case .study: "Study"
    case .tag: "Tag"
    case .seeds: "Seeds of one configuration"
    }
  }

  /// Whether its groups show no more than their heading until a person opens them.
  var startsFolded: Bool { self == .seeds }

  /// The value it needs beside what every run has.
  var field: String? {
    switch self {
    case .none, .experiment, .tag: nil
    case .study: "study"
    case .seeds: "configuration"
    }
  }

  /// The groups a run belongs to; a run of several tags is in each.
  func keys(of run: RunRow) -> [String] {
    switch self {
    case .none: []
    case .experiment: run.experiment.isEmpty ? [] : [run.experiment]
    case .tag: run.tags.enumerated().filter { !run.tags[..<$0].contains($1) }.map(\.element)
    case .study, .seeds:
      switch field.flatMap(run.value) {
      case .text(let text): [text]
      case .number(let number): [String(number)]
      case nil: []
      }
    }
  }
}

/// Runs the table puts together.
package struct RunGroup: Equatable, Sendable {
  package var key: String
  /// Places of its runs in the list of all, in the order of the table.
  package var runs: [Int]
  package var isFolded: Bool
}

/// A line of the run table.
package enum RunLine: Equatable, Sendable {
  case group(RunGroup)
  /// A run by its place in the list of all, and the group it stands in; one of several tags stands in
  /// several.
  case run(Int, group: String?)
}
