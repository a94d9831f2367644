import RunStore
import Workbench

/// What the table of runs shows beside the rows: named values, and the queue.
extension StoreFeed {
  /// Sends the runs with these values, and what changes of them from then on.
  func watch(_ watch: FieldWatch) {
    queue.async { @Sendable in
      self.state.withLock { state in
        state.watch = watch
        self.guarded(&state) { state in
          let ids = Array(state.rows.keys)
          let values = try self.values(watch, of: nil, names: state.fieldNames)
          for id in ids { state.rows[id]?.values = values[id.local] ?? [:] }
          if state.hasSentList { self.sendAllRows(state) }
        }
      }
    }
  }

  /// The values that are watched, by the store's own number of their run.
  func values(
    _ watch: FieldWatch, of runs: [Int64]?, names: [String]
  ) throws -> [Int64: [String: RunValue]] {
    var fields = watch.fields
    if watch.includesLabelSets { fields += names.filter { $0.hasPrefix("mix:") } }
    var values: [Int64: [String: RunValue]] = [:]
    for (field, found) in try store.values(of: fields, runs: runs) {
      for (run, value) in found { values[run, default: [:]][field] = RunValue(value) }
    }
    return values
  }

  /// Gives values to runs of older versions, one at each look, and tells of names that are new.
  func fillValues(_ state: inout State, now: Double) throws {
    if !store.isReadOnly, now >= state.nextFill, try !store.fillValues() {
      state.nextFill = now + 60
    }
    let names = try store.fieldNames()
    guard names != state.fieldNames else { return }
    state.fieldNames = names
    deliver([.fieldNames(names, store: index)])
  }

  /// Only the first store's: there new runs go.
  func sendQueue(_ state: inout State, now: Double) throws {
    guard index == 0 else { return }
    let view = QueueView(try store.queue(now: now))
    guard view != state.queue else { return }
    state.queue = view
    deliver([.queue(view)])
  }
}
