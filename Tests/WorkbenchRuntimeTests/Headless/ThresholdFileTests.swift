import Foundation
import Metrics
import RunStore
import Testing

@testable import WorkbenchRuntime

@Suite struct ThresholdFileTests {
  private func draft() throws -> ThresholdDraft {
    let kept = StoredThresholds(
      version: 3, time: 0, goal: "f1 n+>=10", splitHash: "s0", images: 8,
      labels: ["cat", "a, \"b\""], values: [0.125, .infinity], achieved: [nil, nil],
      origins: [.hand, .shared],
      calibrations: [
        .isotonic(
          IsotonicCalibration(knots: [
            IsotonicCalibration.Knot(score: 0.25, probability: 0),
            IsotonicCalibration.Knot(score: 0.5, probability: 1),
          ])), .platt(PlattCalibration(slope: -2, intercept: 0.5)),
      ])
    return try ThresholdDraft(kept, labels: kept.labels)
  }

  private func file() throws -> ThresholdFile {
    ThresholdFile(try draft(), labels: ["cat", "a, \"b\""], run: 7, version: 3)
  }

  @Test func `as YAML and as CSV it says where thresholds come from`() throws {
    #expect(
      try file().text(as: .yaml) == """
        run: "0007"
        version: 3
        rule: "f1 n+>=10"
        split_hash: "s0"
        images: 8
        labels:
          - label: "cat"
            threshold: 0.125
            origin: hand
            calibration: {"knots":[[0.25,0],[0.5,1]],"method":"isotonic"}
          - label: "a, \\"b\\""
            threshold: null
            origin: shared
            calibration: {"intercept":0.5,"method":"platt","slope":-2}

        """)
    #expect(
      try file().text(as: .csv) == """
        run,version,rule,split_hash,images,label,threshold,origin,calibration
        0007,3,f1 n+>=10,s0,8,cat,0.125,hand,"{""knots"":[[0.25,0],[0.5,1]],""method"":""isotonic""}"
        0007,3,f1 n+>=10,s0,8,"a, ""b\""",,shared,"{""intercept"":0.5,""method"":""platt"",""slope"":-2}"

        """)
  }

  @Test func `as JSON it comes back the same, but for being a version`() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "thresholds-\(UUID().uuidString).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try file().write(to: path)
    let read = try ThresholdFile.read(path)
    #expect(try read == file())
    let back = try read.draft(labels: ["cat", "a, \"b\""], path: path)
    let expected = try draft()
    #expect(back.version == nil)
    #expect(back.values == expected.values && back.origins == expected.origins)
    #expect(back.calibrations == expected.calibrations && back.rule == expected.rule)
    #expect(
      sentence { try read.draft(labels: ["cat", "dog"], path: "t.json") }
        == "--import t.json: there is no label a, \"b\"; allowed: cat, dog")
    #expect(
      sentence { try read.draft(labels: ["cat", "a, \"b\"", "cow"], path: "t.json") }
        == "--import t.json: there is no threshold for cow; allowed: one a label")
  }

  @Test func `calibrations that lack their numbers are refused`() throws {
    var broken = try file()
    broken.labels[0].calibration?.knots = [[0.5, 1], [0.25]]
    #expect(
      sentence { try broken.draft(labels: ["cat", "a, \"b\""], path: "t.json") }
        == "--import t.json: the isotonic calibration of cat lacks its numbers")
    broken = try file()
    broken.labels[0].threshold = 1.5
    #expect(
      sentence { try broken.draft(labels: ["cat", "a, \"b\""], path: "t.json") }
        .contains("cat has 1.5; allowed: 0 to 1, or null"))
  }

  @Test func `a file that is not there is told`() {
    #expect(
      sentence { try ThresholdFile.read("/no/t.json") }
        == "--import /no/t.json: there is no such file")
  }

  @Test func `a file that is none is told with what it lacks`() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "thresholds-\(UUID().uuidString).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("{\"run\": \"0001\"}".utf8).write(to: URL(filePath: path))
    #expect(
      sentence { try ThresholdFile.read(path) }
        == "--import \(path): rule is missing; allowed: a file --export wrote")
  }
}
