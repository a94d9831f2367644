import Datasets
import Metrics

/// An inspection for programs, to be encoded with keys in snake case; what is undefined is left out.
package struct InspectionRecord: Encodable, Sendable {
  struct Section: Encodable {
    var name: String
    var images: Int
    var unlabelled: Int
    var partlyLabelled: Int
    var negatives: Int
    var labels: [Label]
    var labelSets: [LabelSet]
    var cardinality: Double?
    var density: Double?
    var meanImbalance: Double?
    var imbalanceVariation: Double?
    var scumble: Double?
  }

  struct Label: Encodable {
    var name: String
    var positives: Int
    var unknown: Int
    var imbalance: Double?
    var scumble: Double?
  }

  struct LabelSet: Encodable {
    var labels: [String]
    var count: Int
  }

  /// Of pairs that occur.
  struct Pair: Encodable {
    var labels: [String]
    var together: Int
    var phi: Double?
    var lift: Double?
  }

  struct Spread: Encodable {
    var least: Double
    var median: Double
    var most: Double

    init(_ spread: FileSummary.Spread) {
      (least, median, most) = (spread.least, spread.median, spread.most)
    }
  }

  struct Files: Encodable {
    var count: Int
    var bytes: Int
    var formats: [String: Int]
    var width: Spread
    var height: Spread
    var proportions: Spread
    var quality: Spread?
    var small: Int
  }

  struct Copies: Encodable {
    var kind: String
    var images: [String]
    var acrossParts: Bool
    var conflicting: Bool
  }

  /// See ``SplitQuality``.
  struct Quality: Encodable {
    var labelDistance: Double?
    var pairDistance: Double?
    var sizeDistance: Double
    var partsLackingLabels: Int
    var missingLabels: Int
    var groupsTogether: Int
    var groupsInSeveralParts: Int
  }

  /// Per label, how often an epoch sees it; the expected number where images are drawn.
  struct Balancing: Encodable {
    var method: String
    var before: [Double]
    var after: [Double]
    var weights: [Float]?
    var images: Int
  }

  struct Unreadable: Encodable {
    var name: String
    var cause: String
  }

  struct Message: Encodable {
    var kind: String
    var severity: String
    var sentence: String
    var remedy: String
  }

  var height: Int
  var width: Int
  var channels: Int
  var whole: Section
  var parts: [Section]
  var sources: [Section]
  var pairs: [Pair]
  var split: Quality?
  var balance: Balancing?
  var files: Files?
  var copies: [Copies]
  var unreadable: [Unreadable]
  var findings: [Message]
}

extension InspectionRecord {
  package init(_ inspection: Inspection) {
    let names = inspection.labels
    (height, width) = (inspection.shape.height, inspection.shape.width)
    channels = inspection.shape.channels
    whole = Section(inspection.whole, names)
    parts = inspection.parts.map { Section($0, names) }
    sources = inspection.sources.map { Section($0, names) }
    let statistics = inspection.whole.statistics
    pairs = names.indices.flatMap { a in
      names.indices.dropFirst(a + 1).compactMap { b in
        let together = statistics.together(a, b)
        return together == 0
          ? nil
          : Pair(
            labels: [names[a], names[b]], together: together, phi: statistics.phi(a, b),
            lift: statistics.lift(a, b))
      }
    }
    split = inspection.quality.map(Quality.init)
    balance = inspection.balancing.map {
      Balancing(
        method: $0.method, before: $0.report.before.labels, after: $0.report.after.labels,
        weights: $0.weights,
        images: $0.report.after.images)
    }
    files = inspection.files.map(Files.init)
    let duplicates = inspection.duplicates
    copies = duplicates.groups.indices.map { group in
      Copies(
        kind: duplicates.groups[group].kind.rawValue, images: inspection.duplicateNames[group],
        acrossParts: duplicates.acrossParts.contains(group),
        conflicting: duplicates.conflicting.contains(group))
    }
    unreadable = inspection.problems.map { Unreadable(name: $0.name, cause: $0.cause) }
    findings = inspection.findings.map {
      Message(
        kind: $0.kind, severity: $0.severity.rawValue, sentence: $0.sentence, remedy: $0.remedy)
    }
  }
}

extension InspectionRecord.Section {
  init(_ section: InspectedSection, _ names: [String]) {
    let statistics = section.statistics
    let (imbalances, scumbles) = (statistics.imbalances, statistics.labelScumbles)
    self.init(
      name: section.name, images: section.images, unlabelled: section.unlabelled,
      partlyLabelled: section.partlyLabelled, negatives: statistics.negatives,
      labels: names.indices.map {
        InspectionRecord.Label(
          name: names[$0], positives: section.positives[$0], unknown: statistics.unknown[$0],
          imbalance: imbalances[$0], scumble: scumbles[$0])
      },
      labelSets: statistics.labelSets.map { set in
        InspectionRecord.LabelSet(labels: set.labels.map { names[$0] }, count: set.count)
      }, cardinality: statistics.cardinality, density: statistics.density,
      meanImbalance: statistics.meanImbalance,
      imbalanceVariation: statistics.imbalanceVariation, scumble: statistics.scumble)
  }
}

extension InspectionRecord.Quality {
  init(_ quality: SplitQuality) {
    self.init(
      labelDistance: quality.labelDistance, pairDistance: quality.pairDistance,
      sizeDistance: quality.sizeDistance, partsLackingLabels: quality.partsLackingLabels,
      missingLabels: quality.missingLabels, groupsTogether: quality.groupsTogether,
      groupsInSeveralParts: quality.straddling.count)
  }
}

extension InspectionRecord.Files {
  init(_ files: FileSummary) {
    self.init(
      count: files.count, bytes: files.bytes,
      formats: Dictionary(
        files.formats.map { ($0.format.rawValue.lowercased(), $0.count) },
        uniquingKeysWith: +),
      width: .init(files.width), height: .init(files.height),
      proportions: .init(files.proportions), quality: files.quality.map { .init($0) },
      small: files.small)
  }
}
