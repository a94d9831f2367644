import ArgumentParser
import RunStore
import WorkbenchRuntime

/// One or more runs of a store.
struct RunArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("The numbers of the runs.", valueName: "run"))
  var numbers: [RunNumber]

  /// Each once, in the order given.
  var ids: [Int64] {
    numbers.map(\.id).reduce(into: []) { ids, id in
      if !ids.contains(id) { ids.append(id) }
    }
  }

  /// Makes sure that all are there before the first is changed.
  func lines(in store: RunStore) throws -> [StoredRun] {
    let now = Clock.now()
    return try ids.map { try store.run($0, now: now).run }
  }
}

/// Runs that were changed, as they are now.
struct ChangedRuns {
  var store: RunStore
  var ids: [Int64]

  func print(asJSON json: Bool, _ words: (StoredRun) -> String) throws {
    for id in ids {
      guard let run = try store.summary(of: id, now: Clock.now()) else { continue }
      let looks = try store.testLooks(of: id).count
      let json = json ? JSONLine.text(of: RunReport(run, testLooks: looks)) : nil
      Swift.print(json ?? words(run))
    }
  }
}
