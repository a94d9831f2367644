/// How many images have their whole label set told right.
struct LabelSetCounts: Equatable {
  var labelled = 0
  var exact = 0
  /// Labelled, and holding no label.
  var negative = 0
  /// Of the negatives, those for which a label is predicted.
  var alarmed = 0

  init(_ images: [DecidedImage]) {
    for image in images { add(image) }
  }

  init(table: ScoreTable, thresholds: [Double]) {
    self.init(DecidedImage.all(of: table, thresholds: thresholds))
  }

  mutating func add(_ image: DecidedImage, times: Int = 1) { count(image, times) }

  mutating func remove(_ image: DecidedImage) { count(image, -1) }

  private mutating func count(_ image: DecidedImage, _ change: Int) {
    guard image.isLabelled else { return }
    labelled += change
    if image.wrong == 0 { exact += change }
    if image.support == 0 {
      negative += change
      if image.predicted > 0 { alarmed += change }
    }
  }

  func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
