import Metrics
import TerminalUI

/// Click to select, drag a threshold, wheel to scroll or to step.
extension WorkbenchState {
  mutating func pointInLabels(_ event: MouseEvent, _ isClick: Bool) -> [Effect] {
    guard let editor else { return [] }
    let layout = labelsLayout
    switch event.action {
    case .release: interface.labels.isDragging = false
    case .drag where interface.labels.isDragging: dragThreshold(toX: event.x, layout)
    case .press where isClick: return click(event.x, event.y, layout, editor)
    case .wheelUp, .wheelDown:
      let step = event.action == .wheelUp ? 1 : -1
      if layout[.scores]?.contains(x: event.x, y: event.y) == true {
        moveThreshold(step > 0 ? .moveRight : .moveLeft)
      } else if layout[.list]?.contains(x: event.x, y: event.y) == true {
        selectLabel(by: -3 * step)
      }
    case .wheelLeft, .wheelRight:
      moveThreshold(event.action == .wheelLeft ? .moveLeft : .moveRight)
    default: break
    }
    return []
  }

  private mutating func click(
    _ x: Int, _ y: Int, _ layout: LabelsLayout, _ editor: ThresholdEditor
  ) -> [Effect] {
    interface.labels.isDragging = false
    if let space = layout[.scores], space.contains(x: x, y: y) {
      let track = ScoreHistogram.track(in: space)
      guard x >= track.x, x < track.maxX else { return [] }
      if refuseLocked(interface.labels.label) { return [] }
      self.editor?.endGesture()
      interface.labels.isDragging = true
      dragThreshold(toX: x, layout)
    } else if let space = layout[.cells], space.contains(x: x, y: y) {
      let isFocused = interface.labels.focus == .cells
      interface.labels.focus = .cells
      let cells = DecisionCells(state: self, editor: editor)
      guard let outcome = cells.outcome(atX: x, y: y, in: space) else { return [] }
      // The first click selects, the second opens.
      if isFocused, outcome == interface.labels.outcome { return perform(.openImages) }
      interface.labels.outcome = outcome
    } else if let space = layout[.curve], space.contains(x: x, y: y) {
      interface.labels.focus = .curve
    } else if let space = layout[.reliability], space.contains(x: x, y: y) {
      interface.labels.focus = .curve
    } else if let space = layout[.list], space.contains(x: x, y: y) {
      interface.labels.focus = .list
      let table = ThresholdTable(state: self, editor: editor)
      if let order = table.order(atX: x, y: y, in: space) {
        interface.labels.sort(by: order, editor)
        keepLabelInSight()
      } else if let row = table.row(atX: x, y: y, in: space) {
        selectLabel(atRow: row)
      }
    }
    return []
  }

  /// To the score under the pointer, in as many digits as columns can tell apart.
  private mutating func dragThreshold(toX x: Int, _ layout: LabelsLayout) {
    guard let space = layout[.scores] else { return }
    let track = ScoreHistogram.track(in: space)
    guard track.width > 1 else { return }
    let share = min(max(Double(x - track.x) / Double(track.width - 1), 0), 1)
    let scale = track.width > 100 ? 1000.0 : 100.0
    let label = interface.labels.label
    editor?.set((share * scale).rounded() / scale, ofLabel: label, gesture: .drag(label))
    revision += 1
  }
}
