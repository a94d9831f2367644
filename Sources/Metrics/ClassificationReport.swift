import Glibc  // links the multiplication that keeps its rounding

/// Precision, recall and F1 of each label and in all four averages, with how many images hold them.
///
/// What is undefined is nil, and left out of the averages; ``text(zeroDivision:digits:)`` lets a
/// number stand in for it.
/// - Source: scikit-learn 1.9.1 `classification_report`, which it equals with a `zeroDivision` of 0.
package struct ClassificationReport: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    package var name: String
    package var precision: Double?
    package var recall: Double?
    package var f1: Double?
    package var support: Int
  }

  /// One a label.
  package let labels: [Row]
  /// micro, macro, weighted and samples; see ``Averages``.
  package let averages: [Row]
  private let names: [String]
  private let labelCounts: [LabelCounts]
  private let imageCounts: [LabelCounts]

  /// - Shapes: one threshold a label of the table.
  package init(table: ScoreTable, thresholds: [Double]) {
    names = table.labels
    labelCounts = table.counts(thresholds: thresholds)
    imageCounts = table.countsByImage(thresholds: thresholds)
    labels = Self.rows(names, labelCounts, undefined: nil)
    averages = Self.averages(labelCounts, imageCounts, undefined: nil)
  }

  private static func rows(
    _ names: [String], _ counts: [LabelCounts], undefined: Double?
  ) -> [Row] {
    zip(names, counts).map { name, counts in
      Row(
        name: name, precision: counts.precision ?? undefined, recall: counts.recall ?? undefined,
        f1: counts.f1 ?? undefined, support: counts.support)
    }
  }

  private static func averages(
    _ labels: [LabelCounts], _ images: [LabelCounts], undefined: Double?
  ) -> [Row] {
    func averages(_ measure: (LabelCounts) -> Double?) -> Averages {
      Averages(of: measure, labels: labels, images: images, undefined: undefined)
    }
    let (precision, recall, f1) = (averages(\.precision), averages(\.recall), averages(\.f1))
    let support = labels.reduce(0) { $0 + $1.support }
    func row(_ name: String, _ average: KeyPath<Averages, Double?>) -> Row {
      Row(
        name: name, precision: precision[keyPath: average], recall: recall[keyPath: average],
        f1: f1[keyPath: average], support: support)
    }
    return [
      row("micro avg", \.micro), row("macro avg", \.macro), row("weighted avg", \.weighted),
      row("samples avg", \.samples),
    ]
  }
}

/// Text
extension ClassificationReport {
  /// A table in the layout of scikit-learn, each line ended by a newline.
  ///
  /// - Parameters:
  ///   - zeroDivision: what stands in for undefined values, there and in the averages; nil shows a
  ///     dash, and leaves them out.
  ///   - digits: after the point.
  /// - Precondition: `0 <= digits <= 9`, and `zeroDivision` is from 0 to 1, if any.
  package func text(zeroDivision: Double? = nil, digits: Int = 2) -> String {
    precondition((0...9).contains(digits), "\(digits) digits; allowed: 0...9")
    precondition(
      zeroDivision.map { (0...1).contains($0) } ?? true,
      "\(zeroDivision ?? 0) for undefined values; allowed: 0...1")
    let rows = Self.rows(names, labelCounts, undefined: zeroDivision)
    let averages = Self.averages(labelCounts, imageCounts, undefined: zeroDivision)
    let width = (names.map(\.count) + ["weighted avg".count, digits]).max() ?? digits
    func line(_ name: String, _ columns: [String]) -> String {
      name.paddedLeft(to: width) + " " + columns.map { " " + $0.paddedLeft(to: 9) }.joined() + "\n"
    }
    func line(_ row: Row) -> String {
      let figures = [row.precision, row.recall, row.f1].map { $0?.fixed(digits) ?? "–" }
      return line(row.name, figures + [String(row.support)])
    }
    return line("", ["precision", "recall", "f1-score", "support"]) + "\n"
      + rows.map(line).joined() + "\n" + averages.map(line).joined()
  }
}

extension String {
  fileprivate func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(width - count, 0)) + self
  }
}

extension Double {
  /// With so many digits after the point, rounded as exact numbers are: of equally near ones to the
  /// even digit.
  fileprivate func fixed(_ digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
    let product = self * Double(scale)
    // What the product was rounded by decides where it looks like a half.
    let error = (-product).addingProduct(self, Double(scale))
    var whole = product.rounded(.down)
    let rest = (product - whole) - 0.5
    let isAbove = rest != 0 ? rest > 0 : error != 0 ? error > 0 : Int(whole) % 2 != 0
    if isAbove { whole += 1 }
    let (before, after) = Int(whole).quotientAndRemainder(dividingBy: scale)
    let decimals = String(after)
    let zeros = String(repeating: "0", count: digits - (digits > 0 ? decimals.count : 0))
    return digits > 0 ? "\(before).\(zeros)\(decimals)" : "\(before)"
  }
}
