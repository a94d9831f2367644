import Foundation
import Metrics
import Reports
import RunStore
import Testing

@testable import WorkbenchRuntime

@Suite struct RunPageTests {
  @Test func `figures of labels are those of evaluate, with the intervals of thresholds`() throws {
    let fixture = try PageFixture()
    let table = try #require(try fixture.page().tables(of: "labels").first)
    let report = try EvaluationReport.of(
      fixture.run, split: .tune, by: .newest, in: fixture.store)
    var request = ThresholdsRequest()
    request.withIntervals = true
    let intervals = try ThresholdsReport.of(fixture.run, request, in: fixture.store).labels
    #expect(report.measures.labels.count == 2)
    // Each leads to all that is known of it.
    let html = try fixture.page().html
    #expect(html.contains("<a href=\"#label-1\">dog</a>"))
    #expect(html.contains("<details id=\"label-1\">"))
    for (label, interval) in zip(report.measures.labels, intervals) {
      let row = try #require(table.row(label.label))
      #expect(row["thr"] == Format.threshold(label.threshold))
      #expect(row["P"] == Format.share(label.precision))
      #expect(row["R"] == Format.share(label.recall))
      #expect(row["F1"] == Format.share(label.f1))
      #expect(row["AP"] == Format.share(label.averagePrecision))
      #expect(row["AUC"] == Format.share(label.rocAUC))
      #expect(row["n+"] == "\(label.support)" && row["n-"] == "\(label.negatives)")
      let (lower, upper) = (interval.interval?.f1Lower, interval.interval?.f1Upper)
      #expect(row["95%"] == "\(Format.share(lower)) to \(Format.share(upper))")
      #expect(report.text.contains(try #require(row["AP"])))
    }
  }

  @Test func `label sets are those of confusion`() throws {
    let fixture = try PageFixture()
    let page = try fixture.page()
    let report = try ConfusionReport.of(
      fixture.run, split: .tune, by: .newest, tables: [.sets, .gaps, .instead],
      limit: RunPage.mostSets, form: .text, in: fixture.store)
    let sets = try #require(report.parts[0] as? LabelSetTable)
    let matrices = page.matrices(of: "sets")
    #expect(matrices[0].lines.map(\.name) == sets.sets)
    #expect(matrices[0].counts == sets.rows.map { $0.predicted.map(Double.init) })
    let instead = try #require(report.parts[2] as? InsteadTable)
    #expect(matrices[1].counts == instead.instead.cells)
    let gaps = try #require(report.parts[1] as? GapTable)
    let table = try #require(page.tables(of: "sets").first)
    for gap in gaps.gaps {
      let row = try #require(table.row(gap.set))
      #expect(row["rate"] == Format.share(gap.rate) && row["right"] == "\(gap.right)")
      #expect(row["95%"] == PageText.interval(gap.interval))
      #expect(row["product"] == Format.share(gap.product) && row["gap"] == Format.change(gap.gap))
    }
    #expect(table.rows.count == gaps.gaps.count)
  }

  @Test func `thresholds and their versions are those of thresholds`() throws {
    let fixture = try PageFixture()
    let tables = try fixture.page().tables(of: "thresholds")
    let report = try ThresholdsReport.of(fixture.run, ThresholdsRequest(), in: fixture.store)
    for label in report.labels {
      let row = try #require(tables[0].row(label.label))
      #expect(row["thr"] == Format.threshold(label.threshold))
      #expect(row["at .5"] == Format.share(label.f1AtHalf))
      #expect(row["change"] == Format.change(label.change))
    }
    #expect(tables.last?.row("1")?["rule"] == "f1")
    #expect(tables.last?.row("1")?["kept"] == "1970-01-01 00:00:04 UTC")
  }

  @Test func `the test split stays sealed unless a look is asked for, which is counted`() throws {
    let fixture = try PageFixture()
    let sealed = try fixture.page()
    #expect(try fixture.store.testLooks(of: fixture.run).isEmpty)
    #expect(sealed.blocks(of: "test").isEmpty)
    #expect(
      sealed.blocks(of: "looks") == [.text("The test split is sealed: nobody has looked at it.")])
    let open = try fixture.page(looksAtTest: true)
    let looks = try fixture.store.testLooks(of: fixture.run)
    #expect(looks.map(\.reason) == ["thresh export --html"])
    #expect(open.tables(of: "looks").first?.row("1")?["what for"] == "thresh export --html")
    let table = try #require(open.tables(of: "test").first)
    let report = try EvaluationReport.of(
      fixture.run, split: .test, by: .newest, in: fixture.store)
    for label in report.measures.labels {
      #expect(table.row(label.label)?["F1"] == Format.share(label.f1))
    }
  }

  @Test func `pictures are of the images that were scored, with what is true and told of them`()
    throws
  {
    let fixture = try PageFixture()
    let page = try fixture.page()
    let samples = page.samples(of: "sets") + page.samples(of: "labels")
    #expect(!samples.isEmpty)
    let names = Set(fixture.data.split.tune.map { fixture.data.dataset.names[$0] })
    for sample in samples {
      #expect(names.contains(sample.name))
      let picture = try #require(sample.picture)
      #expect(picture.width == 16 && picture.address.hasPrefix("data:image/jpeg;base64,/9j/"))
      let image = try #require(fixture.data.dataset.names.firstIndex(of: sample.name))
      let truth = fixture.data.dataset.labelSet(of: image).map(fixture.data.dataset.images.name)
      #expect(sample.truth == truth)
      #expect(sample.told[0].isRight == (sample.truth == sample.told[0].labels))
    }
    // A cell has as many pictures as it counts, or as there is room for.
    let matrix = try #require(page.matrices(of: "sets").first)
    for cell in matrix.cells {
      #expect(Double(cell.samples.count) == min(matrix.counts[cell.row][cell.column], 6))
    }
  }

  @Test func `where the data are others now, the page says so and goes on`() throws {
    let fixture = try PageFixture(fingerprint: "another")
    let page = try fixture.page()
    let samples = page.samples(of: "labels")
    #expect(!samples.isEmpty && samples.allSatisfy { $0.picture == nil })
    #expect(samples.allSatisfy { $0.name.hasPrefix("image ") })
    let words = "The images cannot be shown: scenes:pets is not what this run was trained on"
    #expect(page.blocks(of: "labels").contains(.notice(PageNotice(.note, words))))
    #expect(page.tables(of: "data").first?.row("train")?["images"] == "16")
    #expect(page.html.contains("is not what this run was trained on"))
  }

  @Test func `what the linter finds is told with its remedy`() throws {
    let fixture = try PageFixture()
    let notices = try fixture.page().blocks(of: "data").compactMap { block in
      if case .notice(let notice) = block { notice } else { nil }
    }
    let findings = fixture.data.inspection.findings
    #expect(!findings.isEmpty)
    #expect(notices.map(\.text) == findings.map(\.sentence))
    #expect(notices.map(\.remedy) == findings.map(\.remedy))
  }

  @Test func `settings that were given stand before all others, and the log keeps its warnings`()
    throws
  {
    let page = try PageFixture().page()
    let table = try #require(page.tables(of: "settings").first)
    #expect(table.row("train.epochs")?["value"] == "2")
    #expect(table.row("data.pictures")?["value"] == "40")
    #expect(table.row("train.optimizer.name") == nil)
    let codes = page.blocks(of: "machine").compactMap { block in
      if case .code(let code) = block { code.text } else { nil }
    }
    #expect(codes.first?.hasSuffix("warning step 2: the loss <rose>") == true)
    #expect(codes.last?.contains("opened") == true)
    #expect(page.html.contains("<h1>pets &amp; &lt;b&gt;more&lt;/b&gt;</h1>"))
  }

  @Test func `a run that has begun and knows nothing yet has a page`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(
      RunStart(
        title: "new", experiment: "t.yaml", experimentText: "", resolvedText: "", seed: 1,
        machine: "m", codeVersion: "v", plannedEpochs: 2), now: 1)
    let page = try RunPage.of(lease.run, in: store, now: 2)
    #expect(page.blocks(of: "training") == [.text("Nothing has been trained yet.")])
    #expect(page.html.contains("The run keeps no scores yet."))
  }
}
