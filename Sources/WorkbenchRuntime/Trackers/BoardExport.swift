import Interchange
import Metrics
import RunStore
import Workbench

/// Writes what a store holds of runs where TensorBoard reads it, a folder a run.
package struct BoardExport {
  private let folder: String
  private let store: RunStore

  /// - Parameter folder: what TensorBoard is pointed at.
  package init(to folder: String, from store: RunStore) {
    self.folder = folder
    self.store = store
  }

  /// - Returns: what was written, a line a run; what could not be is said in it.
  package func write(_ runs: [Int64]) throws -> [String] {
    try OutputFolder.make(folder)
    let lines = try runs.map { try write(TrackedRun($0, in: store)) }
    try writeExperiment(with: runs)
    return lines
  }

  private func write(_ run: TrackedRun) throws -> String {
    let place = try Self.place(of: run.details, in: folder)
    guard !run.details.run.status.isLive || !place.isWrittenLive else {
      throw RuntimeError(
        "run \(run.id.runText) is in training and writes into \(place.path) itself; give another "
          + "folder, or wait until it has ended")
    }
    var count = 0
    var left: [String] = []
    try place.replace(time: run.details.run.created) { write in
      try Self.begin(run, write)
      count = try course(of: run, write)
      left = try close(run, write)
    }
    let notes = left.isEmpty ? "" : "; left out: \(left.joined(separator: "; "))"
    return
      "\(place.path): run \(run.id.runText), \(count) steps, \(run.epochs.count) epochs\(notes)"
  }

  // MARK: Parts of a run

  static func place(of details: StoredRunDetails, in folder: String) throws -> EventFolder {
    let name = "\(details.run.id.runText)-\(OutputFolder.fileName(details.run.title))"
    return try EventFolder(
      in: folder, name: name, identity: TrackedRun.identity(of: details),
      created: details.run.created)
  }

  static func begin(_ run: TrackedRun, _ write: (BoardEvent) throws -> Void) rethrows {
    try write(
      BoardEvent(
        time: run.details.run.created, .summaries(BoardTags.words(run) + [BoardTags.settings(run)])
      ))
  }

  /// Curves up to a step.
  ///
  /// - Returns: how many steps there are.
  func course(
    of run: TrackedRun, through last: Int = .max, _ write: (BoardEvent) throws -> Void
  ) throws -> Int {
    var epochs = run.epochs.filter { $0.step <= last }[...]
    var count = 0
    func writeEpochs(through step: Int) throws {
      while let epoch = epochs.first, epoch.step <= step {
        let summaries = BoardTags.epoch(trainLoss: epoch.trainLoss, validation: epoch.validation)
        try write(BoardEvent(time: epoch.time, step: epoch.step, .summaries(summaries)))
        epochs.removeFirst()
      }
    }
    let names = BoardTags.series.map(\.kind.storedName)
    try run.forEachStep(of: names, through: last, in: store) { point in
      try writeEpochs(through: point.step - 1)
      count += 1
      try write(
        BoardEvent(time: point.time, step: point.step, .summaries(BoardTags.step(point.values))))
    }
    try writeEpochs(through: .max)
    return count
  }

  /// What is kept of a run as it is now: scores, weights, pictures, and how it ended.
  ///
  /// - Returns: what could not be made, and why.
  func close(_ run: TrackedRun, _ write: (BoardEvent) throws -> Void) throws -> [String] {
    if let scores = run.validation {
      try write(
        BoardEvent(
          time: scores.time, step: scores.step,
          .summaries(BoardTags.scores(scores.table, of: .validation))))
    }
    var left = try writeTune(run, write)
    let trained = Result { try TrainedNetwork.of(run.id, in: store) }
    switch trained {
    case .success(let network):
      let time =
        run.epochs.last { $0.step <= network.step }?.time
        ?? run.details.run.finished ?? run.details.run.heartbeat
      try write(
        BoardEvent(
          time: time, step: network.step, .summaries(BoardTags.weights(network.weights))))
    case .failure(let error): left.append("weights (\(error))")
    }
    if let end = BoardTags.end(of: run.details.run) {
      let time = run.details.run.finished ?? run.details.run.heartbeat
      try write(BoardEvent(time: time, .summaries([end])))
    }
    return left
  }

  /// What the tune split tells of a run that has scored it.
  ///
  /// - Returns: what could not be made, and why.
  func writeTune(_ run: TrackedRun, _ write: (BoardEvent) throws -> Void) throws -> [String] {
    guard let tune = run.tune, let measures = run.tuneMeasures else { return [] }
    let (time, step) = (run.tuneTime ?? run.details.run.heartbeat, tune.step ?? 0)
    try write(
      BoardEvent(
        time: time, step: step,
        .summaries(
          BoardTags.measures(measures, of: .tune, at: tune.origin)
            + BoardTags.scores(tune.table, of: .tune))))
    let pictures = Result {
      try MistakeSheet(RunData.open(run.id, in: store), tune).summaries
    }
    switch pictures {
    case .success(let sheets):
      if !sheets.isEmpty { try write(BoardEvent(time: time, step: step, .summaries(sheets))) }
      return []
    case .failure(let error): return ["pictures (\(error))"]
    }
  }

  // MARK: The experiment

  /// Says which settings and measures the table of hyperparameters has columns for.
  ///
  /// TensorBoard takes the columns from one place only, so they are written above the runs, for all
  /// runs of this store that are there.
  func writeExperiment(with runs: [Int64]) throws {
    var settings: [(path: String, values: Set<BoardSetting>)] = []
    var places: [String: Int] = [:]
    var created = Double.infinity
    for run in Set(runs + present()).sorted() {
      guard let details = try? store.run(run, now: Clock.now()) else { continue }
      created = min(created, details.run.created)
      for setting in SettingsReading.all(in: details.resolvedText).boardSettings {
        if places[setting.path] == nil {
          places[setting.path] = settings.count
          settings.append((setting.path, []))
        }
        if let place = places[setting.path] { settings[place].values.insert(setting.value) }
      }
    }
    guard created.isFinite else { return }
    let root = EventFolder(at: folder, name: "settings")
    try root.replace(time: created) { write in
      try write(
        BoardEvent(
          time: created,
          .summaries([
            .experiment(settings: settings, measures: BoardTags.measures, time: created)
          ])))
    }
  }

  /// The runs of this store that have a folder already.
  private func present() -> [Int64] {
    OutputFolder.names(in: folder).compactMap { name in
      guard let number = name.split(separator: "-").first.flatMap({ Int64($0) }),
        let details = try? store.run(number, now: Clock.now())
      else { return nil }
      let identity = TrackedRun.identity(of: details)
      let files = OutputFolder.names(in: "\(folder)/\(name)")
      return files.contains { $0.contains(".\(identity).") } ? number : nil
    }
  }
}
