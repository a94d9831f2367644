/// One source of images, as an experiment names it.
package struct SourceDescription: Equatable, Sendable {
  /// A folder, a listing, or `scenes:NAME`.
  package var path: String
  package var format: DataFormat
  /// The labels that this source tells of; of others nothing is known on its images. Nil is all.
  package var labels: [String]?
  /// What its own names for labels are called in the experiment.
  package var rename: [String: String]
  package var negatives: NegativeRule
  /// What the decisions on its images count for in the loss; 1 is usual.
  package var weight: Float
  /// The part that all its images go to; nil leaves that to the source and to the split.
  package var part: SplitPart?

  package init(
    _ path: String, format: DataFormat = .auto, labels: [String]? = nil,
    rename: [String: String] = [:], negatives: NegativeRule = .keep, weight: Float = 1,
    part: SplitPart? = nil
  ) {
    self.path = path
    self.format = format
    self.labels = labels
    self.rename = rename
    self.negatives = negatives
    self.weight = weight
    self.part = part
  }
}

/// What the images of a source are that hold none of the labels.
package enum NegativeRule: String, CaseIterable, Sendable {
  /// They hold none of the labels, and are trained on as such.
  case keep
  /// They are left out.
  case drop
  /// Nobody looked for the labels: nothing is known.
  case unlabelled
}
