import Datasets
import Metrics

/// What is found in a set
extension Finding {
  /// Warnings before notes, each in the order of the cases.
  static func all(in inspection: Inspection, images: LabelledImages) -> [Finding] {
    let found =
      findingsOfFiles(inspection) + findingsOfLabels(inspection.whole, images.labels)
      + Shortcut.all(in: images).prefix(5).map(Finding.shortcut)
      + findingsOfCounts(inspection, images.labels) + findingsOfCopies(inspection, images)
    return Severity.allCases.flatMap { severity in found.filter { $0.severity == severity } }
  }

  private static func findingsOfFiles(_ inspection: Inspection) -> [Finding] {
    var found: [Finding] = []
    let (read, bad) = (inspection.whole.images, inspection.problems.count)
    if bad > 0 { found.append(.unreadable(bad, of: read + bad)) }
    let unlabelled = inspection.whole.unlabelled
    if unlabelled > 0 { found.append(.unlabelled(unlabelled, of: read)) }
    // A few odd ones are always there.
    if let files = inspection.files, files.small * 20 > files.count {
      found.append(
        .small(
          files.small, of: files.count, height: inspection.shape.height,
          width: inspection.shape.width))
    }
    let blank = inspection.duplicates.blank
    if blank > 0 { found.append(.blank(blank, of: read)) }
    return found
  }

  private static func findingsOfLabels(_ whole: InspectedSection, _ names: [String]) -> [Finding] {
    let statistics = whole.statistics
    guard statistics.images > 0 else { return [] }
    var found: [Finding] = []
    let everywhere = names.indices.filter { statistics.counts[$0] == statistics.images }
    found += everywhere.map { .everywhere(names[$0]) }
    if everywhere.isEmpty, statistics.negatives == 0 { found.append(.noNegatives) }
    guard names.count > 1 else { return found }
    if statistics.labelSets.allSatisfy({ $0.labels.count < 2 }) {
      let isPair = names.count == 2
      return found + [isPair ? .neverTogether([names], more: 0) : .singlesOnly]
    }
    let met = Set(statistics.labelSets.filter { $0.labels.count > 1 }.flatMap(\.labels))
    let alone = names.indices.filter { statistics.counts[$0] > 0 && !met.contains($0) }
    if !alone.isEmpty { found.append(.alwaysAlone(alone.map { names[$0] })) }
    found += findingsOfPairs(statistics, names, among: names.indices.filter(met.contains))
    return found
  }

  /// - Parameter labels: those that meet others at all.
  private static func findingsOfPairs(
    _ statistics: LabelStatistics, _ names: [String], among labels: [Int]
  ) -> [Finding] {
    var apart: [(pair: [String], expected: Double)] = []
    var within: [(pair: [String], count: Int)] = []
    let counts = statistics.counts
    for a in labels {
      for b in labels where a != b {
        let together = statistics.together(a, b)
        if a < b, together == 0 {
          let expected = Double(counts[a]) * Double(counts[b]) / Double(statistics.images)
          // Of few labels each pair counts; of many only what chance would have brought about.
          if names.count <= 4 || expected >= 5 { apart.append(([names[a], names[b]], expected)) }
        }
        if together == counts[a], counts[a] >= fewest, counts[b] < statistics.images {
          within.append(([names[a], names[b]], counts[a]))
        }
      }
    }
    apart.sort {
      $0.expected != $1.expected
        ? $0.expected > $1.expected : $0.pair.lexicographicallyPrecedes($1.pair)
    }
    within.sort {
      $0.count != $1.count ? $0.count > $1.count : $0.pair.lexicographicallyPrecedes($1.pair)
    }
    var found: [Finding] = []
    if !apart.isEmpty {
      let shown = apart.prefix(5).map(\.pair)
      found.append(.neverTogether(shown, more: apart.count - shown.count))
    }
    if !within.isEmpty {
      let shown = within.prefix(5).map(\.pair)
      found.append(.neverWithout(shown, more: within.count - shown.count))
    }
    return found
  }

  private static func findingsOfCounts(_ inspection: Inspection, _ names: [String]) -> [Finding] {
    let whole = inspection.whole.positives
    var found: [Finding] = []
    func few(_ counts: [Int], among labels: [Int]) -> [LabelCount] {
      labels.filter { counts[$0] < fewest }.sorted { (counts[$0], $0) < (counts[$1], $1) }
        .map { LabelCount(label: names[$0], count: counts[$0]) }
    }
    let rare = few(whole, among: Array(names.indices))
    if !rare.isEmpty { found.append(.rare(rare)) }
    let others = names.indices.filter { whole[$0] >= fewest }
    let parts = inspection.parts.map { part in
      PartCount(part: part.name, labels: few(part.positives, among: others))
    }.filter { !$0.labels.isEmpty }
    if !parts.isEmpty { found.append(.rareInParts(parts)) }
    found += findingsOfTraining(inspection.parts, names)
    // The authors of the measure call a set imbalanced from here on.
    if let mean = inspection.whole.statistics.meanImbalance, mean > 1.5 {
      found.append(.imbalance(mean))
    }
    return found
  }

  /// Label sets that only the other parts hold, in numbers that matter.
  private static func findingsOfTraining(
    _ parts: [InspectedSection], _ names: [String]
  ) -> [Finding] {
    guard let train = parts.first(where: { $0.name == SplitPart.train.rawValue }) else { return [] }
    let seen = Set(train.statistics.labelSets.map(\.labels))
    var counts: [[Int]: Int] = [:]
    for part in parts where part.name != train.name {
      for set in part.statistics.labelSets where !seen.contains(set.labels) {
        counts[set.labels, default: 0] += set.count
      }
    }
    let missing = counts.filter { $0.value >= fewest }.sorted { a, b in
      a.value != b.value ? a.value > b.value : a.key.lexicographicallyPrecedes(b.key)
    }.map { labels, count in
      let name = labels.isEmpty ? "none" : labels.map { names[$0] }.joined(separator: "+")
      return LabelCount(label: name, count: count)
    }
    return missing.isEmpty
      ? [] : [.missingInTraining(Array(missing.prefix(5)), more: max(0, missing.count - 5))]
  }

  private static func findingsOfCopies(
    _ inspection: Inspection, _ images: LabelledImages
  ) -> [Finding] {
    let copies = inspection.duplicates
    var found: [Finding] = []
    if !copies.acrossParts.isEmpty {
      let count = copies.acrossParts.reduce(0) { $0 + copies.groups[$1].images.count }
      found.append(.copiesAcrossParts(groups: copies.acrossParts.count, images: count))
    }
    if let first = copies.conflicting.first {
      found.append(
        .copiesInConflict(
          groups: copies.conflicting.count,
          example: copies.groups[first].images.prefix(2).map { images.names[$0] }))
    }
    return found
  }
}
