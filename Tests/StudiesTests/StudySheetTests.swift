import Foundation
import Metrics
import Testing

@testable import Studies

/// A sheet against `Reference/sheet.json`, which `recompute.py` made of the same raw scores.
@Suite struct StudySheetTests {
  private let exported: ExportedStudy

  init() throws { exported = try ExportedStudy() }

  @Test func `every figure of a sheet is that of scikit-learn and scipy`() throws {
    let sheet = try #require(StudySheet(exported.study, scores: exported.scores))
    let found = try Self.numbers(in: sheet)
    let expected = try Self.numbers(in: exported.reference)
    #expect(found.count > 1000)
    #expect(Set(found.keys) == Set(expected.keys))
    for (path, number) in expected {
      guard let other = found[path] else { continue }
      #expect(abs(number - other) <= 1e-9, "\(path): \(other), expected \(number)")
    }
  }

  @Test func `a sheet of the first runs has whole seeds and no figure of the others`() throws {
    var runs = exported.scores.runs
    for arm in runs.indices { runs[arm][2] = nil }
    runs[1][1] = nil
    let scores = try StudyScores(images: exported.scores.images, runs: runs)
    let sheet = try #require(StudySheet(exported.study, scores: scores))
    #expect(sheet.progress.done == 2 * runs.count - 1 && sheet.progress.wholeSeeds == 1)
    #expect(sheet.arms[1].runs.count == 1)
    #expect(sheet.arms[1].exact["cat"]?.bySeed.count == 1)
    let compared = sheet.comparisons.filter { $0.arm == sheet.arms[1].name }
    #expect(!compared.isEmpty && compared.allSatisfy { $0.seeds == 1 })
  }

  @Test func `without a run there is no sheet, and with one there is nothing to compare`() throws {
    let none = exported.scores.runs.map { $0.map { _ in nil as StudyScores.Run? } }
    let images = exported.scores.images
    #expect(StudySheet(exported.study, scores: try StudyScores(images: images, runs: none)) == nil)
    var one = none
    one[0][0] = exported.scores.runs[0][0]
    let sheet = try #require(
      StudySheet(exported.study, scores: try StudyScores(images: images, runs: one)))
    #expect(sheet.comparisons.isEmpty && sheet.doses.isEmpty)
    #expect(sheet.advice.allSatisfy { $0.answer == .notTested })
    #expect(sheet.summary.hasPrefix("Trained on 24 images of single labels alone (1 seed"))
  }

  @Test func `a run that was tested on other images is told`() throws {
    var images = exported.scores.images
    images.numbers[0] += 1
    let error = #expect(throws: StudyScoresError.self) {
      try StudyScores(images: images, runs: exported.scores.runs)
    }
    #expect(
      error?.description
        == "run 1 was tested on other images than the study has now; archive it, and the study "
        + "trains another")
  }

  /// Every number of a value by its path, `arms.0.phi`.
  private static func numbers(in value: some Encodable) throws -> [String: Double] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return collect(try JSONSerialization.jsonObject(with: encoder.encode(value)), "")
  }

  private static func collect(_ value: Any, _ path: String) -> [String: Double] {
    var found: [String: Double] = [:]
    if let map = value as? [String: Any] {
      for (key, value) in map { found.merge(collect(value, "\(path).\(key)")) { a, _ in a } }
    } else if let list = value as? [Any] {
      for (index, value) in list.enumerated() {
        found.merge(collect(value, "\(path).\(index)")) { a, _ in a }
      }
    } else if let number = value as? NSNumber {
      found[path] = number.doubleValue
    }
    return found
  }
}

/// A small study as `thresh study export` wrote it.
struct ExportedStudy {
  let study: Study
  let scores: StudyScores
  let reference: StudySheet

  init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference")
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    let study = try Study.read(
      text: text("study.yaml"), file: "study.yaml", directory: "/", checkingFiles: false)
    self.study = study
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    reference = try decoder.decode(StudySheet.self, from: Data(text("sheet.json").utf8))

    var thresholds: [String: [Double]] = [:]
    for row in try text("thresholds.csv").split(separator: "\n").dropFirst() {
      let cells = row.split(separator: ",").map(String.init)
      thresholds["\(cells[0]) \(cells[1])", default: []].append(try #require(Double(cells[4])))
    }
    var lines: [String: [[String]]] = [:]
    for row in try text("scores.csv").split(separator: "\n").dropFirst() {
      let cells = row.split(separator: ",").map(String.init)
      // Two arms may share a run.
      lines["\(cells[0]) \(cells[1])", default: []].append(cells)
    }
    let first = try #require(lines.values.first)
    let images = StudyImages(
      numbers: first.compactMap { Int($0[3]) }, names: first.map { $0[4] },
      strata: first.map { $0[5] })
    var runs = study.arms.map { _ in study.seeds.map { _ in nil as StudyScores.Run? } }
    for (name, rows) in lines {
      let arm = try #require(study.arms.firstIndex { $0.name == rows[0][0] })
      let seed = try #require(study.seeds.firstIndex { "\($0)" == rows[0][1] })
      runs[arm][seed] = StudyScores.Run(
        run: try #require(Int64(rows[0][2])),
        table: try ScoreTable(
          labels: ["cat", "dog"], images: images.numbers,
          scores: rows.flatMap { $0[8...9].compactMap { Float($0) } },
          targets: rows.flatMap { $0[6...7].compactMap { UInt8($0) } }),
        tuned: thresholds[name],
        // What was trained on is in no other file of an export.
        mix: reference.arms[arm].mix)
    }
    scores = try StudyScores(images: images, runs: runs)
  }
}
