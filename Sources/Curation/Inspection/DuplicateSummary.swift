import Datasets

/// Which images of a set are the same picture, and where that does harm.
package struct DuplicateSummary: Equatable, Sendable {
  package var groups: [NearDuplicates.Group]
  /// Indices into `groups`: of those with images in several parts, and of those whose images are
  /// labelled differently.
  package var acrossParts: [Int]
  package var conflicting: [Int]
  /// Pictures that show next to nothing, and are nobody's copies.
  package var blank: Int

  init(_ groups: [NearDuplicates.Group], of dataset: Dataset, split: Split) {
    self.groups = groups
    var parts = [Int](repeating: -1, count: dataset.count)
    for (number, part) in SplitPart.allCases.enumerated() {
      for image in split[part] { parts[image] = number }
    }
    acrossParts = groups.indices.filter { group in
      Set(groups[group].images.map { parts[$0] }.filter { $0 >= 0 }).count > 1
    }
    conflicting = groups.indices.filter { group in
      Set(groups[group].images.compactMap { dataset.labelSet(of: $0) }).count > 1
    }
    blank = dataset.images.details.count { $0.facts.map { $0.look == nil } ?? false }
  }

  package func count(_ kind: NearDuplicates.Kind) -> Int { groups.count { $0.kind == kind } }
}
