import Datasets
import Foundation
import Metrics
import RunStore
import Testing

@testable import WorkbenchRuntime

/// Runs of a few steps on small coloured pictures in folders.
@Suite struct PredictorTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "thresh-predictor-\(UUID().uuidString)").path

  /// A store with a run that is done.
  ///
  /// - Parameter settings: the size of the images first.
  private func trained(_ settings: String) throws -> RunStore {
    var random = SeededGenerator(seed: 1)
    for index in 0..<64 {
      let set = ["cat", "dog", "cat+dog", "none"][index % 4]
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(set)", withIntermediateDirectories: true)
      let pixels = (0..<11 * 9 * 3).map { _ in UInt8.random(in: 0...255, using: &random) }
      try Data(PNGWriter.png(width: 11, height: 9, channels: 3, pixels: pixels)).write(
        to: URL(filePath: "\(folder)/\(set)/\(index).png"))
    }
    let experiment = """
      title: small
      data:
        source: .
        labels: [cat, dog]
        split: {train: .4, validation: .2, tune: .2, test: .2}
        \(settings)
      """
    let path = "\(folder)/small.yaml"
    try Data(experiment.utf8).write(to: URL(filePath: path))
    let store = try RunStore.temporary()
    let session = TrainingSession(
      try PreparedRun.new(try ExperimentSource.open(path), in: store), store: store, workers: 2,
      trouble: { Issue.record("\($0)") })
    #expect(session.wait(seconds: 60))
    return store
  }

  private func predictions(
    _ store: RunStore, _ files: FilesToPredict, threads: Int = 2
  ) throws -> [Prediction] {
    let trained = try TrainedNetwork.of(1, in: store)
    let rule = try DecisionRule.of(1, labels: trained.labels, by: .newest, in: store)
    var all: [Prediction] = []
    try Predictor(trained, by: rule, threads: threads).predict(files) { all += $0 }
    return all
  }

  private func listed(_ names: [String]) -> FilesToPredict {
    FilesToPredict(
      names.map { "\(folder)/\($0)" }, stream: PathStream(descriptor: -1, endsWithZero: false))
  }

  @Test(arguments: [
    """
    size: [8, 10]
    network: {head: sigmoid, layers: [conv: 16, batch-norm, relu, max-pool: 2, dropout: .5, flatten]}
    train: {epochs: 2, batch: 5, averaging: .9}
    """,
    """
    size: 8
      channels: 1
    network: {head: powerset, layers: [conv: 8, relu, flatten]}
    train: {epochs: 1, batch: 3, loss: cross-entropy}
    """,
    """
    size: 6
    network: {head: separate, layers: [conv: 8, batch-norm, flatten]}
    train: {epochs: 1, batch: 7, averaging: .5}
    """,
  ])
  func `files of the tune part score the very bits that the run's reports go by`(
    settings: String
  ) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try trained(settings)
    let split = try ScoredSplit(of: 1, split: .tune, by: .newest, reason: "", in: store)
    let names = try ImageNames.of(1, in: store)
    let files = split.table.images.map { names[$0] }
    #expect(files.count > 8)
    // Other images beside each, and other numbers of them.
    for (names, threads) in [(files, 1), (files.reversed(), 3), (Array(files.prefix(1)), 2)] {
      let predictions = try predictions(store, listed(names), threads: threads)
      #expect(predictions.map(\.file.text) == names.map { "\(folder)/\($0)" })
      for (name, prediction) in zip(names, predictions) {
        let row = try #require(files.firstIndex(of: name))
        let expected = ScoredRow(row, of: split.table, thresholds: split.thresholds)
        guard case .scored(let scores, let set) = prediction.outcome else {
          Issue.record("\(name): \(prediction.outcome)")
          continue
        }
        #expect(scores == expected.scores)
        #expect(LabelSetName.text(of: set, split.table.labels) == expected.predictedText)
      }
    }
  }

  @Test func `what cannot be read is told in its place, and the rest goes on`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try trained(
      """
      size: 4
      network: {head: sigmoid, layers: [flatten]}
      train: {epochs: 1, batch: 8}
      """)
    try Data("text".utf8).write(to: URL(filePath: "\(folder)/cat/0.png"))
    try FileManager.default.createDirectory(
      atPath: "\(folder)/empty", withIntermediateDirectories: true)
    let files = listed(["none/3.png", "gone.png", "cat", "empty", "dog"])
    #expect(files.count == 2 + 16 + 1 + 16)
    let predictions = try predictions(store, files)
    #expect(predictions.count == 35)
    let causes = predictions.compactMap { prediction -> String? in
      guard case .failed(let cause) = prediction.outcome else { return nil }
      return "\(prediction.file.text.dropFirst(folder.count + 1)): \(cause)"
    }
    #expect(
      causes == [
        "gone.png: there is no such file", "cat/0.png: is text; allowed: JPEG, PNG",
        "empty: there is no image in this folder",
      ])
  }

  @Test func `paths on a stream are answered before the next one comes`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try trained(
      """
      size: 4
      network: {head: sigmoid, layers: [flatten]}
      train: {epochs: 1, batch: 8}
      """)
    let pipe = Pipe()
    var left = ["cat/4.png", "none/7.png", "dog/5.png"].map { "\(folder)/\($0)\n" }[...]
    func send() throws {
      guard let path = left.popFirst() else { return try pipe.fileHandleForWriting.close() }
      try pipe.fileHandleForWriting.write(contentsOf: Data(path.utf8))
    }
    let trained = try TrainedNetwork.of(1, in: store)
    let rule = try DecisionRule.of(1, labels: trained.labels, by: .half, in: store)
    let stream = PathStream(
      descriptor: pipe.fileHandleForReading.fileDescriptor, endsWithZero: false)
    let files = FilesToPredict(["-"], stream: stream)
    #expect(files.count == nil)
    try send()
    var parts: [Int] = []
    try Predictor(trained, by: rule, threads: 2).predict(files) { predictions in
      parts.append(predictions.count)
      try send()
    }
    #expect(parts == [1, 1, 1])
  }

  @Test func `who wants no more images is rid of the thread that reads them`() throws {
    struct Enough: Error {}
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try trained(
      """
      size: 4
      network: {head: sigmoid, layers: [flatten]}
      train: {epochs: 1, batch: 1}
      """)
    let trained = try TrainedNetwork.of(1, in: store)
    let rule = try DecisionRule.of(1, labels: trained.labels, by: .half, in: store)
    let files = listed(["cat", "dog", "none", "cat+dog"])
    #expect(throws: Enough.self) {
      try Predictor(trained, by: rule, threads: 2).predict(files) { _ in throw Enough() }
    }
  }
}
