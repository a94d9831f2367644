import Metrics
import RunStore
import Workbench

/// The runs of a comparison, and how far each has been read.
struct FollowedComparison {
  private let request: ComparisonRequest
  private var runs: [FollowedRun]
  private var scores: ScoredComparison?
  /// What the scores in ``scores`` are of.
  private var scoreMarks: [ScoreMark?] = []

  /// - Parameter before: what is known of the same runs already is not read again.
  init(_ request: ComparisonRequest, after before: FollowedComparison?) {
    self.request = request
    runs = request.runs.map { id in
      let known = before?.runs.first { $0.id == id }
      return known?.asked(for: request) ?? FollowedRun(id)
    }
    if before?.request.runs == request.runs, before?.request.part == request.part {
      scores = before?.scores
      scoreMarks = before?.scoreMarks ?? []
    }
  }

  /// The comparison as far as it is known. Runs that are gone are left out, and their scores.
  var view: ComparisonView {
    ComparisonView(
      request: request, runs: runs.compactMap(\.compared),
      scores: scores.flatMap { $0.entries.count == runs.count(where: \.isThere) ? $0 : nil })
  }

  /// Reads what is new of the curves.
  ///
  /// - Returns: whether anything is.
  mutating func read(from stores: RunStores) throws -> Bool {
    var hasNews = false
    for index in runs.indices where try runs[index].read(request, from: stores) { hasNews = true }
    return hasNews
  }

  /// Works the scores out anew, if there are others than before.
  ///
  /// - Returns: whether there are.
  mutating func readScores(from stores: RunStores) throws -> Bool {
    let there = runs.filter(\.isThere).map(\.id)
    let marks = try there.map { try ScoreMark(of: $0, on: request.part, in: stores) }
    if scores != nil, marks == scoreMarks { return false }
    let known = Dictionary(
      (scores?.entries ?? []).compactMap(\.scored).map { ($0.run, $0) },
      uniquingKeysWith: { first, _ in first })
    let old = Dictionary(
      zip(scores?.entries.map { $0.scored?.run } ?? [], scoreMarks).compactMap { run, mark in
        run.map { ($0, mark) }
      }, uniquingKeysWith: { first, _ in first })
    let scored = try zip(there, marks).map {
      run, mark -> Result<ScoredRun, ScoredComparison.Unscored> in
      if let mark, let same = known[run], old[run] == mark { return .success(same) }
      let (store, number) = try stores.find(run)
      return try ScoredRun.read(number, on: request.part, from: store).map { $0.numbered(run) }
    }
    scores = ScoredComparison(part: request.part, scored)
    scoreMarks = marks
    return true
  }
}

/// Which scores of a run are kept, and by which thresholds they are decided.
private struct ScoreMark: Equatable {
  var epoch: Int
  var isDone: Bool
  var thresholds: Int

  init?(of id: RunID, on part: ScoredPart, in stores: RunStores) throws {
    let (store, run) = try stores.find(id)
    guard let summary = try store.summary(of: run, now: Clock.now()) else { return nil }
    epoch = try store.epochs(of: run, after: max(summary.progress.epoch - 2, 0)).last?.epoch ?? 0
    isDone = !summary.status.isLive
    thresholds = try store.thresholds(of: run).last?.version ?? 0
  }
}

/// One run, and how far its curve and its clock have been read.
private struct FollowedRun {
  let id: RunID
  private(set) var compared: ComparedRun?
  private var curve: SeriesMark?
  private var clock: SeriesMark?
  private var smoothed: SmoothedSeries?
  private var kind: ComparedCurve?

  init(_ id: RunID) { self.id = id }

  var isThere: Bool { compared != nil }

  /// The same run without what another request has no use for.
  func asked(for request: ComparisonRequest) -> FollowedRun {
    var run = self
    if request.curve != kind {
      run.compared?.curve = Series()
      run.compared?.smoothed = nil
      (run.curve, run.smoothed) = (nil, nil)
    }
    if !request.needsClock {
      run.compared?.clock = Series()
      run.clock = nil
    }
    return run
  }

  /// - Returns: whether anything was new.
  mutating func read(_ request: ComparisonRequest, from stores: RunStores) throws -> Bool {
    let now = Clock.now()
    let (store, number) = try stores.find(id)
    guard let summary = try store.summary(of: number, now: now) else {
      defer { compared = nil }
      return compared != nil
    }
    let row = RunRow(summary, isHere: false, store: id.store)
    var run = compared
    if run?.settings.isEmpty != false || run?.stepsPerEpoch == 0 {
      let details = try store.run(number, now: now)
      let settings = SettingsReading.all(in: details.resolvedText)
      let batch = settings.first { $0.path == "train.batch" }.flatMap { Int($0.value) }
      var fresh = run ?? ComparedRun(row: row)
      fresh.settings = settings
      fresh.stepsPerEpoch = max(details.facts.stepsPerEpoch, 0)
      fresh.batch = max(batch ?? 0, 0)
      run = fresh
    }
    guard var found = run else { return false }
    (run, compared) = (nil, nil)  // so that its series have one owner and grow in place
    // Also where the store cannot be read: the marks tell what it holds.
    defer { compared = found }
    var isNew = found.row != row || kind != request.curve
    found.row = row
    if try readCurve(of: &found, request.curve, from: store) { isNew = true }
    if request.needsClock,
      try Self.read(.elapsed, of: number, into: &found.clock, &clock, from: store) != .none
    {
      isNew = true
    }
    if smooth(&found, weight: request.smoothing) { isNew = true }
    return isNew
  }

  private mutating func readCurve(
    of run: inout ComparedRun, _ wanted: ComparedCurve, from store: RunStore
  ) throws -> Bool {
    kind = wanted
    guard let series = wanted.series else {
      // Epochs are few, and a run that was resumed repeats one.
      var found = Series()
      for epoch in try store.epochs(of: id.local) where epoch.step > found.lastStep ?? -1 {
        guard let value = epoch.validation.flatMap(wanted.value) else { continue }
        found.append(step: epoch.step, value: value)
      }
      defer { run.curve = found }
      return found != run.curve
    }
    let news = try Self.read(series, of: id.local, into: &run.curve, &curve, from: store)
    if news == .whole { smoothed = nil }
    return news != .none
  }

  private enum News { case none, more, whole }

  private static func read(
    _ kind: SeriesKind, of run: Int64, into series: inout Series, _ mark: inout SeriesMark?,
    from store: RunStore
  ) throws -> News {
    guard let news = try store.series(kind.storedName, of: run, after: mark) else { return .none }
    mark = news.mark
    guard news.isWhole || !news.points.isEmpty else { return .none }
    news.apply(to: &series)
    return news.isWhole ? .whole : .more
  }

  private mutating func smooth(_ run: inout ComparedRun, weight: Double) -> Bool {
    guard weight > 0 else {
      defer { (smoothed, run.smoothed) = (nil, nil) }
      return run.smoothed != nil
    }
    var line = smoothed.flatMap { $0.weight == weight ? $0 : nil } ?? SmoothedSeries(weight: weight)
    (smoothed, run.smoothed) = (nil, nil)
    let count = line.series.count
    line.follow(run.curve)
    run.smoothed = line.series
    smoothed = line
    return line.series.count != count
  }
}

extension ScoredRun {
  fileprivate func numbered(_ id: RunID) -> ScoredRun {
    var run = self
    run.run = id
    return run
  }

  /// The scores a store has of a run, with the thresholds in force.
  static func read(
    _ run: Int64, on part: ScoredPart, from store: RunStore, draws: Int = 1000
  ) throws -> Result<ScoredRun, ScoredComparison.Unscored> {
    let split: StoredSplit = part == .tune ? .tune : .validation
    guard let scores = try store.scores(of: run, on: split) else {
      return .failure(.init("no scores of its \(part.rawValue) part"))
    }
    let details = try store.run(run, now: Clock.now())
    let kept = try store.thresholds(of: run).filter { $0.labels == scores.table.labels }
      .newest(ofSplit: details.facts.splitHash)
    return .success(
      ScoredRun(
        run: run, seed: details.run.seed, table: scores.table,
        thresholds: kept?.values ?? scores.table.untunedThresholds,
        origin: kept.map { "v\($0.version) \($0.goal)" } ?? ".50", step: scores.step,
        dataFingerprint: details.facts.dataFingerprint, splitHash: details.facts.splitHash,
        draws: draws))
  }
}
