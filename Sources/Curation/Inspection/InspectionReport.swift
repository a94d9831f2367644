import Datasets
import Foundation
import Metrics

/// An inspection as text for a person, in lines of at most eighty columns.
package struct InspectionReport: CustomStringConvertible {
  let inspection: Inspection

  /// The width of prose.
  private static let columns = 80
  /// The longest lists.
  static let rows = 20

  package init(_ inspection: Inspection) { self.inspection = inspection }

  package var description: String {
    [
      title, findings, labels, labelSets, training, pairs, balance, sources, split, files, copies,
      unreadable,
    ].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var title: [String] {
    let whole = inspection.whole
    let shape = inspection.shape
    let labels = inspection.labels
    return [
      "\(Self.count(whole.images, "image")), \(Self.count(labels.count, "label")); squeezed to "
        + "\(shape.width)x\(shape.height) pixels in \(shape.channels == 1 ? "grey" : "colour")"
    ]
  }

  private var findings: [String] {
    guard !inspection.findings.isEmpty else { return ["FINDINGS", "none"] }
    var lines = ["FINDINGS"]
    for (index, finding) in inspection.findings.enumerated() {
      let mark = finding.severity == .warning ? "! " : "- "
      lines += Self.wrapped(finding.sentence, first: mark, rest: "  ")
      // Once for several of the same kind.
      let next = inspection.findings.dropFirst(index + 1).first
      guard next?.remedy != finding.remedy else { continue }
      lines += Self.wrapped(finding.remedy, first: "    ", rest: "    ")
    }
    return lines
  }

  private var sections: [InspectedSection] { [inspection.whole] + inspection.parts }

  private var labels: [String] {
    var table = TextTable(["LABELS"] + sections.map(\.name) + ["share"])
    let counts = inspection.whole.positives
    let order = counts.indices.sorted {
      counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1
    }
    let images = inspection.whole.images
    table.add(
      order.map { label in
        [inspection.labels[label]] + sections.map { "\($0.positives[label])" }
          + [Self.share(counts[label], of: images)]
      }, limit: Self.rows)
    for (name, count) in [
      ("none of them", \InspectedSection.statistics.negatives),
      ("not known", \.unlabelled), ("known in part", \.partlyLabelled), ("images", \.images),
    ] as [(String, KeyPath<InspectedSection, Int>)] {
      let whole = inspection.whole[keyPath: count]
      guard whole > 0 || count == \.statistics.negatives else { continue }
      table.add(
        [name] + sections.map { "\($0[keyPath: count])" } + [Self.share(whole, of: images)])
    }
    return table.lines
  }

  private var labelSets: [String] {
    let sets = inspection.whole.statistics.labelSets
    guard sets.contains(where: { $0.labels.count > 1 }) else { return [] }
    var table = TextTable(["LABEL SETS"] + sections.map(\.name) + ["share"])
    table.add(
      sets.map { set in
        [Self.name(of: set.labels, inspection.labels)]
          + sections.map { "\($0.count(of: set.labels))" }
          + [Self.share(set.count, of: inspection.whole.statistics.images)]
      }, limit: Self.rows)
    return table.lines
  }

  /// The pairs that meet most unlike chance.
  private var pairs: [String] {
    let statistics = inspection.whole.statistics
    guard statistics.images > 0, statistics.labelSets.contains(where: { $0.labels.count > 1 })
    else { return [] }
    var pairs: [(a: Int, b: Int, phi: Double)] = []
    for a in inspection.labels.indices {
      for b in inspection.labels.indices where a < b {
        if let phi = statistics.phi(a, b) { pairs.append((a, b, phi)) }
      }
    }
    pairs.sort {
      abs($0.phi) != abs($1.phi) ? abs($0.phi) > abs($1.phi) : ($0.a, $0.b) < ($1.a, $1.b)
    }
    guard !pairs.isEmpty else { return [] }
    var table = TextTable(["PAIRS", "together", "by chance", "phi"])
    table.add(
      pairs.map { a, b, phi in
        let counts = statistics.counts
        let chance = Double(counts[a]) * Double(counts[b]) / Double(statistics.images)
        return [
          Self.name(of: [a, b], inspection.labels), "\(statistics.together(a, b))",
          String(format: "%.1f", chance), String(format: "%+.2f", phi),
        ]
      }, limit: 10)
    return table.lines
  }

  private var balance: [String] {
    let statistics = inspection.whole.statistics
    func number(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "–" }
    var table = TextTable(["BALANCE"])
    table.add(["labels an image", number(statistics.cardinality)])
    table.add(["as a share of all labels", number(statistics.density)])
    table.add(["imbalance (MeanIR)", number(statistics.meanImbalance)])
    table.add(["its variation (CVIR)", number(statistics.imbalanceVariation)])
    table.add(["rare with common (SCUMBLE)", number(statistics.scumble)])
    return table.lines
  }

  private var sources: [String] {
    guard !inspection.sources.isEmpty else { return [] }
    let name = inspection.sources.map { min($0.name.count, TextTable.longest) }.max() ?? 0
    let others = "  images  none  not known".count
    let shown = inspection.labels.indices.prefix((Self.columns - name - others) / 9)
    var table = TextTable(
      ["SOURCES", "images", "none", "not known"]
        + shown.map { TextTable.cut(inspection.labels[$0], to: 7) })
    table.add(
      inspection.sources.map { source in
        [
          TextTable.cutFront(source.name), "\(source.images)", "\(source.statistics.negatives)",
          "\(source.unlabelled)",
        ]
          + shown.map { "\(source.positives[$0])" }
      }, limit: Self.rows)
    return table.lines
  }

  private var files: [String] {
    guard let files = inspection.files else { return [] }
    func row(_ name: String, _ spread: FileSummary.Spread, _ format: String) -> [String] {
      [name] + [spread.least, spread.median, spread.most].map { String(format: format, $0) }
    }
    var table = TextTable(["FILES", "least", "median", "most"])
    table.add(row("width", files.width, "%.0f"))
    table.add(row("height", files.height, "%.0f"))
    table.add(row("width over height", files.proportions, "%.2f"))
    if let quality = files.quality { table.add(row("JPEG quality", quality, "%.0f")) }
    let formats = files.formats.map { "\($0.count) \($0.format.rawValue)" }
    let size = String(format: "%.1f MB", Double(files.bytes) / 1e6)
    return table.lines
      + Self.wrapped(
        "\(Finding.list(formats)), \(size); \(files.small) smaller than the pixels of training",
        first: "", rest: "")
  }

  private var copies: [String] {
    let copies = inspection.duplicates
    guard !copies.groups.isEmpty else { return [] }
    let summary =
      "\(Self.count(copies.count(.exact), "picture")) in equal files, "
      + "\(copies.count(.near)) in files that look the same; \(copies.acrossParts.count) in "
      + "several parts, \(copies.conflicting.count) with different labels"
    let shown = Array(inspection.duplicateNames.prefix(5))
    let more = inspection.duplicateNames.count - shown.count
    return ["COPIES"] + Self.wrapped(summary, first: "", rest: "")
      + shown.flatMap { Self.wrapped(Finding.list($0), first: "  ", rest: "    ") }
      + (more > 0 ? ["  and \(more) more"] : [])
  }

  private var unreadable: [String] {
    let problems = inspection.problems
    guard !problems.isEmpty else { return [] }
    let shown = problems.count <= 11 ? problems.count : 10
    return ["UNREADABLE"]
      + problems.prefix(shown).flatMap { Self.wrapped($0.description, first: "", rest: "    ") }
      + (shown < problems.count ? ["and \(problems.count - shown) more"] : [])
  }
}

/// Words
extension InspectionReport {
  /// Breaks a text at spaces; a word longer than a line stays whole.
  static func wrapped(_ text: String, first: String, rest: String) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > columns {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    return lines + [line]
  }

  private static func name(of labelSet: [Int], _ labels: [String]) -> String {
    labelSet.isEmpty ? "none" : labelSet.map { labels[$0] }.joined(separator: "+")
  }

  private static func count(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }

  private static func share(_ count: Int, of total: Int) -> String {
    total > 0 ? String(format: "%.1f%%", 100 * Double(count) / Double(total)) : "–"
  }
}
