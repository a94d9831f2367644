import Metrics
import Reports
import Studies

/// What the arms of a study reach, and by how much they differ.
extension StudyPage {
  func told(_ sheet: StudySheet) -> [PageBlock] {
    var strata = PageTable(
      "What is told apart", [.text("stratum"), .init("test images"), .init("weight")],
      isSortable: false)
    for stratum in sheet.strata {
      strata.add([
        .init(stratum.name), .count(stratum.images),
        .init("\(points(stratum.weight))%", order: stratum.weight),
      ])
    }
    return [
      .figures([figure(of: sheet)]), .table(table(of: sheet, at: \.exact, "")),
      .folded(
        PageFold("The same with every threshold at 0.5"),
        [.table(table(of: sheet, at: \.exactFixed, ", every threshold at 0.5"))]),
      .table(strata),
    ]
  }

  private func names(_ sheet: StudySheet) -> [String] {
    sheet.strata.map(\.name) + [StudyRule.weighted]
  }

  private func table(
    of sheet: StudySheet, at figures: KeyPath<StudySheet.Arm, [String: StudySheet.Figure]>,
    _ note: String
  ) -> PageTable {
    var table = PageTable(
      "Told exactly, % of test images (95% interval over seeds and images)\(note)",
      [.text("arm")] + names(sheet).map { .init($0) } + [
        .init("seeds"), .init("phi", meaning: "correlation of the two labels in the training set"),
      ])
    for arm in sheet.arms {
      let cells = names(sheet).map { name -> PageTable.Cell in
        let figure = arm[keyPath: figures][name]
        return .init(StudyReport.share(figure), order: figure?.value)
      }
      table.add([.init(arm.name)] + cells + [.count(arm.runs.count), .change(arm.phi)])
    }
    return table
  }

  /// Each arm's figures beside one another, in the intervals they lie in.
  private func figure(of sheet: StudySheet) -> Figure {
    Figure(
      title: "Told exactly, by arm",
      summary: "Share of test images whose label set is told exactly, by arm and stratum, with 95% "
        + "intervals over seeds and images.",
      xAxis: FigureAxis("", categories: sheet.arms.map(\.name)),
      yAxis: FigureAxis("told exactly", unit: .percent, range: 0...1),
      series: names(sheet).enumerated().map { place, name in
        FigureSeries(
          name, index: place, form: .points,
          points: sheet.arms.enumerated().map { arm, figures in
            let figure = figures.exact[name]
            // Side by side, so that whiskers can be told apart.
            let shift = (Double(place) - Double(names(sheet).count - 1) / 2) * 0.12
            return FigureSeries.Point(
              x: Double(arm) + shift, y: figure?.value,
              band: figure?.interval.map { min($0.lower, $0.upper)...max($0.lower, $0.upper) })
          })
      })
  }

  // MARK: Comparisons

  func compared(_ sheet: StudySheet) -> [PageBlock] {
    let rule = sheet.rule
    let primary = sheet.comparisons.filter(\.isPrimary)
    let others = sheet.comparisons.filter { !$0.isPrimary }
    var blocks: [PageBlock] = [
      .text(
        "In points of what is told exactly; a difference below \(points(rule.margin)) does not "
          + "matter, alpha is \(points(rule.alpha))%, corrected by \(rule.correction).")
    ]
    blocks.append(.table(comparisons(primary, "What the study was made to test")))
    if !primary.isEmpty {
      blocks.append(
        .folded(PageFold("In sentences"), primary.map { .text($0.sentence) }))
    }
    if !others.isEmpty {
      blocks.append(
        .folded(
          PageFold("Others", note: PageText.count(others.count, "comparison")),
          [.table(comparisons(others, "Not tested for, so without a verdict that counts"))]))
    }
    return blocks
  }

  private func comparisons(_ rows: [StudySheet.Comparison], _ caption: String) -> PageTable {
    var table = PageTable(
      caption,
      [
        .text("arm"), .text("against"), .text("of"), .init("effect"), .init("95%"),
        .init("p"), .init("adjusted", meaning: "p after correction"),
        .init("signs", meaning: "p of the signs of the seeds' differences alone"), .text("verdict"),
      ])
    let reach = rows.flatMap { [$0.effect, $0.interval?.lower, $0.interval?.upper] }.reach
    for row in rows {
      let tone: PageTable.Cell.Tone =
        switch row.verdict {
        case .better: .good
        case .worse: .bad
        case .noDifference: .plain
        case .notResolved, nil: .muted
        }
      table.add([
        .init(row.arm), .init(row.reference), .init(row.figure),
        .init(
          signed(row.effect), order: row.effect,
          mark: .change(
            row.effect, lower: row.interval?.lower, upper: row.interval?.upper, reach: reach)),
        .init(StudyReport.interval(row.interval), order: row.interval?.lower),
        .init(Format.pValue(row.pValue), order: row.pValue),
        .init(Format.pValue(row.adjustedPValue), order: row.adjustedPValue),
        .init(Format.pValue(row.signFlipPValue), order: row.signFlipPValue),
        .init(row.verdict?.word ?? Format.share(nil), tone: tone),
      ])
    }
    return table
  }

  // MARK: Doses

  func doses(_ sheet: StudySheet) -> [PageBlock] {
    let main = sheet.doses.filter(\.isMain)
    let others = sheet.doses.filter { !$0.isMain }
    var blocks: [PageBlock] = []
    if !main.isEmpty {
      blocks.append(.figures([doseFigure(main)]))
      blocks += main.map { .text($0.sentence) }
    }
    blocks.append(.folded(PageFold("All doses"), [.table(doseTable(main + others))]))
    return blocks
  }

  private func doseFigure(_ curves: [StudySheet.DoseCurve]) -> Figure {
    let doses = Set(curves.flatMap(\.points).map(\.dose)).sorted()
    var axis = FigureAxis("dose", unit: .percent, ticks: doses)
    // Small doses can be told apart, and none has a place.
    axis.scale = .squareRoot
    return Figure(
      title: "What more and more images of a kind do",
      summary: curves.map(\.sentence).joined(separator: " "), xAxis: axis,
      yAxis: FigureAxis("told exactly", unit: .percent, range: 0...1),
      series: curves.enumerated().map { place, curve in
        FigureSeries(
          "\(curve.name), of \(curve.figure)", index: place, form: .markedLine,
          points: curve.points.map { point in
            FigureSeries.Point(
              x: point.dose, y: point.figure.value,
              band: point.figure.interval.map { min($0.lower, $0.upper)...max($0.lower, $0.upper) },
              note: PageText.count(point.images, "image"))
          })
      })
  }

  private func doseTable(_ curves: [StudySheet.DoseCurve]) -> PageTable {
    var table = PageTable(
      "Each dose: images of a kind in place of as many of single labels",
      [
        .text("kind"), .text("of"), .text("arm"), .init("dose"), .init("images"),
        .init("told exactly"),
      ])
    for curve in curves {
      for point in curve.points {
        table.add([
          .init(curve.name), .init(curve.figure), .init(point.arm),
          .init("\(points(point.dose))%", order: point.dose), .count(point.images),
          .init(StudyReport.share(point.figure), order: point.figure.value),
        ])
      }
    }
    return table
  }

  // MARK: Arms

  func arms(_ sheet: StudySheet) -> [PageBlock] {
    let sets = Set(sheet.arms.flatMap(\.mix.keys)).sorted()
    var mixes = PageTable(
      "Training images of each arm by label set", [.text("arm")] + sets.map { .init($0) })
    var measures = PageTable(
      "Means over the seeds",
      [
        .text("arm"), .init("macro AP"), .init("macro F1"),
        .init("ECE", meaning: "expected calibration error"),
        .init("at least one", meaning: "on images of several labels, at least one of them is told"),
      ]
        + sheet.strata.map {
          .init("sum \($0.name)", meaning: "mean sum of all labels' probabilities")
        })
    for arm in sheet.arms {
      mixes.add([.init(arm.name)] + sets.map { arm.mix[$0].map { .count($0) } ?? .init("·") })
      let figures = arm.measures
      measures.add(
        [
          .init(arm.name), .share(figures.macroAveragePrecision), .share(figures.macroF1),
          .share(figures.calibrationError), .share(figures.atLeastOne),
        ] + sheet.strata.map { .share(figures.probabilitySum[$0.name]) })
    }
    return [.table(mixes), .table(measures), .table(labels(sheet))]
  }

  private func labels(_ sheet: StudySheet) -> PageTable {
    let labels = Set(
      sheet.arms.flatMap { Array($0.measures.recall.keys) + $0.measures.recallInSeveral.keys }
    ).sorted()
    var table = PageTable(
      "Each label by arm, means over the seeds",
      [
        .text("arm"), .text("label"),
        .init("alone", meaning: "recall on images that hold nothing else"),
        .init("among others", meaning: "recall on images of several labels"),
        .init("false", meaning: "on how many of the other single-label images it is told falsely"),
      ])
    for arm in sheet.arms {
      for label in labels {
        table.add([
          .init(arm.name), .init(label), .bar(arm.measures.recall[label]),
          .bar(arm.measures.recallInSeveral[label]), .bar(arm.measures.falseRate[label]),
        ])
      }
    }
    return table
  }
}
