import RunStore
import Workbench

/// The stores whose runs a workbench shows as one list; new runs go into the first.
package struct RunStores: Sendable {
  package let all: [RunStore]
  /// Why stores were left out, a sentence each.
  package let problems: [String]

  package init(_ store: RunStore) {
    all = [store]
    problems = []
  }

  /// Opens the stores in these folders, for reading where they may not be written.
  ///
  /// A folder that is named twice is one store. One that cannot be opened is left out.
  /// - Throws: what is wrong with the first, where none can be opened.
  package init(paths: [String]) throws(StoreError) {
    var stores: [RunStore] = []
    var errors: [StoreError] = []
    for path in paths {
      do throws(StoreError) {
        let store = try RunStore.openWritableIfPossible(path: path)
        if !stores.contains(where: { $0.path == store.path }) { stores.append(store) }
      } catch {
        errors.append(error)
      }
    }
    if stores.isEmpty, let first = errors.first { throw first }
    all = stores
    problems = errors.map { "\($0)" }
  }

  /// Where new runs go.
  var first: RunStore { all[0] }

  /// The store a run is in, and its number there.
  ///
  /// - Throws: for a number that no open store gave.
  func find(_ run: RunID) throws(RuntimeError) -> (store: RunStore, number: Int64) {
    guard all.indices.contains(run.store) else {
      throw RuntimeError("run \(run.runText) is in none of the open stores")
    }
    return (all[run.store], run.local)
  }

  /// As the screens name them.
  var described: [OpenStore] {
    all.map { OpenStore(path: $0.path, isReadOnly: $0.isReadOnly) }
  }
}

extension RunStore {
  /// Opens a store, for reading alone where it may not be written.
  package static func openWritableIfPossible(path: String) throws(StoreError) -> RunStore {
    do throws(StoreError) {
      return try RunStore(path: path)
    } catch {
      switch error {
      case .refused, .readOnly:
        // What keeps one from writing is only worth telling where there is nothing to read.
        guard let store = try? RunStore(path: path, access: .readOnly) else { throw error }
        return store
      default: throw error
      }
    }
  }
}
