import Metrics
import Testing

@testable import WorkbenchRuntime

@Suite struct EvaluationReportTests {
  @Test func `the four averages are those of scikit-learn, samples without negatives`() throws {
    let averages = AverageTable(try scored(table))
    let f1 = Dictionary(uniqueKeysWithValues: averages.rows.map { ($0.average, $0.f1) })
    #expect(abs((f1["micro"]! ?? 0) - 0.7058823529411765) < 1e-12)
    #expect(abs((f1["macro"]! ?? 0) - 0.6857142857142857) < 1e-12)
    #expect(abs((f1["weighted"]! ?? 0) - 0.6857142857142857) < 1e-12)
    // 0.5416667 is the mean over all 8 images, of which 2 without labels count as 0 there.
    #expect(abs((f1["samples"]! ?? 0) - 0.5416666666666667 * 8 / 6) < 1e-12)
    #expect(averages.imagesWithLabels == 6)
  }

  @Test func `accuracies stand beside what predicting nothing gives`() throws {
    let report = EvaluationReport(try scored(table))
    #expect(
      report.text.contains(
        "exact label sets .500 (all-negative baseline .250), Hamming loss .313 (baseline .500)"),
      "\(report.text)")
    #expect(report.text.contains("any label on the 2 negatives .500"))
    #expect(report.text.contains("samples: over the 6 images with labels"))
  }

  @Test func `calibrated figures stand beside raw ones where calibrations are kept`() throws {
    let platt = LabelCalibration.platt(PlattCalibration(slope: -2, intercept: 0))
    let thresholds = kept([0.5, 0.5], calibrations: [platt, nil])
    let split = try scored(table, kept: thresholds, split: .test)
    let report = EvaluationReport(split)
    let json = try object(report)
    let raw = try #require(json["scores"] as? [String: Any])["brier"] as? Double
    let calibrated = try #require(json["calibrated"] as? [String: Any])
    #expect(calibrated["calibrated_labels"] as? Int == 1)
    #expect(calibrated["brier"] as? Double != raw)
    #expect(report.text.contains("; 1 of 2 labels, fitted on tune"))
    let rows = report.csv.rows
    #expect(rows.contains(["calibrated", "", "labels", "1"]))
    #expect(try object(EvaluationReport(scored(table)))["calibrated"] == nil)
  }

  @Test func `on tune calibrations are judged on images they were not fitted to`() throws {
    let scores = (0..<40).map { Float($0) / 40 }
    let targets = (0..<40).map { UInt8(($0 * $0 + $0 / 8) % 40 < $0 ? 1 : 0) }
    let large = try ScoreTable(
      labels: ["cat"], images: Array(0..<40), scores: scores, targets: targets)
    let platt = try LabelCalibration.fit(.platt, scores: scores, targets: targets).get()
    let thresholds = kept([0.5], labels: ["cat"], calibrations: [platt])
    let figures = try #require(
      CalibrationFigures(calibrated: scored(large, kept: thresholds)))
    let check = CalibrationCheck(scores: scores, targets: targets, method: .platt, binCount: 15)
    #expect(figures.brier == check.after?.losses.brier)
    #expect(figures.expectedCalibrationError == check.after?.diagram.expectedError)
    #expect(figures.lines[0].hasSuffix("; 1 of 1 labels, cross-fitted"))
  }

  @Test func `the gain of kept thresholds is told with its interval, on tune with a warning`()
    throws
  {
    let thresholds = kept([0.56, 0.35])
    let report = EvaluationReport(try scored(table, kept: thresholds, split: .test))
    let gain = try #require(try object(report)["gain"] as? [String: Any])
    let macro = try #require(gain["macro_f1"] as? [String: Double])
    let expected = MacroGain(
      table: try scored(table).table, thresholds: thresholds.values, replicates: GainFigures.draws,
      seed: GainFigures.seed
    ).macroF1?.gain
    #expect(macro["gain"] == expected?.estimate)
    #expect(macro["lower"] == expected?.interval().lower)
    let told = "\(Format.change(macro["gain"])) [\(Format.change(macro["lower"])), "
    #expect(report.text.contains("gain over .5: macro F1 " + told))
    #expect(!report.text.contains("on others they gain less"))
    #expect(report.csv.rows.contains(["gain", "macro_f1", "gain", "\(macro["gain"] ?? 0)"]))
    let tune = EvaluationReport(try scored(table, kept: thresholds))
    #expect(tune.text.contains("chosen on these images; on others they gain less"))
    #expect(EvaluationReport(try scored(table)).scored?.gain == nil)
  }

  @Test func `every figure of the table is in CSV with all its digits`() throws {
    let report = EvaluationReport(try scored(table))
    #expect(report.csv.rows.contains(["label", "cat", "average_precision", "0.8875"]))
    #expect(report.csv.rows.contains(["split", "", "hamming_loss", "0.3125"]))
    #expect(report.csv.rows.contains(["split", "", "loss", ""]))
  }
}
