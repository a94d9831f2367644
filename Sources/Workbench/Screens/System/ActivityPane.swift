import Metrics
import TerminalUI

/// Which process works on the run, what it takes, and how the run goes on.
struct ActivityPane {
  let state: WorkbenchState

  /// Steps of which the median of the gradient norm is taken.
  private static let medianWindow = 200

  func draw(into grid: inout Grid, in space: Rect) {
    guard state.opened != nil else {
      grid.text(
        "No run is open.", in: space.inset(columns: min(1, space.width / 2), lines: 0),
        style: .muted)
      return
    }
    FactLine.draw(lines, from: state.interface.system.runOffset, into: &grid, in: space)
  }

  var lineCount: Int { lines.count }

  private var lines: [FactLine] {
    guard let run = state.opened else { return [] }
    return [process(run), heartbeat(run)] + use(run) + plan(run) + progress(run)
      + run.activity.checkpoints.prefix(4).map(checkpoint)
  }

  private func process(_ run: RunView) -> FactLine {
    guard let worker = run.activity.worker else {
      return FactLine("process", StyledText("none; \(run.row.status.rawValue)", .muted))
    }
    let place =
      !run.row.status.isActive
      ? " has fallen silent" : run.row.isHere ? ", this program" : ", another program"
    return FactLine(
      "process",
      StyledText("\(worker.process)", .strong) + StyledText(" on \(worker.host)\(place)", .muted))
  }

  private func heartbeat(_ run: RunView) -> FactLine {
    guard let beat = run.activity.heartbeat else {
      return FactLine("heartbeat", StyledText(state.figures.dash))
    }
    guard let now = state.now, run.row.status.isActive else {
      return FactLine(
        "heartbeat",
        StyledText("last \(state.calendar.day(beat)) \(state.calendar.time(beat))", .muted))
    }
    return FactLine(
      "heartbeat",
      StyledText(state.figures.duration(max(now - beat, 0))) + StyledText(" ago", .muted))
  }

  private func use(_ run: RunView) -> [FactLine] {
    let figures = state.figures
    let profile = run.activity.profile
    let pace = run.snapshot?.imagesPerSecond ?? profile?.imagesPerSecond
    var speed = StyledText(figures.pace(pace), .strong) + StyledText(" images/s", .muted)
    if let threads = profile?.threads {
      speed += StyledText("  \(threads)") + StyledText(" threads", .muted)
    }
    return [
      FactLine("pace", speed),
      FactLine(
        "takes",
        StyledText(figures.processor(run.activity.cpuPercent), .strong)
          + StyledText(" cpu  ", .muted) + StyledText(figures.bytes(run.activity.memoryBytes))
          + StyledText(" memory", .muted)),
    ]
  }

  /// The memory of the plan, and what it is for.
  private func plan(_ run: RunView) -> [FactLine] {
    guard let memory = run.activity.profile?.memory else { return [] }
    let figures = state.figures
    let total = Double(max(memory.total, 1))
    let parts: [(String, Int)] = [
      (" activations", memory.activations), (" weights", memory.weights),
      (" gradients", memory.gradients), (" optimiser", memory.optimizer),
      (" averages", memory.averages),
    ]
    return [FactLine("plan", StyledText(figures.bytes(memory.total), .strong))]
      + parts.map { name, bytes in
        let size = figures.bytes(bytes).padded(
          to: 8, alignment: .trailing, glyphs: state.glyphs)
        return FactLine(name, StyledText(size), bar: Double(bytes) / total)
      }
  }

  private func progress(_ run: RunView) -> [FactLine] {
    let figures = state.figures
    var norm = StyledText(figures.loss(run.series.gradientNorm.lastValue), .strong)
    if let last = run.series.gradientNorm.lastValue, let median = medianNorm(run), median > 0 {
      norm += StyledText("  \(ShortNumber.fixed(last / median, decimals: 1))x")
      norm += StyledText(" its median", .muted)
    }
    return [
      FactLine("gradient", norm),
      FactLine("rate", StyledText(figures.rate(run.series.learningRate.lastValue), .strong)),
    ]
  }

  private func medianNorm(_ run: RunView) -> Double? {
    let norms = run.series.gradientNorm
    var median = RunningMedian(window: Self.medianWindow)
    for index in max(norms.count - Self.medianWindow, 0)..<norms.count {
      median.add(norms[index].value)
    }
    return median.median
  }

  private func checkpoint(_ kept: RunActivity.Checkpoint) -> FactLine {
    var text = StyledText("\(kept.kind) ", .strong) + StyledText("step \(kept.step)")
    text += StyledText("  epoch \(kept.epoch)", .muted)
    text += StyledText("  \(state.calendar.short(kept.time, now: state.now))", .muted)
    text += StyledText("  \(state.figures.bytes(kept.bytes))", .muted)
    return FactLine("checkpoint", text)
  }
}
