/// The columns of the run table.
package enum RunColumn: Int, CaseIterable, Sendable {
  case id, status, title, epoch, bestF1, validationLoss, started, duration, tags

  package var title: String {
    switch self {
    case .id: "run"
    case .status: "status"
    case .title: "title"
    case .epoch: "epoch"
    case .bestF1: "best F1"
    case .validationLoss: "val loss"
    case .started: "started"
    case .duration: "took"
    case .tags: "tags"
    }
  }

  /// In a menu, in full.
  package var name: String {
    switch self {
    case .id: "Number"
    case .status: "Status"
    case .title: "Title"
    case .epoch: "Epoch"
    case .bestF1: "Best macro-F1"
    case .validationLoss: "Last validation loss"
    case .started: "Start"
    case .duration: "Duration"
    case .tags: "Tags"
    }
  }

  /// The direction one wants first: newest, best, longest, but A before B and the least loss.
  package var startsAscending: Bool {
    switch self {
    case .title, .validationLoss, .tags, .status: true
    case .id, .epoch, .bestF1, .started, .duration: false
    }
  }
}
