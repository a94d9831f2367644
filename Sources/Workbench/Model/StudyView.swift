import Studies

/// A study of a store: how far its trainings are, and what they have shown so far.
package struct StudyView: Equatable, Sendable {
  package var id: StudyID
  package var title: String
  package var question: String?
  /// The name of the file it was begun from.
  package var file: String
  package var grid: StudyGrid
  /// Nil until the first run is done.
  package var sheet: StudySheet?
  /// What keeps it from being read or its sheet from being worked out: one sentence.
  package var trouble: String?

  package init(
    id: StudyID, title: String, question: String? = nil, file: String, grid: StudyGrid,
    sheet: StudySheet? = nil, trouble: String? = nil
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.file = file
    self.grid = grid
    self.sheet = sheet
    self.trouble = trouble
  }

  /// The runs of an arm that are done, in the order of the seeds.
  package func doneRuns(ofArm name: String) -> [RunID] {
    guard let arm = grid.arms.firstIndex(of: name), grid.cells.indices.contains(arm),
      (0..<RunID.mostStores).contains(id.store)
    else { return [] }
    return grid.cells[arm].compactMap { cell in
      guard cell.state == .done, let run = cell.run else { return nil }
      return RunID(run, inStore: id.store)
    }
  }

  /// The runs of two arms with the same seed, where both are done.
  package func doneRuns(ofArms arm: String, _ other: String) -> [(RunID, RunID)] {
    guard let first = grid.arms.firstIndex(of: arm), let second = grid.arms.firstIndex(of: other),
      grid.cells.indices.contains(first), grid.cells.indices.contains(second),
      (0..<RunID.mostStores).contains(id.store)
    else { return [] }
    return zip(grid.cells[first], grid.cells[second]).compactMap { own, reference in
      guard own.state == .done, reference.state == .done, let run = own.run,
        let against = reference.run
      else { return nil }
      return (RunID(run, inStore: id.store), RunID(against, inStore: id.store))
    }
  }

  /// Runs that nobody trains or is about to.
  package var idle: Int { grid.count(.missing) + grid.count(.held) + grid.count(.failed) }
}
