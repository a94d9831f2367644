import Metrics

/// How far the outputs for different labels move together beyond what the images give.
struct CouplingTable: ConfusionPart {
  struct Stratum: Encodable {
    var images: Int
    var correlation: Double?

    init(_ stratum: LabelCoupling.Stratum) {
      images = stratum.images
      correlation = stratum.correlation
    }
  }

  struct Pair: Encodable {
    var first: String
    var second: String
    /// The correlation of the two logits among images that hold the same of both labels.
    var within: Double?
    /// That of the labels themselves.
    var phi: Double?
    var neither: Stratum
    var onlyFirst: Stratum
    var onlySecond: Stratum
    var both: Stratum
  }

  /// On the images that hold so many labels, the mean sum of all labels' probabilities.
  struct Sum: Encodable {
    /// In the last row that many and more.
    var labels: Int
    var images: Int
    var meanSum: Double?
  }

  struct Coupling: Encodable {
    /// The strongest first.
    var pairs: [Pair]
    var sums: [Sum]
  }

  var coupling: Coupling
  private let limit: Int

  private enum CodingKeys: CodingKey { case coupling }

  init(_ scored: ScoredSplit, limit: Int) {
    let labels = scored.table.labels
    let heads = HeadCoupling(table: scored.table)
    coupling = Coupling(
      pairs: heads.strongest(.max).map { pair in
        Pair(
          first: labels[pair.first], second: labels[pair.second], within: pair.within,
          phi: pair.phi, neither: Stratum(pair.neither), onlyFirst: Stratum(pair.onlyFirst),
          onlySecond: Stratum(pair.onlySecond), both: Stratum(pair.both))
      },
      sums: heads.rows.map { Sum(labels: $0.labels, images: $0.images, meanSum: $0.meanSum) })
    self.limit = limit
  }

  var lines: [String] {
    var table = TextTable(
      ["label", "and", "within", "truth", "neither", "1st only", "2nd only", "both"], left: 2)
    for pair in coupling.pairs.prefix(limit) {
      table.add(
        [pair.first, pair.second]
          + [
            pair.within, pair.phi, pair.neither.correlation, pair.onlyFirst.correlation,
            pair.onlySecond.correlation, pair.both.correlation,
          ].map { Format.change($0) })
    }
    let rest = coupling.pairs.count - limit
    let more = rest > 0 ? ["and \(rest) pairs coupled less; --limit shows more"] : []
    var sums = TextTable(["labels held", "images", "sum of scores"])
    for sum in coupling.sums {
      let isLast = sum.labels == coupling.sums.last?.labels
      sums.add([
        "\(sum.labels)\(isLast ? " or more" : "")", "\(sum.images)", Format.share(sum.meanSum),
      ])
    }
    guard !coupling.pairs.isEmpty else {
      return ["too few images hold the same of two labels to compare outputs", ""] + sums.lines
    }
    return table.lines + more
      + [
        "correlations of logits among images that hold the same of both; truth: of the labels", "",
      ]
      + sums.lines
  }

  var csv: CSVTable {
    let strata = ["neither", "only_first", "only_second", "both"]
    var table = CSVTable(
      ["first", "second", "within", "phi"]
        + strata.flatMap { ["\($0)_images", "\($0)_correlation"] })
    for pair in coupling.pairs {
      let cells: [(any CSVValue)?] = [pair.first, pair.second, pair.within, pair.phi]
      let parts = [pair.neither, pair.onlyFirst, pair.onlySecond, pair.both]
      table.add(cells + parts.flatMap { [$0.images, $0.correlation] as [(any CSVValue)?] })
    }
    return table
  }
}
