import Curation
import Experiments
import Foundation
import Metrics
import Reports
import RunStore

@testable import WorkbenchRuntime

/// A store with a run on drawn pictures: scores of tune and test, an epoch, thresholds, a log.
struct PageFixture {
  let store: RunStore
  let run: Int64
  let lease: RunLease
  let data: CuratedData

  static let settings = """
    title: pets & <b>more</b>
    question: Is it told?
    seed: 3
    data:
      source: scenes:pets
      labels: [cat, dog]
      pictures: 40
      size: [16, 16]
      split: {train: 0.4, validation: 0.2, tune: 0.2, test: 0.2}
    train: {epochs: 2, batch: 8}
    """

  /// - Parameter fingerprint: of the data the run was trained on; nil for that of the data as they are.
  init(fingerprint: String? = nil) throws {
    let experiment = try Experiment.read(
      text: Self.settings, file: "t.yaml", directory: "/", overrides: [])
    data = try CuratedData.open(experiment, directory: "/")
    store = try RunStore.temporary()
    let start = RunStart(
      title: experiment.title, question: experiment.question, experiment: "t.yaml",
      experimentText: Self.settings, resolvedText: experiment.yaml, seed: 3, machine: "a machine",
      codeVersion: "v", plannedEpochs: 2)
    lease = try store.createRun(start, now: 1)
    run = lease.run
    try store.recordFacts(
      lease,
      RunFacts(
        labels: ["cat", "dog"], imagesPerSplit: ["train": 16, "test": 8],
        dataFingerprint: fingerprint ?? data.dataset.fingerprint, splitHash: "s0",
        stepsPerEpoch: 2), now: 2)
    let points = (1...4).map { StoredPoint(series: "train-loss", step: $0, value: 1 / Double($0)) }
    let log = [
      StoredLogLine(time: 2, text: "opened"),
      StoredLogLine(time: 3, level: "warning", step: 2, text: "the loss <rose>"),
    ]
    try store.append(lease, RunFlush(points: points, log: log), now: 3)
    for epoch in 1...2 {
      let table = try scores(.validation, shift: Float(epoch) / 20)
      try store.recordEpoch(
        lease,
        StoredEpoch(
          epoch: epoch, step: 2 * epoch, time: 3, trainLoss: 0.5, seconds: 1, isBest: epoch == 2,
          validation: EvaluationMeasures(
            table: table, thresholds: table.untunedThresholds, loss: 0.4)),
        now: 3)
    }
    for split in StoredSplit.allCases {
      try store.recordScores(lease, split, try scores(split), epoch: 2, step: 4, now: 3)
    }
    _ = try store.recordThresholds(
      run,
      StoredThresholds(
        time: 4, goal: "f1", splitHash: "s0", images: 8, labels: ["cat", "dog"],
        values: [0.45, 0.35], achieved: [nil, nil], origins: [.own, .own]))
    try store.finish(lease, .done, message: "all 2 epochs done", now: 5)
  }

  /// Scores of the images of a part, some of them wrong.
  private func scores(_ split: StoredSplit, shift: Float = 0) throws -> ScoreTable {
    let images =
      switch split {
      case .validation: data.split.validation
      case .tune: data.split.tune
      case .test: data.split.test
      }
    let targets = images.flatMap { image in
      (0..<2).map { UInt8(data.dataset.labelSet(of: image)?.contains($0) == true ? 1 : 0) }
    }
    let values = targets.enumerated().map { place, target in
      (target == 1 ? 0.62 : 0.3) + Float(place * 7 % 5) / 10 - 0.2 + shift
    }
    return try ScoreTable(labels: ["cat", "dog"], images: images, scores: values, targets: targets)
  }

  func page(looksAtTest: Bool = false) throws -> ReportPage {
    try RunPage.of(run, looksAtTest: looksAtTest, in: store, now: 100)
  }
}

extension ReportPage {
  /// The blocks of a section and of all that is in it, in order.
  func blocks(of section: String) -> [PageBlock] {
    sections.filter { $0.id == section }.flatMap { $0.blocks.flatMap(\.all) }
  }

  func tables(of section: String) -> [PageTable] {
    blocks(of: section).compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  func matrices(of section: String) -> [PageMatrix] {
    blocks(of: section).compactMap { if case .matrix(let matrix) = $0 { matrix } else { nil } }
  }

  func samples(of section: String) -> [PageSample] {
    blocks(of: section).flatMap { block -> [PageSample] in
      switch block {
      case .samples(let samples): samples
      case .matrix(let matrix): matrix.cells.flatMap(\.samples)
      default: []
      }
    }
  }
}

extension PageBlock {
  fileprivate var all: [PageBlock] {
    switch self {
    case .part(_, let blocks), .folded(_, let blocks): [self] + blocks.flatMap(\.all)
    default: [self]
    }
  }
}

extension PageTable {
  /// The texts of a row, by the names of their columns.
  func row(_ name: String) -> [String: String]? {
    rows.first { $0.first?.text == name }.map { row in
      Dictionary(
        zip(columns.map(\.name), row.map(\.text)), uniquingKeysWith: { first, _ in first })
    }
  }
}
