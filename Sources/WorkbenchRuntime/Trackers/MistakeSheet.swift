import Curation
import Datasets
import Interchange
import Metrics

/// Pictures of the mistakes a network was surest of, a sheet for each label and kind of mistake.
struct MistakeSheet {
  private let data: CuratedData
  private let sheet: ContactSheet
  private let scored: ScoredSplit

  /// How many pictures a sheet has, and the longer side of each in pixels, at most.
  private static let most = 25
  private static let side = 96

  init(_ data: CuratedData, _ scored: ScoredSplit) {
    self.data = data
    self.scored = scored
    sheet = ContactSheet(
      dataset: data.dataset, images: [], augmentation: Augmentation(), seed: 0, variants: 0,
      training: scored.table.images)
  }

  var summaries: [BoardSummary] {
    get throws {
      try scored.table.labels.indices.flatMap { label in
        let name = scored.table.labels[label]
        return try [
          picture(
            "mistakes/\(name)/missed", mistakes(label, present: true),
            about: "Hold \(name), and were not told so; the lowest score first"),
          picture(
            "mistakes/\(name)/false_alarms", mistakes(label, present: false),
            about: "Do not hold \(name), and were told to; the highest score first"),
        ].compactMap { $0 }
      }
    }
  }

  /// Images, the surest mistake first.
  private func mistakes(_ label: Int, present: Bool) -> [Int] {
    let table = scored.table
    let scores = table.scores(ofLabel: label)
    let targets = table.targets(ofLabel: label)
    let wrong = table.images.indices.filter { row in
      targets[row] == (present ? ScoreTable.present : ScoreTable.absent)
        && (Double(scores[row]) >= scored.thresholds[label]) != present
    }
    let ordered = wrong.sorted { a, b in
      scores[a] != scores[b] ? (scores[a] < scores[b]) == present : a < b
    }
    return ordered.prefix(Self.most).map { table.images[$0] }
  }

  private func picture(_ tag: String, _ images: [Int], about: String) throws -> BoardSummary? {
    guard !images.isEmpty else { return nil }
    let tiles = images.map {
      sheet.tile(image: $0, epoch: nil, within: (height: Self.side, width: Self.side))
    }
    let columns = (1...images.count).first { $0 * $0 >= images.count } ?? 1
    let rows = (images.count + columns - 1) / columns
    let (height, width) = (tiles[0].height + 2, tiles[0].width + 2)
    var pixels = [UInt8](repeating: 255, count: rows * height * columns * width * 3)
    for (place, tile) in tiles.enumerated() {
      let (top, left) = (place / columns * height + 1, place % columns * width + 1)
      for row in 0..<tile.height {
        let source = row * tile.width * 3
        let target = ((top + row) * columns * width + left) * 3
        pixels.replaceSubrange(
          target..<target + tile.width * 3, with: tile.pixels[source..<source + tile.width * 3])
      }
    }
    let png = try PNGWriter.png(
      width: columns * width, height: rows * height, channels: 3, pixels: pixels)
    return .picture(tag, width: columns * width, height: rows * height, png: png, about: about)
  }
}
