import RunStore

/// Of which scores a report speaks, and by which thresholds it decides.
struct ReportHead: Encodable {
  var run: String
  var split: String
  var images: Int
  /// How many steps the network had taken when it gave the scores.
  var step: Int?
  /// `tuned (f1, version 1)`, or `0.5`.
  var thresholds: String
  /// Looks at the test split so far, this one included; nil for another split.
  var testLooks: Int?
  /// Says that these thresholds, or newer ones passed over, were chosen on another split.
  var staleThresholds: String?

  /// - Parameter images: how many the report is about.
  init(_ scored: ScoredSplit, images: Int) {
    run = scored.run.runText
    split = scored.split.rawValue
    self.images = images
    step = scored.step
    thresholds = scored.origin
    testLooks = scored.testLooks
    staleThresholds = scored.stale
  }

  init(run: Int64, split: StoredSplit, images: Int, step: Int, thresholds: String) {
    self.run = run.runText
    self.split = split.rawValue
    self.images = images
    self.step = step
    self.thresholds = thresholds
  }

  var lines: [String] {
    let look = testLooks.map { ", look \($0) at test" } ?? ""
    // The others are scored once, at the end.
    let when = split == StoredSplit.validation.rawValue ? step.map { " at step \($0)" } ?? "" : ""
    let first =
      "run \(run), \(split) split\(when), \(images) images, thresholds \(thresholds)\(look)"
    return [first] + (staleThresholds.map { ["! \($0)"] } ?? [])
  }
}
