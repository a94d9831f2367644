import Metrics
import TerminalUI

/// Name, state and pace of the run, in as many figures as fit.
struct RunHeader {
  let state: WorkbenchState
  let run: RunView
  let layout: TrainLayout

  func draw(into grid: inout Grid) {
    if layout.sizeClass == .onePane {
      drawNarrow(into: &grid)
    } else {
      drawLine(into: &grid, in: layout.header.inset(columns: 1, lines: 0))
      if !layout.progress.isEmpty {
        drawProgress(into: &grid, in: layout.progress.inset(columns: 1, lines: 0))
      }
    }
  }

  private var figures: Figures { state.figures }
  private var snapshot: LiveSnapshot? { run.row.status.isActive ? run.snapshot : nil }

  private var status: StyledText {
    StyledText(
      "\(run.row.status.glyph(state.glyphs)) \(run.row.status.rawValue.uppercased())",
      run.row.status.style.emphasized)
  }

  private func drawLine(into grid: inout Grid, in rect: Rect) {
    func figure(_ name: String, _ value: String) -> StyledText {
      StyledText("\(name) ", .muted) + StyledText(value)
    }
    var parts = [
      (name(in: rect), 9), (status, 9),
    ]
    if let phase = snapshot?.phase, !phase.isEmpty { parts.append((StyledText(phase, .accent), 8)) }
    if run.totalEpochs > 0 {
      parts.append((figure("ep", figures.progress(run.epoch, of: run.totalEpochs)), 7))
    }
    if run.totalSteps > 0 {
      parts.append((figure("step", figures.progress(run.step, of: run.totalSteps)), 3))
    }
    if let snapshot {
      parts.append(
        (figure("ETA", eta(snapshot, in: rect)), 8))
      if snapshot.imagesPerSecond != nil {
        parts.append((StyledText("\(figures.pace(snapshot.imagesPerSecond)) img/s"), 4))
      }
      if layout.sizeClass == .wide, layout[.run] == nil {
        parts.append((figure("cpu", figures.processor(snapshot.cpuPercent)), 2))
        parts.append((figure("memory", figures.bytes(snapshot.memoryBytes)), 1))
      }
    } else {
      parts.append((figure("took", figures.duration(run.row.duration)), 5))
      parts.append(
        (figure("best F1", figures.measure(run.row.best.macroF1, decimals: 3)), 4))
    }
    FigureLine(parts: parts).draw(into: &grid, in: rect)
  }

  /// A long title gives way to the figures.
  private func name(in rect: Rect) -> StyledText {
    let title = run.row.title.truncated(to: max(rect.width / 3, 8), glyphs: state.glyphs)
    return StyledText("\(run.id.runText) \(title)", .strong)
  }

  private func eta(_ snapshot: LiveSnapshot, in rect: Rect) -> String {
    rect.width < 72
      ? figures.duration(snapshot.etaSeconds)
      : figures.eta(snapshot.etaSeconds, spread: snapshot.etaSpread)
  }

  /// `epoch ━━━━── 74%   total ━━──── 30%   cpu 196%  memory 1.4 GB`
  private func drawProgress(into grid: inout Grid, in rect: Rect) {
    var space = rect
    if let snapshot, rect.width >= 70 {
      var machine = StyledText("cpu ", .muted)
      machine.append(figures.processor(snapshot.cpuPercent))
      machine.append("  mem ", .muted)
      machine.append(figures.bytes(snapshot.memoryBytes))
      let place = space.cutRight(machine.width)
      grid.text(machine, in: place)
      _ = space.cutRight(3)
    }
    let halves = space.columns([.share(1), .share(1)], gap: 3)
    drawBar("epoch", RunHeader.epochShare(run), into: &grid, in: halves[0])
    drawBar("total", RunHeader.totalShare(run), into: &grid, in: halves[1])
  }

  private func drawBar(_ name: String, _ share: Double?, into grid: inout Grid, in rect: Rect) {
    var space = rect
    grid.text(name, in: space.cutLeft(6), style: .muted)
    grid.text(figures.percent(share), in: space.cutRight(5), alignment: .trailing)
    ProgressBar(share, style: run.row.status.style).draw(into: &grid, in: space)
  }

  /// What a few narrow lines can say: state, time to the end, loss.
  private func drawNarrow(into grid: inout Grid) {
    let rect = layout.header
    var first = status
    first.append(" \(run.id.runText)", .strong)
    if run.totalEpochs > 0 {
      first.append("  ep ", .muted)
      first.append(figures.progress(run.epoch, of: run.totalEpochs))
    }
    if rect.width >= 44 { first.append("  \(run.row.title)", .muted) }
    let eta =
      StyledText("ETA ", .muted) + StyledText(figures.duration(snapshot?.etaSeconds), .strong)
    let loss = losses()
    if rect.height >= 3 {
      grid.text(first, in: rect.line(0))
      var line = rect.line(1)
      grid.text(eta, in: line.cutLeft(min(eta.width, line.width)))
      _ = line.cutLeft(2)
      grid.text(
        figures.percent(RunHeader.totalShare(run)), in: line.cutRight(5), alignment: .trailing)
      ProgressBar(RunHeader.totalShare(run), style: run.row.status.style).draw(
        into: &grid, in: line)
      grid.text(loss, in: rect.line(2))
    } else {
      grid.text(
        StyledText("\(run.row.status.glyph(state.glyphs)) ", run.row.status.style) + eta
          + StyledText("  ") + first, in: rect.line(0))
      grid.text(loss, in: rect.line(1))
    }
  }

  /// The newest losses, or those at the value cursor: a narrow chart has no room to say them.
  private func losses() -> StyledText {
    let cursor = state.interface.train.chart.cursor
    func value(_ series: Series) -> String {
      guard let cursor else { return figures.loss(series.lastValue) }
      let index = series.index(ofStep: cursor + 1) - 1
      return figures.loss(index >= 0 ? series[index].value : nil)
    }
    var text = StyledText()
    if let cursor { text.append("step \(cursor)  ", .accent) }
    text.append("train ", .muted)
    text.append(value(run.series.trainLoss), .strong)
    text.append("  val ", .muted)
    text.append(value(run.series.validationLoss), .strong)
    if cursor == nil {
      text.append("  F1 ", .muted)
      text.append(figures.measure(run.row.last.macroF1), .strong)
    }
    return text
  }

  /// The share of the epoch under way, or all of it once the run is over.
  static func epochShare(_ run: RunView) -> Double? {
    if run.row.status == .done { return 1 }
    if let snapshot = run.snapshot { return snapshot.epochProgress }
    guard run.stepsPerEpoch > 0 else { return nil }
    return Double(run.step % run.stepsPerEpoch) / Double(run.stepsPerEpoch)
  }

  static func totalShare(_ run: RunView) -> Double? {
    if run.row.status == .done { return 1 }
    return run.totalSteps > 0 ? Double(run.step) / Double(run.totalSteps) : nil
  }
}
