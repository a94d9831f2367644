import Interchange
import Metrics
import RunStore

/// Writes what a store holds of runs as tables, one a file, with a description of their columns.
///
/// The sealed test split is left out.
package struct RunTables {
  private let store: RunStore
  private let form: TableForm

  package init(of store: RunStore, as form: TableForm) {
    self.store = store
    self.form = form
  }

  /// Files of the same names in the folder are replaced.
  ///
  /// - Returns: what was written, a line a file; what could not be is said in it.
  package func write(_ runs: [Int64], to folder: String) throws -> [String] {
    try OutputFolder.make(folder)
    var files: [String: TableFile] = [:]
    for table in Self.all { files[table.name] = try TableFile(table, as: form, in: folder) }
    let rows = RunTableRows(store) { table, cells in try files[table.name]?.add(cells) }
    var left: [String] = []
    // Of runs on the same data its images are read once.
    var names: [String: [String]] = [:]
    for run in runs {
      let tracked = try TrackedRun(run, in: store)
      let fingerprint = tracked.details.facts.dataFingerprint
      do {
        if tracked.tune != nil || tracked.validation != nil, names[fingerprint] == nil {
          names[fingerprint] = try ImageNames.of(run, in: store)
        }
      } catch {
        left.append("the names of its images are left out: \(error)")
      }
      try rows.add(tracked, names: names[fingerprint])
    }
    let lines = try Self.all.compactMap { table in
      try files[table.name].map { file in
        try file.finish()
        return "\(folder)/\(table.name).\(form.rawValue): \(file.rows) rows"
      }
    }
    try TableSchema(Self.all, as: form).write(to: folder)
    return lines + ["\(folder)/schema.json: what the columns are"] + left
  }
}

/// The rows of runs, handed on one by one.
private struct RunTableRows {
  let store: RunStore
  let write: (TableDescription, [TableCell?]) throws -> Void

  init(_ store: RunStore, _ write: @escaping (TableDescription, [TableCell?]) throws -> Void) {
    self.store = store
    self.write = write
  }

  /// - Parameter names: of the images, by their numbers; nil if they are not known.
  func add(_ run: TrackedRun, names: [String]?) throws {
    let id = TableCell.integer(Int(run.id))
    try addRun(run, id)
    for setting in run.settings {
      try write(RunTables.settings, [id, .string(setting.path), .string(setting.value)])
    }
    try addSeries(run, id)
    try addEpochs(run, id)
    if let scores = run.validation {
      let validation = try ScoredSplit(
        run: run.id, split: .validation, table: scores.table, kept: run.tune?.kept,
        splitHash: run.details.facts.splitHash)
      try addScores(validation, id, names)
    }
    if let tune = run.tune, let measures = run.tuneMeasures {
      for label in measures.labels {
        try addLabel(label, id, .tune, epoch: nil, step: tune.step)
      }
      try addScores(tune, id, names)
    }
    try addThresholds(run, id)
    for line in try store.log(of: run.id).lines {
      try write(
        RunTables.log,
        [id, .number(line.time), .count(line.step), .string(line.level), .string(line.text)])
    }
  }

  private func addRun(_ tracked: TrackedRun, _ id: TableCell) throws {
    let (details, run) = (tracked.details, tracked.details.run)
    func list(_ names: [String]) -> TableCell {
      .string("[" + names.map(TableForm.jsonString).joined(separator: ",") + "]")
    }
    func images(_ split: String) -> TableCell? { .count(details.facts.imagesPerSplit[split]) }
    try write(
      RunTables.runs,
      [
        id, .string(run.title), .text(run.question), .string(run.experiment),
        .string(run.status.rawValue), .text(run.message), .unsigned(run.seed),
        .number(run.created), .value(run.finished), .number(run.progress.elapsed),
        .integer(run.progress.epoch), .integer(run.progress.step), .integer(run.plannedEpochs),
        .integer(run.plannedSteps), .integer(details.facts.parameters), list(tracked.labels),
        images("train"), images("validation"), images("tune"), images("test"),
        .string(details.facts.dataFingerprint), .string(details.facts.splitHash),
        .string(details.machine), .string(details.codeVersion), list(run.tags),
        .string(run.note), .boolean(run.isArchived), .integer(details.testLooks),
      ])
  }

  private func addSeries(_ run: TrackedRun, _ id: TableCell) throws {
    for name in try store.seriesNames(of: run.id) {
      try run.forEachWindow(of: [name], in: store) { _, points in
        for (step, value) in zip(points[0].steps, points[0].values) {
          try write(RunTables.series, [id, .string(name), .integer(step), .number(value)])
        }
      }
    }
  }

  private func addEpochs(_ run: TrackedRun, _ id: TableCell) throws {
    for epoch in run.epochs {
      let measures = epoch.validation
      let head: [TableCell?] = [
        id, .integer(epoch.epoch), .integer(epoch.step), .number(epoch.time),
        .number(epoch.seconds), .boolean(epoch.isBest), .value(epoch.trainLoss),
        .count(measures?.images), .value(measures?.loss), .count(measures?.macroOver),
      ]
      try write(
        RunTables.epochs,
        head + SplitFigure.all.map { figure in .value(measures.flatMap(figure.value)) })
      for label in measures?.labels ?? [] {
        try addLabel(label, id, .validation, epoch: epoch.epoch, step: epoch.step)
      }
    }
  }

  private func addLabel(
    _ label: LabelMeasures, _ id: TableCell, _ split: StoredSplit, epoch: Int?, step: Int?
  ) throws {
    let head: [TableCell?] = [
      id, .string(split.rawValue), .count(epoch), .count(step), .string(label.label),
      .number(label.threshold), .integer(label.support),
    ]
    try write(
      RunTables.labels,
      head + outcomes(label.counts) + LabelFigure.all.map { .value($0.value(label)) })
  }

  private func outcomes(_ counts: LabelCounts) -> [TableCell?] {
    [
      .integer(counts.truePositives), .integer(counts.falsePositives),
      .integer(counts.falseNegatives), .integer(counts.trueNegatives),
    ]
  }

  private func addScores(_ scored: ScoredSplit, _ id: TableCell, _ names: [String]?) throws {
    let (table, split) = (scored.table, TableCell.string(scored.split.rawValue))
    var sets: [String: [String: Int]] = [:]
    for (row, image) in table.images.enumerated() {
      let name = names.flatMap { $0.indices.contains(image) ? $0[image] : nil }
      for (label, labelName) in table.labels.enumerated() {
        let pair = row * table.labels.count + label
        let (score, target) = (Double(table.scores[pair]), table.targets[pair])
        let calibration =
          scored.kept?.calibrations.isEmpty ?? true
          ? nil : scored.kept?.calibrations[label]
        try write(
          RunTables.scores,
          [
            id, split, .integer(image), .text(name), .string(labelName), .number(score),
            .value(calibration?.probability(ofScore: score)),
            .count(target == ScoreTable.unlabelled ? nil : Int(target)),
            .boolean(score >= scored.thresholds[label]), .number(scored.thresholds[label]),
            .count(scored.kept?.version),
          ])
      }
      let words = ScoredRow(row, of: table, thresholds: scored.thresholds)
      if words.isLabelled {
        sets[words.truthText, default: [:]][words.predictedText, default: 0] += 1
      }
    }
    for (truth, row) in sets.sorted(by: { $0.key < $1.key }) {
      for (predicted, images) in row.sorted(by: { $0.key < $1.key }) {
        try write(
          RunTables.confusion,
          [id, split, .string(truth), .string(predicted), .integer(images)])
      }
    }
    let counts = table.counts(thresholds: scored.thresholds)
    for (label, name) in table.labels.enumerated() {
      try write(
        RunTables.labelConfusion,
        [id, split, .string(name), .number(scored.thresholds[label])] + outcomes(counts[label]))
    }
  }

  private func addThresholds(_ run: TrackedRun, _ id: TableCell) throws {
    let versions = try store.thresholds(of: run.id)
    let hash = run.details.facts.splitHash
    let inForce = versions.newest(ofSplit: hash)?.version
    for kept in versions {
      for (label, name) in kept.labels.enumerated() {
        let entry =
          kept.calibrations.isEmpty
          ? nil : kept.calibrations[label].map { CalibrationEntry($0) }
        try write(
          RunTables.thresholds,
          [
            id, .integer(kept.version), .number(kept.time), .string(kept.goal),
            .string(kept.splitHash), .boolean(kept.isForeign(to: hash)),
            .boolean(kept.version == inForce), .integer(kept.images), .string(name),
            .number(kept.values[label]), .value(kept.achieved[label]),
            .text(kept.origins.isEmpty ? nil : kept.origins[label].rawValue),
            .text(entry?.method.rawValue), .text(entry.flatMap { JSONLine.text(of: $0) }),
          ])
      }
    }
  }
}
