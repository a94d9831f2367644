import Metrics
import TerminalUI
import Testing
import Workbench

@Suite struct ChartTests {
  @Test func `zooming in without a cursor follows the newest points`() {
    var chart = ChartView()
    chart.zoom(by: 0.5, about: nil, upTo: 1000)
    #expect(chart.window == .following(span: 500))
    #expect(chart.steps(upTo: 1000) == 500...1000)
    #expect(chart.steps(upTo: 1200) == 700...1200)
  }

  @Test func `zooming keeps the step of the cursor where it is`() {
    var chart = ChartView()
    chart.zoom(by: 0.5, about: 250, upTo: 1000)
    #expect(chart.window == .fixed(125...625))
    chart.zoom(by: 2, about: 250, upTo: 1000)
    #expect(chart.window == .whole)
  }

  @Test func `zooming ends at a few steps and at the whole run`() {
    var chart = ChartView()
    for _ in 0..<40 { chart.zoom(by: 0.5, about: nil, upTo: 1000) }
    #expect(chart.steps(upTo: 1000) == 992...1000)
    for _ in 0..<40 { chart.zoom(by: 2, about: nil, upTo: 1000) }
    #expect(chart.window == .whole)
  }

  @Test func `panning stops at the start and follows at the end`() {
    var chart = ChartView()
    chart.zoom(by: 0.5, about: nil, upTo: 1000)
    chart.pan(by: -0.25, upTo: 1000)
    #expect(chart.window == .fixed(375...875))
    for _ in 0..<10 { chart.pan(by: -0.25, upTo: 1000) }
    #expect(chart.window == .fixed(0...500))
    for _ in 0..<10 { chart.pan(by: 0.25, upTo: 1000) }
    #expect(chart.window == .following(span: 500))
  }

  @Test func `the x axis cycles and the title says which`() {
    var state = Sample.training()
    var titles: [String] = []
    for _ in 0..<4 {
      titles.append(state.view().lines[3])
      state.press(.character("x"))
    }
    for (title, name) in zip(titles, ["step", "epoch", "elapsed", "images"]) {
      #expect(title.contains("linear by \(name)"))
    }
    #expect(state.interface.train.chart.axis == .step)
  }

  @Test func `on the elapsed axis a slow stretch is as wide as it lasted`() {
    // 100 quick steps of a second, then 100 slow ones of three: step 100 is at a quarter.
    var view = Sample.view(steps: 0)
    view.series = RunSeries()
    for step in 1...200 {
      view.series.trainLoss.append(step: step, value: step <= 100 ? 1 : 0)
      view.series.elapsed.append(
        step: step, value: step <= 100 ? Double(step) : 100 + 3 * Double(step - 100))
    }
    var state = Sample.training()
    _ = state.update(.opened(view))
    state.press(.character("s"), .character("s"), .character("s"))
    state.press(.character("x"), .character("x"))
    for _ in 0..<2 { state.press(.left) }
    state.press(.home)
    #expect((1...3).contains(state.interface.train.chart.cursor ?? 0))
    // 71 columns hold 400 seconds, so 18 of them are the first 100 steps.
    for _ in 0..<18 { state.press(.right) }
    let step = state.interface.train.chart.cursor ?? 0
    #expect((98...106).contains(step), "\(step)")
  }

  @Test func `smoothing cycles from strong to none and back`() {
    var state = Sample.training()
    var shown: [String] = []
    for _ in 0..<5 {
      shown.append(state.view().lines[3])
      state.press(.character("s"))
    }
    #expect(shown[0].contains("EMA .90") && shown[1].contains("EMA .97"))
    #expect(shown[2].contains("EMA .99") && shown[3].contains("not smoothed"))
    #expect(shown[4].contains("EMA .60"))
  }

  @Test func `the smoothed line follows new points as if all had come at once`() {
    var state = Sample.training()
    let points = (9311...9400).map { SeriesPoint(step: $0, value: 0.3) }
    for point in points { _ = state.update(.points(run: 142, .trainLoss, [point])) }
    var whole = Sample.training()
    var view = Sample.view()
    for point in points { view.series.trainLoss.append(step: point.step, value: point.value) }
    _ = whole.update(.opened(view))
    #expect(state.view().lines == whole.view().lines)
  }

  @Test func `steps that come again after a resume replace the old ones`() {
    var state = Sample.training()
    _ = state.update(.points(run: 142, .trainLoss, [SeriesPoint(step: 9000, value: 0.5)]))
    #expect(state.opened?.series.trainLoss.lastStep == 9000)
    #expect(state.opened?.series.trainLoss.lastValue == 0.5)
    #expect(state.opened?.series.trainLoss.count == 9000)
  }

  @Test func `news of another run change nothing`() {
    var state = Sample.training()
    let revision = state.revision
    _ = state.update(.points(run: 7, .trainLoss, [SeriesPoint(step: 1, value: 1)]))
    _ = state.update(.log(run: 7, [LogEntry(text: "not here")]))
    #expect(state.revision == revision)
  }

  @Test func `log y is a toggle`() {
    var state = Sample.training()
    state.press(.character("y"))
    #expect(state.view().lines[3].contains("log y by step"))
  }

  @Test func `f follows the newest part, then shows the whole run`() {
    var state = Sample.training()
    state.press(.character("f"))
    #expect(state.interface.train.chart.window == .following(span: 2327.5))
    state.press(.character("f"))
    #expect(state.interface.train.chart.window == .whole)
    state.press(.character("+"), .character("0"))
    #expect(state.interface.train.chart.window == .whole)
  }
}
