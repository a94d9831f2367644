import RunStore

/// Of which scores a report speaks, and by which thresholds it decides.
struct ReportHead: Encodable {
  var run: String
  var split: String
  var images: Int
  /// `tuned (f1, version 1)`, or `0.5`.
  var thresholds: String
  /// Looks at the test split so far, this one included; nil for another split.
  var testLooks: Int?
  /// Says that the thresholds were chosen on another split than the run's.
  var staleThresholds: String?

  /// - Parameter images: how many the report is about.
  init(_ scored: ScoredSplit, images: Int) {
    run = scored.run.runText
    split = scored.split.rawValue
    self.images = images
    thresholds = scored.origin
    testLooks = scored.testLooks
    staleThresholds = scored.stale
  }

  init(run: Int64, split: StoredSplit, images: Int, thresholds: String) {
    self.run = run.runText
    self.split = split.rawValue
    self.images = images
    self.thresholds = thresholds
  }

  var lines: [String] {
    let look = testLooks.map { ", look \($0) at test" } ?? ""
    let first = "run \(run), \(split) split, \(images) images, thresholds \(thresholds)\(look)"
    return [first] + (staleThresholds.map { ["! \($0)"] } ?? [])
  }
}
