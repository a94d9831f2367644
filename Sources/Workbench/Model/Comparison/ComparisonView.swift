/// All that the comparison of runs shows, worked out beforehand.
package struct ComparisonView: Sendable {
  /// What this answers.
  package var request: ComparisonRequest
  /// In the order asked for, without those that are gone or not read yet.
  package var runs: [ComparedRun]
  /// Of these runs.
  package var settings: SettingsTable
  /// Runs of one configuration that differ in their seed alone, by their places; the group of the
  /// baseline first.
  package var groups: [[Int]]
  /// Nil until it is worked out.
  package var scores: ScoredComparison?

  package init(
    request: ComparisonRequest, runs: [ComparedRun], scores: ScoredComparison? = nil
  ) {
    self.request = request
    self.runs = runs
    settings = SettingsTable(runs.map(\.settings))
    groups = ComparisonView.groups(of: runs)
    self.scores = scores
  }

  /// The group a run belongs to.
  package func group(of run: Int) -> Int { groups.firstIndex { $0.contains(run) } ?? 0 }

  private static func groups(of runs: [ComparedRun]) -> [[Int]] {
    var groups: [[Int]] = []
    var places: [[RunSetting]: Int] = [:]
    for (index, run) in runs.enumerated() {
      let configuration = run.configuration
      if let place = places[configuration], !configuration.isEmpty {
        groups[place].append(index)
      } else {
        places[configuration] = groups.count
        groups.append([index])
      }
    }
    return groups
  }
}
