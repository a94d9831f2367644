import Metrics

/// Charts that go to a file.
extension WorkbenchState {
  mutating func askForChartFile(_ action: Action) -> [Effect] {
    let chart: WrittenChart?
    switch action {
    case .exportChart:
      let pane = interface.train.focus
      chart = RunChart.written(of: pane.isChart ? pane : .loss, self)
    case .exportCurves: chart = comparedCurves
    case .exportDoses: chart = studied.flatMap { DosePane(studied: $0).written }
    case .exportLabelChart: chart = labelChart
    case .exportProfile: chart = profileChart
    default: return []
    }
    if let chart {
      interface.dialog = .prompt(Prompt(.chartFile(chart), text: "\(chart.name).svg"))
    } else {
      notify("There is no chart to write yet.")
    }
    return []
  }

  private var comparedCurves: WrittenChart? {
    guard let view = comparison?.answer else { return nil }
    return CurvesPane(
      state: self, compared: Compared(view, interface.compare, glyphs)
    ).written
  }

  /// Of the selected label the chart in focus; where none is, its scores.
  private var labelChart: WrittenChart? {
    let panes = interface.labels
    guard let editor, editor.labels.indices.contains(panes.label) else { return nil }
    let request = editor.source.request
    let label = editor.labels[panes.label]
    let scores = WrittenChart.LabelScores(
      label: label, origin: "run \(request.run.runText), \(request.part.rawValue) part",
      ranked: editor.decisions.ranked[panes.label],
      threshold: editor.decisions.thresholds[panes.label])
    func chart(_ content: WrittenChart.Content, _ name: String) -> WrittenChart {
      WrittenChart(content, name: "\(request.run.runText)-\(label)-\(name)")
    }
    guard panes.focus == .curve else { return chart(.histogram(scores), "scores") }
    switch panes.curve {
    case .precisionRecall: return chart(.precisionRecall(scores), "precision-recall")
    case .reliability:
      guard let check = editor.checks[panes.label] else { return nil }
      return chart(.reliability(scores, check, editor.method), "reliability")
    }
  }

  /// Where the time of a step goes, layer by layer.
  private var profileChart: WrittenChart? {
    guard let run = opened, let profile = run.activity.profile, !profile.layers.isEmpty else {
      return nil
    }
    func line(
      _ name: String, _ index: Int, _ seconds: (StepProfile.Layer) -> Double
    ) -> WrittenChart.Line {
      WrittenChart.Line(
        name: name, index: index, form: .bars,
        points: StepPane(state: self).order(of: profile).enumerated().map { place, layer in
          CurvePoint(x: Double(place), y: seconds(profile.layers[layer]) * 1000)
        })
    }
    let names = StepPane(state: self).order(of: profile).map { profile.layers[$0].shortName }
    let lines = WrittenChart.Lines(
      title: "Where the time of a step of \(run.id.runText) goes: "
        + "\(figures.milliseconds(profile.seconds)) ms",
      x: WrittenChart.Axis(caption: "", names: names), y: WrittenChart.Axis(caption: "ms a step"),
      lines: [line("forward", 0) { $0.forwardSeconds }, line("backward", 1) { $0.backwardSeconds }])
    return WrittenChart(.lines(lines), name: "\(run.id.runText)-step")
  }
}
