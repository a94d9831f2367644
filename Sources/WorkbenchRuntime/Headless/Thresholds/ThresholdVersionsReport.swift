import Metrics
import RunStore
import Workbench

/// What `thresh thresholds --versions` says: the kept versions of a run's thresholds.
package struct ThresholdVersionsReport: HeadlessReport {
  struct Version: Encodable {
    var version: Int
    /// Seconds since 1970.
    var time: Double
    var goal: String
    /// How many images they were chosen on.
    var images: Int
    var splitHash: String
    /// Whether that is another split than the run's.
    var isStale: Bool
    /// Labels whose threshold was set by hand, and those that are calibrated.
    var byHand: Int
    var calibrated: Int
  }

  var run: String
  /// Oldest first; the last one of the run's own split is decided by.
  var versions: [Version]

  package static func of(_ run: Int64, in store: RunStore) throws -> ThresholdVersionsReport {
    let hash = try store.run(run, now: Clock.now()).facts.splitHash
    return ThresholdVersionsReport(try store.thresholds(of: run), run: run, splitHash: hash)
  }

  init(_ kept: [StoredThresholds], run: Int64, splitHash: String) {
    self.run = run.runText
    versions = kept.map { kept in
      Version(
        version: kept.version, time: kept.time, goal: kept.goal, images: kept.images,
        splitHash: kept.splitHash, isStale: kept.isForeign(to: splitHash),
        byHand: kept.origins.count { $0 == .hand },
        calibrated: kept.calibrations.count { $0 != nil })
    }
  }

  package var text: String {
    guard !versions.isEmpty else { return "run \(run) has no thresholds yet" }
    let calendar = CalendarText()
    var table = TextTable(
      [
        "version", "rule", "time (UTC)", "images", "by hand", "calibrated", "split",
      ], left: 2)
    for version in versions {
      table.add([
        "\(version.version)", version.goal,
        "\(calendar.day(version.time)) \(calendar.time(version.time))", "\(version.images)",
        "\(version.byHand)", "\(version.calibrated)",
        version.splitHash + (version.isStale ? " !" : ""),
      ])
    }
    let legend = versions.contains(where: \.isStale) ? ["! another split than the run's"] : []
    return (["run \(run), thresholds", ""] + table.lines + legend).joined(separator: "\n")
  }

  package var csv: CSVTable {
    var table = CSVTable([
      "version", "time", "goal", "images", "split_hash", "is_stale", "by_hand", "calibrated",
    ])
    for version in versions {
      table.add([
        version.version, version.time, version.goal, version.images, version.splitHash,
        version.isStale, version.byHand, version.calibrated,
      ])
    }
    return table
  }
}
