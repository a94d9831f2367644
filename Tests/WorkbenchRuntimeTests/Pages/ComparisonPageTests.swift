import Foundation
import Metrics
import Reports
import RunStore
import Testing

@testable import WorkbenchRuntime

@Suite struct ComparisonPageTests {
  @Test func `differences are those of runs compare, settings those of runs diff`() throws {
    var fixture = try CompareFixture()
    let runs = [try fixture.add(), try fixture.add(rate: "0.01", shift: 0.1)]
    let page = try ComparisonPage.of(runs, in: fixture.store, now: 9)
    let report = try ComparisonReport.of(runs, on: .validation, in: fixture.store)
    let difference = try #require(report.runs[1].difference)
    let measures = page.tables(of: "short")[1]
    for measure in ComparedMeasure.allCases {
      let row = try #require(measures.row(measure.name))
      let wanted = difference.measures[measure.rawValue]
      #expect(row["0001"] == Format.share(report.runs[0].measures[measure.rawValue]))
      #expect(row["0002"] == Format.share(report.runs[1].measures[measure.rawValue]))
      #expect(row["difference"] == Format.change(wanted?.value))
      #expect(row["95%"] == wanted?.intervalText ?? "–")
    }
    let labels = try #require(page.tables(of: "labels").first)
    for label in difference.labels {
      #expect(labels.row(label.label)?["p"] == Format.pValue(label.pValue))
    }
    #expect(
      page.tables(of: "settings").first?.row("train.optimizer.rate") == [
        "setting": "train.optimizer.rate", "0001": "0.003", "0002": "0.01",
      ])
    let counts = difference.disagreements
    #expect(page.samples(of: "decisions").count == counts.images)
    #expect(page.samples(of: "decisions").allSatisfy { $0.told.map(\.teller) == ["0001", "0002"] })
  }

  @Test func `a measure that fell is worse, unless less of it is better`() throws {
    var fixture = try CompareFixture()
    let runs = [try fixture.add(), try fixture.add(shift: 0.15)]
    let table = try ComparisonPage.of(runs, in: fixture.store).tables(of: "short")[1]
    for row in table.rows {
      let change = row[3].text
      guard row[5].text != "no", row[5].text != "–" else { continue }
      let isLess = change.hasPrefix("-")
      let lessIsBetter = ["loss", "hamming loss", "any on negatives"].contains(row[0].text)
      #expect(row[5].text == (isLess == lessIsBetter ? "better" : "worse"), "\(row[0].text)")
    }
  }

  @Test func `runs that cannot be set against one another are told why`() throws {
    var fixture = try CompareFixture()
    let runs = [try fixture.add(), try fixture.add(split: "s1")]
    let page = try ComparisonPage.of(runs, in: fixture.store)
    #expect(page.html.contains("no difference to run 0001 is told: another split: s1, not s0."))
    #expect(page.html.contains("No two runs were scored on the same images."))
  }

  @Test func `a page is written aside, and what keeps it from that is told`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "thresh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = ReportPage(kind: "Run 0001", title: "a run")
    let path = folder.appending(path: "a.html").path
    let line = try PageFile(path).write(page)
    #expect(line.hasPrefix("\(path): Run 0001, ") && line.hasSuffix(" kB"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == page.html)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.html"])
    let nowhere = folder.appending(path: "no/a.html").path
    #expect(
      sentence { try PageFile(nowhere).write(page) }
        == "\(nowhere) cannot be written (No such file or directory)")
  }
}
