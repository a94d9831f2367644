import Metrics
import Reports
import RunStore
import Testing

@testable import Workbench
@testable import WorkbenchRuntime

@Suite struct StoredFigureTests {
  private var fixture: CompareFixture

  init() throws {
    fixture = try CompareFixture()
    try fixture.add()
    try fixture.add(seed: 2)
  }

  private func figure(
    _ kind: FigureKind, _ runs: [Int64] = [1], label: String? = nil
  ) throws -> Figure {
    try StoredFigure(kind, label: label).figure(of: runs, in: fixture.store)
  }

  @Test func `the loss of a run is its smoothed batches in the band of their extremes`() throws {
    let figure = try figure(.loss)
    #expect(figure.title == "Loss of run 0001")
    #expect(figure.series.map(\.name) == ["train (EMA .90)", "validation"])
    let train = figure.series[0].points
    let steps = stride(from: 1.0, through: 100, by: 1)
    #expect(train.map(\.x) == Array(steps))
    // Of the values 1, 1/2, 1/3 around the first.
    let band: ClosedRange<Double> = 1 / 3...1
    #expect(train[0].y == 1)
    #expect(train[0].band == band)
    #expect(figure.series[1].points[9].y == 0.2)
  }

  @Test func `of several runs there is a curve each`() throws {
    let figure = try figure(.validationLoss, [2, 1])
    #expect(figure.title == "Validation loss of 2 runs")
    #expect(figure.series.map(\.name) == ["0002 run", "0001 run"])
    #expect(figure.series.map(\.index) == [0, 1])
  }

  @Test func `figures of a label are made of the scores that are kept`() throws {
    let curve = try figure(.precisionRecall, label: "dog")
    #expect(curve.title == "Precision and recall of dog")
    #expect(curve.series[0].points.last?.x == 1)
    let scores = try figure(.scores, label: "dog")
    let counted = scores.series.map { $0.points.reduce(0) { $0 + ($1.y ?? 0) } }
    #expect(counted == [4, 4])
    let sweep = try figure(.thresholds, label: "dog")
    #expect(sweep.series.map(\.name) == ["F1", "precision", "recall"])
    #expect(sweep.marks.map(\.text) == ["threshold .500"])
    let reliability = try figure(.reliability, label: "dog")
    #expect(reliability.series.map(\.name) == ["perfect", "as it is"])
  }

  @Test func `what cannot be drawn is told with what can`() {
    let cases: [(FigureKind, [Int64], String?, String)] = [
      (
        .precisionRecall, [1, 2], "dog",
        "--chart pr is of one run and 2 are named; allowed for several: loss, validation-loss, "
          + "rate, gradient, macro-f1, macro-ap"
      ),
      (.scores, [1], nil, "--chart scores is of one label; --label names it: cat, dog"),
      (
        .scores, [1], "dgo",
        "--label: there is no label dgo; allowed: cat, dog; did you mean dog?"
      ),
    ]
    for (kind, runs, label, sentence) in cases {
      #expect {
        try figure(kind, runs, label: label)
      } throws: {
        "\($0)" == sentence
      }
    }
    #expect(throws: (any Error).self) { try figure(.loss, [99]) }
  }

  @Test func `a run without points has a figure without values`() throws {
    var empty = try CompareFixture()
    try empty.add(isScored: false, points: 0)
    let figures = try RunFigures(of: 1, in: empty.store)
    for figure in [try figures.loss(), try figures.learningRate(), figures.labels(.f1)] {
      #expect(FigureSVG(figure, id: "f").text.contains("no values"))
    }
  }

  @Test func `the values of a chart on a screen become a figure with the same`() {
    let chart = WrittenChart.Lines(
      title: "Loss", x: .init(caption: "epoch", range: 0...2),
      y: .init(caption: "loss", scale: .logarithmic),
      lines: [
        .init(
          name: "train", index: 3, form: .marked,
          points: [CurvePoint(x: 1, y: 2, band: 1...3), CurvePoint(x: 2, y: nil)])
      ], marks: [.init(x: 1, text: "best")])
    let figure = Figure(WrittenChart(.lines(chart), name: "loss"))
    #expect(figure.xAxis.range == 0...2 && figure.yAxis.scale == .logarithmic)
    #expect(
      figure.series == [
        FigureSeries(
          "train", index: 3, form: .markedLine,
          points: [.init(x: 1, y: 2, band: 1...3), .init(x: 2, y: nil)])
      ])
    #expect(figure.marks == [FigureMark(x: 1, text: "best")])
  }
}
