import Curation
import Datasets
import Metrics
import Reports

/// The images of a run's data as a page shows them: small, and as the network is given them.
struct PagePictures {
  private let dataset: Dataset
  private let sheet: ContactSheet

  /// The longest side, in pixels.
  static let side = 96

  /// Nil of a set without images.
  init?(_ data: CuratedData) {
    guard data.dataset.count > 0 else { return nil }
    dataset = data.dataset
    sheet = ContactSheet(
      dataset: data.dataset, images: [0], augmentation: Augmentation(), seed: 0, variants: 0)
  }

  /// The name of the file, or what it is called by the set.
  func name(of image: Int) -> String? {
    dataset.names.indices.contains(image) ? dataset.names[image] : nil
  }

  /// Nil for an image the data does not hold.
  func picture(of image: Int) throws -> PagePicture? {
    guard (0..<dataset.count).contains(image) else { return nil }
    let tile = sheet.tile(image: image, epoch: nil, within: (Self.side, Self.side))
    let file = try JPEGWriter.jpeg(
      width: tile.width, height: tile.height, channels: 3, pixels: tile.pixels)
    return PagePicture(
      width: tile.width, height: tile.height, kind: "image/jpeg", bytes: file)
  }
}

/// What a run says of the images of a split, in the order somebody looks at them.
struct PageSamples {
  private let decisions: Decisions
  /// Nil where the data cannot be opened any more.
  private let pictures: PagePictures?

  init(_ scored: ScoredSplit, pictures: PagePictures?) {
    decisions = Decisions(table: scored.table, thresholds: scored.thresholds)
    self.pictures = pictures
  }

  /// How many images a cell holds.
  func count(of cell: DecisionCell) -> Int { decisions.count(of: cell) }

  /// - Parameter label: whose score is told also where it is neither there nor predicted.
  func samples(
    in cell: DecisionCell, by order: ImageOrder, limit: Int, label: Int? = nil
  ) throws -> [PageSample] {
    try decisions.images(in: cell, by: order).prefix(limit).map {
      try sample($0.row, label: label)
    }
  }

  private func sample(_ row: Int, label: Int?) throws -> PageSample {
    let table = decisions.table
    let told = ScoredRow(row, of: table, thresholds: decisions.thresholds)
    let image = table.images[row]
    return PageSample(
      name: pictures?.name(of: image) ?? "image \(image)", truth: told.truthText,
      told: [PageSample.Told(nil, told.predictedText, isRight: told.isRight)],
      scores: told.scoreText(with: label),
      picture: try pictures?.picture(of: image))
  }
}
