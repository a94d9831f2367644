import TerminalUI

/// Everything about the run that is a figure and not a curve.
struct RunPane {
  let state: WorkbenchState
  let run: RunView

  func draw(into grid: inout Grid, in place: Rect, isFocused: Bool) {
    let inside = Panel(StyledText(TrainPane.run.title), isFocused: isFocused)
      .draw(into: &grid, in: place).inset(columns: 1, lines: 0)
    let facts = facts(width: inside.width)
    let offset = min(max(state.interface.train.runOffset, 0), max(facts.count - inside.height, 0))
    for line in 0..<inside.height where offset + line < facts.count {
      draw(facts[offset + line], into: &grid, in: inside.line(line))
    }
    let bar = Rect(x: place.maxX - 1, y: inside.y, width: 1, height: inside.height)
    ListScroll.drawBar(
      into: &grid, in: bar, offset: offset, visible: inside.height, count: facts.count)
  }

  private struct Fact {
    var name: String
    var value: StyledText
    /// A bar fills what the value leaves free.
    var share: Double?
    var hasBar = false
  }

  private func draw(_ fact: Fact, into grid: inout Grid, in line: Rect) {
    var space = line
    grid.text(fact.name, in: space.cutLeft(10), style: .muted)
    if fact.hasBar {
      grid.text(fact.value, in: space.cutLeft(12))
      grid.text(state.figures.percent(fact.share), in: space.cutRight(5), alignment: .trailing)
      ProgressBar(fact.share, style: run.row.status.style).draw(into: &grid, in: space)
    } else {
      grid.text(fact.value, in: space)
    }
  }

  private func facts(width: Int) -> [Fact] {
    let figures = state.figures
    func measures(_ measures: RunMeasures) -> StyledText {
      StyledText("F1 ", .muted)
        + StyledText(figures.measure(measures.macroF1, decimals: 3), .strong)
        + StyledText("  AP ", .muted)
        + StyledText(figures.measure(measures.macroAveragePrecision, decimals: 3))
        + StyledText("  val ", .muted) + StyledText(figures.loss(measures.validationLoss))
    }
    var facts = [
      Fact(
        name: "epoch", value: StyledText(figures.progress(run.epoch, of: run.totalEpochs)),
        share: RunHeader.epochShare(run), hasBar: true),
      Fact(
        name: "step", value: StyledText(figures.progress(run.step, of: run.totalSteps)),
        share: RunHeader.totalShare(run), hasBar: true),
    ]
    if run.row.status.isActive, let snapshot = run.snapshot {
      facts += live(snapshot)
    } else {
      facts.append(Fact(name: "took", value: StyledText(figures.duration(run.row.duration))))
    }
    facts += [
      Fact(name: "best", value: measures(run.row.best)),
      Fact(name: "last", value: measures(run.row.last)),
      Fact(name: "seed", value: StyledText(String(run.row.seed))),
    ]
    if !run.row.tags.isEmpty {
      let tags = run.row.tags.joined(separator: " ")
      facts.append(Fact(name: "tags", value: StyledText(tags, .accent)))
    }
    if let question = run.row.question, !question.isEmpty {
      for (index, line) in wrapped(question, width: width - 10).enumerated() {
        facts.append(Fact(name: index == 0 ? "question" : "", value: StyledText(line)))
      }
    }
    if !run.row.note.isEmpty {
      facts.append(Fact(name: "note", value: StyledText(run.row.note)))
    }
    return facts
  }

  private func live(_ snapshot: LiveSnapshot) -> [Fact] {
    let figures = state.figures
    var eta = StyledText(figures.eta(snapshot.etaSeconds, spread: snapshot.etaSpread), .strong)
    if let now = state.now, let seconds = snapshot.etaSeconds, run.row.status == .running {
      eta.append("  ends about ", .muted)
      eta.append(state.calendar.short(now + seconds, now: now))
    }
    var pace = StyledText("\(figures.pace(snapshot.imagesPerSecond)) images/s")
    pace.append("  cpu ", .muted)
    pace.append(figures.processor(snapshot.cpuPercent))
    var memory = StyledText(figures.bytes(snapshot.memoryBytes))
    if snapshot.planBytes != nil {
      memory.append("  plan ", .muted)
      memory.append(figures.bytes(snapshot.planBytes))
    }
    return [
      Fact(name: "ETA", value: eta),
      Fact(name: "elapsed", value: StyledText(figures.duration(snapshot.elapsed))),
      Fact(name: "pace", value: pace),
      Fact(name: "memory", value: memory),
    ]
  }
}
