import RunStore
import Workbench

extension RunSource {
  /// Reads what a new run is to be made of.
  func open(in stores: RunStores) throws -> ExperimentSource {
    switch self {
    case .file(let path): return try ExperimentSource.open(FileDesk.place(path))
    case .again(let run):
      let (store, number) = try stores.find(run)
      return try ExperimentSource.past(number, in: store)
    case .without(let labelSet, let run):
      let (store, number) = try stores.find(run)
      return try ExperimentSource.past(number, without: labelSet, in: store)
    case .edited(let path, let run):
      return try EditedExperiment(run: run, path: path).source(in: stores)
    }
  }

  /// How the run came about, for its note.
  var note: String {
    switch self {
    case .file: ""
    case .again(let run): "again from \(run.runText)"
    case .without(let labelSet, let run):
      "again from \(run.runText) without \(LabelSetName.text(labelSet))"
    case .edited(_, let run): "made from \(run.runText)"
    }
  }

  /// The text of an edit is kept with its run from now on.
  func wasTaken() {
    if case .edited(let path, let run) = self { EditedExperiment(run: run, path: path).discard() }
  }
}

extension RunStore {
  /// Queues a run for each seed, or one with the seed of the experiment.
  ///
  /// All are checked before the first is queued.
  /// - Returns: their numbers.
  package func enqueue(
    _ source: ExperimentSource, overrides: [String] = [], seeds: [UInt64] = [],
    tags: [String] = [], note: String = "", at place: QueuePlace = .last
  ) throws -> [Int64] {
    let settings = seeds.isEmpty ? [overrides] : seeds.map { overrides + ["seed=\($0)"] }
    let starts = try settings.map { settings in
      RunStart(try source.experiment(overrides: settings), of: source, tags: tags, note: note)
    }
    // Each goes before the one that was first, so that the last is queued first.
    let runs = try (place == .first ? starts.reversed() : starts).map {
      try enqueue($0, at: place, now: Clock.now())
    }
    return runs.sorted()
  }
}
