import Datasets
import Metrics

/// What is in a set of images, and what is wrong with it.
package struct Inspection: Equatable, Sendable {
  package struct Balancing: Equatable, Sendable {
    /// As in an experiment file: `ml-ros`.
    package var method: String
    package var report: BalanceReport
    /// Per label, what a positive counts for beside a negative; nil where it is 1.
    package var weights: [Float]?
  }

  package var labels: [String]
  /// The size that images are trained with.
  package var shape: PixelShape
  package var whole: InspectedSection
  /// The parts that hold images, and the sources if there are several.
  package var parts: [InspectedSection]
  package var sources: [InspectedSection]
  /// The images that could not be read.
  package var problems: [BadImage]
  /// Nil where the pictures do not come from files.
  package var files: FileSummary?
  package var duplicates: DuplicateSummary
  /// The names of the images of each group of copies.
  package var duplicateNames: [[String]]
  /// How near the parts come to what was asked for; nil where the set was not split.
  package var quality: SplitQuality?
  /// What an epoch sees of the training part; nil where nothing is balanced.
  package var balancing: Balancing?
  /// Warnings before notes.
  package var findings: [Finding]

  /// - Parameter copies: the images of `dataset` that look the same.
  package init(of dataset: Dataset, split: Split, copies: NearDuplicates) {
    let images = dataset.images
    labels = dataset.labels
    shape = dataset.shape
    whole = InspectedSection("all", Array(0..<dataset.count), in: images)
    parts = Self.parts(of: split, in: images) { _ in true }
    sources =
      images.sources.count < 2
      ? []
      : images.sources.enumerated().map { source, name in
        let chosen = images.details.indices.filter { images.details[$0].source == source }
        return InspectedSection(name, chosen, in: images)
      }
    problems = dataset.problems
    files = FileSummary(of: dataset)
    duplicates = DuplicateSummary(copies.groups, of: dataset, split: split)
    duplicateNames = duplicates.groups.map { $0.images.map { images.names[$0] } }
    findings = []
    // What the program draws for the test says nothing of what was collected.
    let collected = images.details.indices.filter { !images.details[$0].isFar }
    var own = self
    if collected.count < images.count {
      own.whole = InspectedSection("all", collected, in: images)
      own.parts = Self.parts(of: split, in: images) { !images.details[$0].isFar }
    }
    findings = Finding.all(in: own, images: images)
  }

  private static func parts(
    of split: Split, in images: LabelledImages, where isCounted: (Int) -> Bool
  ) -> [InspectedSection] {
    SplitPart.allCases.compactMap { part in
      let chosen = split[part].filter(isCounted)
      return chosen.isEmpty ? nil : InspectedSection(part.rawValue, chosen, in: images)
    }
  }
}
