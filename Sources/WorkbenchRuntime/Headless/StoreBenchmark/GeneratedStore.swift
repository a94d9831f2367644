import Experiments
import Foundation
import Metrics
import RunStore
import Workbench

/// A store full of made up runs, to time lists and curves on.
///
/// Eight runs have one long series, twenty have twenty series each, and the others share what is left
/// of the points among twenty short ones each.
package struct GeneratedStore: Sendable {
  /// How much a store holds.
  package struct Size: Equatable, Sendable {
    package var runs: Int
    package var points: Int

    package init(runs: Int, points: Int) {
      self.runs = runs
      self.points = points
    }

    /// Fewer runs, or fewer points in each, would leave nothing to be short.
    package static let least = Size(runs: 50, points: 100_000)

    /// Steps of a long run, which has a point of two series at each.
    var longSteps: Int { points / 100 }
    /// Steps of a wide run, with a point of every series.
    var wideSteps: Int { points / 2000 }
    var shortSteps: Int {
      let (series, shortRuns) = (Self.names.count, runs - Self.longRuns - Self.wideRuns)
      let rest = points - Self.longRuns * 2 * longSteps - Self.wideRuns * series * wideSteps
      return rest / (series * shortRuns)
    }

    static let longRuns = 8
    static let wideRuns = 20
    /// Those of a training run, and fifteen a program of its own might keep.
    static let names =
      SeriesKind.allCases.map(\.storedName)
      + (1...15).map { "f1-label-\($0 < 10 ? "0" : "")\($0)" }

    /// What the first run's note says once all is written.
    var note: String { "\(runs) runs, \(points) points" }
  }

  package let store: RunStore
  let size: Size
  let longRuns: [Int64]
  let wideRuns: [Int64]

  /// Opens the store of that size in a folder, and makes it where there is none.
  ///
  /// - Throws: where the folder holds other runs.
  package static func open(
    _ size: Size, at path: String, progress: (Int) -> Void
  ) throws -> GeneratedStore {
    let store = try RunStore(path: path)
    let found = try store.runs(now: Clock.now()).last
    if found == nil {
      try fill(store, size, progress)
    } else if found?.note != size.note {
      throw RuntimeError(
        "\(path): holds other runs than \(size.note); allowed: an empty folder, "
          + "or what this benchmark made of that size")
    }
    func numbers(_ tag: String) throws -> [Int64] {
      try store.runs(RunFilter(tag: tag), now: Clock.now()).map(\.id)
    }
    return GeneratedStore(
      store: store, size: size, longRuns: try numbers("long"), wideRuns: try numbers("wide"))
  }

  private static func fill(_ store: RunStore, _ size: Size, _ progress: (Int) -> Void) throws {
    var writer = GeneratedRuns(
      store: store,
      experiment: try ExperimentSource.open(ExperimentSource.builtInPets).experiment(),
      measures: try GeneratedRuns.someMeasures())
    for index in 0..<size.runs {
      switch index {
      case 0..<Size.longRuns:
        let names = [SeriesKind.trainLoss, .elapsed].map(\.storedName)
        try writer.write(index, tag: "long", series: names, steps: size.longSteps)
      case Size.longRuns..<Size.longRuns + Size.wideRuns:
        try writer.write(index, tag: "wide", series: Size.names, steps: size.wideSteps)
      default:
        try writer.write(index, tag: nil, series: Size.names, steps: size.shortSteps)
      }
      progress(index + 1)
    }
    try store.setNote(1, to: size.note)
  }
}
