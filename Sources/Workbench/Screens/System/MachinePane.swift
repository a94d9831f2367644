import TerminalUI

/// How busy the machine of this program is, and what the screen itself costs.
struct MachinePane {
  let state: WorkbenchState

  /// Beyond as many cores, only their mean is told.
  private static let mostCores = 8
  /// As many lines as there can be.
  static let mostLines = 7 + mostCores

  func draw(into grid: inout Grid, in space: Rect) {
    guard let machine = state.machine else {
      grid.text(
        "looking at the machine", in: space.inset(columns: min(1, space.width / 2), lines: 0),
        style: .muted)
      return
    }
    FactLine.draw(
      lines(of: machine), from: state.interface.system.machineOffset, into: &grid, in: space)
  }

  var lineCount: Int { state.machine.map { lines(of: $0).count } ?? 0 }

  private func lines(of machine: MachineView) -> [FactLine] {
    let figures = state.figures
    var lines = [
      FactLine(
        "cpu",
        StyledText(figures.percent(machine.busy), .strong)
          + StyledText(" of \(machine.cores.count) cores", .muted), bar: machine.busy)
    ]
    let load = machine.load.map { figures.measure($0) }.joined(separator: " ")
    lines.append(
      FactLine(
        "load", StyledText(load.isEmpty ? figures.dash : load) + StyledText("  1 5 15 min", .muted))
    )
    lines.append(taken("memory", free: machine.availableBytes, of: machine.memoryBytes))
    lines.append(taken("disk", free: machine.freeBytes, of: machine.diskBytes))
    lines.append(
      FactLine(
        "store",
        StyledText(figures.bytes(machine.storeBytes)) + StyledText(" \(machine.store)", .muted)))
    lines.append(
      FactLine(
        "screen",
        StyledText(figures.share(machine.screenPercent.map { $0 / 100 }))
          + StyledText(" of a core, ", .muted)
          + StyledText(figures.milliseconds(machine.frameSeconds))
          + StyledText(" ms a frame", .muted)))
    if (2...Self.mostCores).contains(machine.cores.count) {
      lines += machine.cores.enumerated().map { core, share in
        FactLine(" core \(core)", StyledText(figures.percent(share)), bar: share)
      }
    }
    return lines
  }

  /// What is taken of something, as a bar, and what is free.
  private func taken(_ name: String, free: Int?, of total: Int?) -> FactLine {
    let figures = state.figures
    guard let total, let free, total > 0 else { return FactLine(name, StyledText(figures.dash)) }
    let share = min(max(1 - Double(free) / Double(total), 0), 1)
    return FactLine(
      name,
      StyledText(figures.bytes(free), .strong)
        + StyledText(" free of \(figures.bytes(total))", .muted),
      bar: share, style: share > 0.95 ? .bad : .accent)
  }
}
