import Datasets
import Metrics

/// What some of a set's images hold: all of them, those of a part, or those of a source.
package struct InspectedSection: Equatable, Sendable {
  package var name: String
  package var images: Int
  /// Images of which no label is known, and images of which some are.
  package var unlabelled: Int
  package var partlyLabelled: Int
  /// Per label, the images known to hold it; partly labelled ones count.
  package var positives: [Int]
  /// Of the images of which every label is known.
  package var statistics: LabelStatistics

  init(_ name: String, _ chosen: [Int], in images: LabelledImages) {
    self.name = name
    self.images = chosen.count
    let width = images.labels.count
    var (unlabelled, partly) = (0, 0)
    var positives = [Int](repeating: 0, count: width)
    var unknown = [Int](repeating: 0, count: width)
    var labelSets: [[Int]] = []
    for image in chosen {
      var unknownHere = 0
      for label in 0..<width {
        switch images.target(image: image, label: label) {
        case .absent: break
        case .present: positives[label] += 1
        case .unlabelled:
          unknown[label] += 1
          unknownHere += 1
        }
      }
      if let labelSet = images.labelSet(of: image) {
        labelSets.append(labelSet)
      } else if unknownHere == width {
        unlabelled += 1
      } else {
        partly += 1
      }
    }
    self.unlabelled = unlabelled
    partlyLabelled = partly
    self.positives = positives
    statistics = LabelStatistics(labels: width, labelSets: labelSets, unknown: unknown)
  }

  /// How many hold exactly these labels.
  func count(of labelSet: [Int]) -> Int {
    statistics.labelSets.first { $0.labels == labelSet }?.count ?? 0
  }
}
