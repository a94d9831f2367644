import Datasets
import Metrics

/// What the files of a set are like; of images without a file nothing is counted.
package struct FileSummary: Equatable, Sendable {
  /// The least, the middle and the most of something.
  package struct Spread: Equatable, Sendable {
    package var least: Double
    package var median: Double
    package var most: Double

    /// Nil for no values.
    init?(_ values: [Double]) {
      let sorted = values.sorted()
      guard let least = sorted.first, let most = sorted.last,
        let median = quantile(0.5, ofSorted: sorted)
      else { return nil }
      self.least = least
      self.median = median
      self.most = most
    }
  }

  package var count: Int
  /// Of all files together.
  package var bytes: Int
  /// How many there are of each format that occurs; the most frequent first.
  package var formats: [(format: FileFacts.Format, count: Int)]
  /// Pixels; and width over height.
  package var width: Spread
  package var height: Spread
  package var proportions: Spread
  /// Of the JPEG files; nil without any.
  package var quality: Spread?
  /// How many are stored with fewer pixels a side than they are trained with.
  package var small: Int

  /// Nil if no image has a file.
  init?(of dataset: Dataset) {
    let facts = dataset.images.details.compactMap(\.facts)
    guard let width = Spread(facts.map { Double($0.width) }),
      let height = Spread(facts.map { Double($0.height) }),
      let proportions = Spread(facts.map { Double($0.width) / Double(max(1, $0.height)) })
    else { return nil }
    count = facts.count
    bytes = facts.reduce(0) { $0 + $1.bytes }
    self.width = width
    self.height = height
    self.proportions = proportions
    quality = Spread(facts.compactMap { $0.quality.map(Double.init) })
    small = facts.count {
      $0.width < dataset.shape.width || $0.height < dataset.shape.height
    }
    formats = FileFacts.Format.allCases
      .map { format in (format, facts.count { $0.format == format }) }
      .filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }
  }

  package static func == (a: FileSummary, b: FileSummary) -> Bool {
    a.count == b.count && a.bytes == b.bytes && a.width == b.width && a.height == b.height
      && a.proportions == b.proportions && a.quality == b.quality && a.small == b.small
      && a.formats.elementsEqual(b.formats, by: ==)
  }
}
