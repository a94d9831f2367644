import Datasets
import Foundation
import Metrics
import RunStore
import Testing

@testable import WorkbenchRuntime

@Suite struct PredictionLinesTests {
  /// Of cat, and of a label with signs in its name, which is calibrated unless nothing is.
  private func rule(calibrated: Bool = false) throws -> DecisionRule {
    let kept = StoredThresholds(
      version: 2, time: 0, goal: "f1", splitHash: "s", images: 9, labels: ["cat", "a \"b\", c"],
      values: [0.5, 0.25], achieved: [nil, nil],
      calibrations: calibrated
        ? [nil, .temperature(TemperatureCalibration(temperature: 2))] : [])
    return try DecisionRule(run: 1, labels: kept.labels, kept: kept, splitHash: "s")
  }

  private func scored(_ name: String, _ scores: [Float]) throws -> Prediction {
    Prediction(
      file: FilePath(name),
      outcome: .scored(scores: scores, labelSet: try rule().labelSet(of: scores[...])))
  }

  private func text(
    _ form: ReportForm, _ predictions: [Prediction], calibrated: Bool = false
  ) throws -> String {
    var lines = PredictionLines(form, rule: try rule(calibrated: calibrated))
    return lines.header + lines.text(of: predictions)
  }

  @Test func `a score at its threshold is a label's`() throws {
    let rule = try rule()
    #expect(rule.labelSet(of: [9, 9, 0.5, 0.25][2...]) == [0, 1])
    #expect(rule.labelSet(of: [0.49, 0.24]) == [])
    #expect(rule.words == "thresholds tuned (f1, version 2)")
    #expect(
      try self.rule(calibrated: true).words
        == "thresholds tuned (f1, version 2), probabilities by temperature")
  }

  @Test func `text stands in columns, with the scores of the labels and of the likeliest other`()
    throws
  {
    let text = try text(
      .text,
      [
        scored("a.jpg", [0.98, 0.125]), scored("photos/b.jpg", [0.9, 0.75]),
        Prediction(file: FilePath("c.jpg"), outcome: .failed("is text")),
        scored("d\n\u{1b}[2J.jpg", [0.0625, 0.03125]),
      ])
    #expect(
      text == """
        a.jpg         cat           cat .980 a "b", c .125
        photos/b.jpg  cat+a "b", c  cat .900 a "b", c .750
        d\u{fffd}\u{fffd}[2J.jpg    none          cat .063

        """)
  }

  @Test func `JSON has an object a line, whatever names and labels hold`() throws {
    let text = try text(
      .json,
      [
        scored("a \"b\"\n\\\u{1}\u{7f}ü🐱.jpg", [0.75, 0.25]),
        Prediction(file: FilePath(bytes: [0x61, 0xff]), outcome: .failed("is \"text\"")),
      ], calibrated: true)
    let lines = text.split(separator: "\n")
    #expect(
      lines[0] == #"""
        {"path":"a \"b\"\n\\\u0001\u007fü🐱.jpg","labels":["cat","a \"b\", c"],"scores":{"cat":0.75,"a \"b\", c":0.25},"probabilities":{"a \"b\", c":0.3660254037844387}}
        """#)
    #expect(
      lines[1] == #"{"path":"a\#u{fffd}","path_base64":"Yf8=","error":"is \"text\""}"#)
    #expect(lines.count == 2)
    let read = try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
    #expect(read?["path"] as? String == "a \"b\"\n\\\u{1}\u{7f}ü🐱.jpg")
  }

  @Test func `CSV is a listing of labelled images, with a column for each score`() throws {
    let text = try text(
      .csv,
      [
        scored("a,b.jpg", [0.75, 0.25]), scored("n.jpg", [0.25, 0.125]),
        Prediction(file: FilePath("c.jpg"), outcome: .failed("is text; allowed: JPEG, PNG")),
      ], calibrated: true)
    #expect(
      text == """
        path,labels,score_cat,"score_a ""b"", c",probability_cat,"probability_a ""b"", c",error
        "a,b.jpg","cat|a ""b"", c",0.75,0.25,,0.3660254037844387,
        n.jpg,,0.25,0.125,,0.2742918851774318,
        c.jpg,,,,,,"is text; allowed: JPEG, PNG"

        """)
    #expect(try self.text(.csv, []) == "path,labels,score_cat,\"score_a \"\"b\"\", c\",error\n")
  }

  @Test func `progress has a rate, and an end where the number of images is known`() {
    var known = PredictionProgress(total: 1000, now: 10)
    #expect(known.add(100, now: 11) == "100 of 1000 images, 100 a second, ETA 9s")
    #expect(known.add(100, now: 11.05) == nil)
    #expect(known.add(800, now: 12) == "1000 of 1000 images, 500 a second")
    #expect(
      known.sum(failures: 2, now: 12) == "1000 images in 2.00s, 500 a second; 2 of them failed")
    var unknown = PredictionProgress(total: nil, now: 0)
    #expect(unknown.add(1, now: 0) == "1 image")
    #expect(unknown.add(1, now: 4) == "2 images, 0.5 a second")
  }
}
