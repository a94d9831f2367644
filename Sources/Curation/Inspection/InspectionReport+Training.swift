import Datasets
import Foundation

/// What is made of the set for training
extension InspectionReport {
  /// How near the parts come to the whole; the names in brackets are those of the literature.
  var split: [String] {
    guard let quality = inspection.quality, inspection.parts.count > 1 else { return [] }
    func number(_ value: Double?) -> String { value.map { String(format: "%.4f", $0) } ?? "–" }
    var table = TextTable(["SPLIT"])
    table.add(["labels off by (LD)", number(quality.labelDistance)])
    table.add(["pairs off by (LPD)", number(quality.pairDistance)])
    table.add(["images off by (ED)", String(format: "%.1f", quality.sizeDistance)])
    table.add(["parts that lack a label (FZ)", "\(quality.partsLackingLabels)"])
    table.add(["labels they lack (FLZ)", "\(quality.missingLabels)"])
    table.add(["groups kept together", "\(quality.groupsTogether)"])
    if !quality.straddling.isEmpty {
      table.add(["groups in several parts", "\(quality.straddling.count)"])
    }
    return table.lines
  }

  /// How often an epoch sees each label before and after balancing, or what it weighs.
  var training: [String] {
    guard let balancing = inspection.balancing else { return [] }
    let (before, after) = (balancing.report.before, balancing.report.after)
    if let weights = balancing.weights {
      var table = TextTable(["LOSS, \(balancing.method)", "positives", "weight"])
      table.add(
        before.labels.indices.sorted { (weights[$0], $0) > (weights[$1], $1) }.map { label in
          [
            inspection.labels[label], String(format: "%.0f", before.labels[label]),
            String(format: "%.2f", weights[label]),
          ]
        }, limit: Self.rows)
      return table.lines
    }
    var table = TextTable(["EPOCH, \(balancing.method)", "before", "after"])
    func whole(_ count: Double) -> String { String(format: "%.0f", count) }
    let order = before.labels.indices.sorted { a, b in
      before.labels[a] != before.labels[b] ? before.labels[a] > before.labels[b] : a < b
    }
    table.add(
      order.map { label in
        [inspection.labels[label], whole(before.labels[label]), whole(after.labels[label])]
      }, limit: Self.rows)
    table.add(
      ["none of them"] + [before, after].map { whole($0.labelSets[[]] ?? 0) })
    table.add(["images", "\(before.images)", "\(after.images)"])
    table.add(
      ["imbalance (MeanIR)"]
        + [before, after].map { $0.meanImbalance.map { String(format: "%.3f", $0) } ?? "–" })
    return table.lines
  }
}
