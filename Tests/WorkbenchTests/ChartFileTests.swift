import Metrics
import TerminalUI
import Testing

@testable import Workbench

/// Charts that go to a file.
@Suite struct ChartFileTests {
  /// What a key asks to be written, under the name that is offered.
  private func written(
    _ key: Character, in state: inout WorkbenchState
  ) throws -> (chart: WrittenChart, path: String) {
    state.press(.character(key))
    guard case .prompt(let prompt) = state.interface.dialog, case .chartFile = prompt.kind else {
      throw ProblemFound(
        text: "no prompt for a chart: \(String(describing: state.interface.notice))")
    }
    guard case .exportChart(let chart, let path) = state.press(.enter).first else {
      throw ProblemFound(text: "nothing is written")
    }
    return (chart, path)
  }

  private struct ProblemFound: Error { var text: String }

  private func lines(_ chart: WrittenChart) throws -> WrittenChart.Lines {
    guard case .lines(let lines) = chart.content else { throw ProblemFound(text: "\(chart)") }
    return lines
  }

  @Test func `E writes the losses of the open run as they are shown`() throws {
    var state = Sample.training()
    let (chart, path) = try written("E", in: &state)
    #expect(path == "0142-loss.svg")
    let lines = try lines(chart)
    #expect(lines.lines.map(\.name) == ["train (EMA .90)", "validation"])
    #expect(lines.lines.map(\.form) == [.line, .marked])
    #expect(lines.x.caption == "step" && lines.x.unit == .count && lines.y.scale == .linear)
    #expect(lines.marks.map(\.text) == ["best: epoch 9"])
    // All 9,310 steps in as many stretches as a page can show, the extremes kept.
    #expect(lines.lines[0].points.count == CurvePoints.most)
    let greatest = lines.lines[0].points.compactMap { $0.band?.upperBound }.max()
    let series = try #require(state.opened?.series.trainLoss)
    #expect(greatest == series.summary(ofIndices: 0..<series.count).max)
    let epochs = stride(from: 776.0, through: 8536, by: 776)
    #expect(lines.lines[1].points.map(\.x) == Array(epochs))
  }

  @Test func `what is zoomed, on a logarithmic axis, by epoch and not smoothed is written so`()
    throws
  {
    var state = Sample.training()
    for key in ["+", "y", "x"] { state.press(.character(Character(key))) }
    while state.interface.train.chart.smoothing > 0 { state.press(.character("s")) }
    let lines = try lines(try written("E", in: &state).chart)
    #expect(lines.y.scale == .logarithmic && lines.x.caption == "epoch")
    #expect(lines.lines[0].name == "train")
    let range = try #require(lines.x.range)
    #expect(range.upperBound - range.lowerBound < 6.1)
    for line in lines.lines {
      #expect(!line.points.isEmpty && line.points.allSatisfy { range.contains($0.x) })
    }
  }

  @Test func `in focus the learning rate is what is written`() throws {
    var state = Sample.training(width: 160, height: 48)
    while state.interface.train.focus != .rate { state.press(.tab) }
    let (chart, path) = try written("E", in: &state)
    #expect(path == "0142-learning-rate.svg")
    #expect(try lines(chart).lines.map(\.name) == ["learning rate"])
  }

  @Test func `only endings of a known form are taken`() {
    var state = Sample.training()
    state.press(.character("E"))
    state.press(.control("u"))
    state.type("loss.gif")
    #expect(state.press(.enter).isEmpty)
    #expect(
      state.view().lines.contains { $0.contains("The name must end in .svg, .png or .csv.") })
    for _ in 0..<3 { state.press(.backspace) }
    state.type("png")
    guard case .exportChart(_, "loss.png") = state.press(.enter).first else {
      Issue.record("not written")
      return
    }
  }

  @Test func `E writes the curves that are compared`() throws {
    var state = Sample.comparing()
    let (chart, path) = try written("E", in: &state)
    #expect(path == "validation-loss.svg")
    let lines = try lines(chart)
    #expect(lines.lines.count == state.comparison?.answer?.runs.count)
    #expect(lines.lines[0].name.hasPrefix("A 01"))
    #expect(lines.lines.allSatisfy { !$0.points.isEmpty })
  }

  @Test func `folded seeds are written as their mean in its band`() throws {
    var state = Sample.comparing()
    state.press(.character("f"))
    let groups = try #require(state.comparison?.answer?.groups)
    let lines = try lines(try written("E", in: &state).chart)
    #expect(lines.lines.count == groups.count)
    #expect(lines.lines.contains { $0.points.contains { $0.band != nil } })
  }

  @Test func `E writes the doses of a study with their intervals`() throws {
    var state = Sample.studying()
    let lines = try lines(try written("E", in: &state).chart)
    #expect(lines.x.scale == .squareRoot && lines.x.unit == .percent)
    #expect(lines.x.ticks == state.studied?.doses)
    #expect(lines.lines.allSatisfy { $0.points.allSatisfy { $0.band != nil } })
  }

  @Test func `e writes of a label its scores, or the curve in focus`() throws {
    var state = Sample.labelling()
    let scores = try written("e", in: &state)
    #expect(scores.path.hasSuffix("-scores.svg"))
    while state.interface.labels.focus != .curve { state.press(.tab) }
    let curve = try written("e", in: &state)
    #expect(curve.path.hasSuffix("-precision-recall.svg"))
    guard case .precisionRecall(let label) = curve.chart.content else {
      Issue.record("\(curve.chart.content)")
      return
    }
    #expect(label.label == state.editor?.labels[state.interface.labels.label])
    #expect(label.threshold == state.editor?.decisions.thresholds[state.interface.labels.label])
  }

  @Test func `e writes where the time of a step goes`() throws {
    var state = Sample.system()
    let lines = try lines(try written("e", in: &state).chart)
    let layers = try #require(state.opened?.activity.profile?.layers)
    #expect(lines.x.names.count == layers.count)
    #expect(lines.lines.map(\.name) == ["forward", "backward"])
    #expect(lines.lines[0].points.map(\.y) == layers.map { $0.forwardSeconds * 1000 })
  }

  @Test func `where there is no chart yet a line says so`() {
    var state = Sample.state()
    state.press(.character("7"))
    state.press(.character("E"))
    #expect(state.interface.notice?.text == "There is no chart to write yet.")
    #expect(state.interface.dialog == nil)
  }

  @Test func `a name is made fit to be that of a file`() {
    let lines = WrittenChart.Lines(
      title: "", x: .init(caption: ""), y: .init(caption: ""), lines: [])
    #expect(WrittenChart(.lines(lines), name: "0142-a/b c+d").name == "0142-a-b-c+d")
  }
}
