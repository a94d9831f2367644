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

  package init(
    id: StudyID, title: String, question: String? = nil, file: String, grid: StudyGrid,
    sheet: StudySheet? = nil
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.file = file
    self.grid = grid
    self.sheet = sheet
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

  /// Runs that nobody trains or is about to.
  package var idle: Int { grid.count(.missing) + grid.count(.held) + grid.count(.failed) }
}
