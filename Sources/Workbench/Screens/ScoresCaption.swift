import TerminalUI

/// What scores are about, as every screen that shows them says it above.
struct ScoresCaption {
  let state: WorkbenchState
  let request: ScoresRequest

  /// `0139 no mix`
  func run(width: Int) -> StyledText {
    let title = (state.run(request.run)?.title ?? "").truncated(to: width, glyphs: state.glyphs)
    return StyledText("\(request.run.runText) \(title)", .strong)
  }

  /// `TUNE 600 images`, or `VALIDATION 600 images of ep 12, live`
  func part(images: Int) -> StyledText {
    let images = state.figures.images(images)
    guard request.part == .validation else {
      return StyledText("TUNE ", .accent) + StyledText(images, .muted)
    }
    let epoch = request.epoch.map { " of ep \($0)" } ?? ""
    let isLive = state.run(request.run)?.status.isActive == true
    return StyledText("VALIDATION ", .warning) + StyledText(images + epoch, .muted)
      + (isLive ? StyledText(", live", .good) : "")
  }

  /// `thr v1 +5 moved`: the thresholds kept last, or .50, and how many of these differ from them.
  func thresholds(_ values: [Double]) -> StyledText {
    let kept = state.editor?.kept
    var text = StyledText("thr ", .muted)
    text.append(kept.map { "v\($0.number)" } ?? ".50")
    let before = kept?.values ?? values.map { _ in 0.5 }
    let moved = zip(before, values).count { $0 != $1 }
    if moved > 0 { text.append(" +\(moved) moved", .accent) }
    return text
  }
}
