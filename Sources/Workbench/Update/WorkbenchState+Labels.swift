import Metrics
import TerminalUI

/// The labels screen.
extension WorkbenchState {
  var labelsLayout: LabelsLayout { labelsLayout(interface.width, interface.height) }

  func labelsLayout(_ width: Int, _ height: Int) -> LabelsLayout {
    LabelsLayout(width: width, height: height, panes: interface.labels)
  }

  mutating func performOnLabels(_ action: Action) -> [Effect] {
    guard let editor else {
      notify("There are no scores yet.")
      return []
    }
    let label = interface.labels.label
    guard editor.labels.indices.contains(label) else { return [] }
    if interface.labels.listed.isEmpty, action.concernsOneLabel {
      notify("No label is listed; / lists others.")
      return []
    }
    switch action {
    case .raiseToNextScore, .lowerToNextScore, .raiseFinely, .lowerFinely:
      moveThreshold(action)
    case .typeThreshold:
      let name = editor.labels[label]
      if refuseLocked(label) { return [] }
      interface.dialog = .prompt(
        Prompt(
          .threshold(label: label, name: name, now: editor.text(ofLabel: label)), text: ""))
    case .automatic: chooseThreshold()
    case .automaticAll: chooseAllThresholds()
    case .chooseRule: interface.dialog = .menu(Menu(.thresholdRule, selected: ruleItem))
    case .lock: self.editor?.toggleLock(label: label)
    case .resetThreshold:
      if !refuseLocked(label) { self.editor?.reset(label: label) }
    case .undoThreshold:
      if self.editor?.undo() != true { notify("There is nothing to undo.") }
      if self.editor?.method != editor.method { calibration = nil }
    case .redoThreshold:
      if self.editor?.redo() != true { notify("There is nothing to redo.") }
      if self.editor?.method != editor.method { calibration = nil }
    case .saveThresholds: return saveThresholds()
    case .exportThresholds:
      let run = editor.source.request.run
      guard editor.isTune else {
        notify(untilDone("Thresholds are written"))
        break
      }
      interface.dialog = .prompt(
        Prompt(.thresholdsPath(run), text: "thresholds-\(run.runText).json"))
    case .chooseVersion:
      if editor.source.versions.isEmpty {
        notify("No thresholds are kept with \(editor.source.request.run.runText) yet.")
      } else {
        interface.dialog = .menu(Menu(.thresholdVersion))
      }
    case .calibrate: calibrate()
    case .lookAtTest:
      if editor.isTune {
        interface.dialog = .menu(Menu(.testLook, selected: 1))
      } else {
        notify(untilDone("The test split is scored"))
      }
    case .sortThresholds:
      interface.labels.nextOrder(editor)
      keepLabelInSight()
      notify("labels \(interface.labels.order.rawValue)")
    case .filterLabels:
      interface.dialog = .prompt(Prompt(.nameFilter(.labels), text: interface.labels.filter))
    case .openImages:
      let isCell = interface.labels.focus == .cells
      open(.label(label, isCell ? interface.labels.outcome : nil))
    default: break
    }
    revision += 1
    return []
  }

  // MARK: Moving

  mutating func moveInLabels(_ action: Action) {
    switch interface.labels.focus {
    case .list: moveInLabelList(action)
    case .cells: moveInCells(action)
    case .curve:
      switch action {
      case .moveLeft, .moveToStart: interface.labels.curve = .precisionRecall
      case .moveRight, .moveToEnd: interface.labels.curve = .reliability
      case .moveUp: selectLabel(by: -1)
      case .moveDown: selectLabel(by: 1)
      default: break
      }
    }
  }

  private mutating func moveInLabelList(_ action: Action) {
    let page = max(labelsLayout.visibleRows - 1, 1)
    switch action {
    case .moveUp: selectLabel(by: -1)
    case .moveDown: selectLabel(by: 1)
    case .pageUp: selectLabel(by: -page)
    case .pageDown: selectLabel(by: page)
    case .moveToStart: selectLabel(by: -(1 << 30))
    case .moveToEnd: selectLabel(by: 1 << 30)
    case .moveLeft, .moveRight: moveThreshold(action)
    default: break
    }
  }

  private mutating func moveInCells(_ action: Action) {
    let isPresent = [.truePositive, .falseNegative].contains(interface.labels.outcome)
    let isPredicted = [.truePositive, .falsePositive].contains(interface.labels.outcome)
    switch action {
    case .moveUp: select(present: true, predicted: isPredicted)
    case .moveDown: select(present: false, predicted: isPredicted)
    case .moveLeft: select(present: isPresent, predicted: true)
    case .moveRight: select(present: isPresent, predicted: false)
    case .moveToStart: select(present: true, predicted: true)
    case .moveToEnd: select(present: false, predicted: false)
    default: break
    }
  }

  private mutating func select(present: Bool, predicted: Bool) {
    interface.labels.outcome =
      present
      ? predicted ? .truePositive : .falseNegative : predicted ? .falsePositive : .trueNegative
  }

  mutating func selectLabel(by rows: Int) {
    let listed = interface.labels.listed
    guard !listed.isEmpty else { return }
    let row = interface.labels.row ?? (rows > 0 ? -1 : 0)
    selectLabel(atRow: min(max(row + rows, 0), listed.count - 1))
  }

  mutating func selectLabel(atRow row: Int) {
    guard interface.labels.listed.indices.contains(row) else { return }
    interface.labels.label = interface.labels.listed[row]
    editor?.endGesture()
    keepLabelInSight()
  }

  /// Scrolls the list as little as possible.
  mutating func keepLabelInSight() {
    interface.labels.top = ListScroll.offset(
      showing: interface.labels.row, from: interface.labels.top,
      visible: labelsLayout.visibleRows, count: interface.labels.listed.count)
  }

  mutating func moveThreshold(_ action: Action) {
    let label = interface.labels.label
    if refuseLocked(label) || interface.labels.listed.isEmpty { return }
    // What was said of the thresholds before is not true any more.
    interface.notice = nil
    switch action {
    case .moveLeft: editor?.step(by: -0.01, ofLabel: label)
    case .moveRight: editor?.step(by: 0.01, ofLabel: label)
    case .lowerFinely: editor?.step(by: -0.001, ofLabel: label)
    case .raiseFinely: editor?.step(by: 0.001, ofLabel: label)
    case .lowerToNextScore: editor?.stepToNextScore(up: false, ofLabel: label)
    case .raiseToNextScore: editor?.stepToNextScore(up: true, ofLabel: label)
    default: break
    }
    revision += 1
  }

  /// Whether the threshold of a label is locked, and so stays; then that is said.
  mutating func refuseLocked(_ label: Int) -> Bool {
    guard let editor, editor.isLocked(label: label) else { return false }
    notify("\(editor.labels[label]) is locked; Space lets it go.")
    return true
  }

  mutating func stepBackInLabels() {
    if interface.labels.isZoomed {
      interface.labels.isZoomed = false
    } else if !interface.labels.filter.isEmpty {
      filterLabels(by: "")
    } else if interface.notice != nil {
      interface.notice = nil
    } else {
      interface.screen = .runs
    }
  }

  mutating func filterLabels(by text: String) {
    guard let editor else { return }
    interface.labels.filter = text
    interface.labels.list(editor)
    keepLabelInSight()
  }
}

extension Action {
  /// Whether it is about the selected label and no other.
  fileprivate var concernsOneLabel: Bool {
    switch self {
    case .raiseToNextScore, .lowerToNextScore, .raiseFinely, .lowerFinely, .typeThreshold,
      .automatic, .lock, .resetThreshold, .openImages:
      true
    default: false
    }
  }
}
