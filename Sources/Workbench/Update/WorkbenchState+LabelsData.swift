import Metrics

/// What the labels screen asks for, and the answers.
extension WorkbenchState {
  /// Whatever is to be shown of the selected label and is not known yet is asked for. One question
  /// of a kind is out at a time, so a threshold that moves fast is asked about again where it rests.
  mutating func askAboutLabel() -> [Effect] {
    guard let editor else { return [] }
    interface.labels.follow(editor)
    let label = interface.labels.label
    guard editor.labels.indices.contains(label) else { return [] }
    if editor.curves?.label != label || editor.curves?.scores != editor.source.request {
      self.editor?.showCurves(ofLabel: label)
    }
    return askForGain(label, editor) + askForCalibration(label, editor)
  }

  private mutating func askForGain(_ label: Int, _ editor: ThresholdEditor) -> [Effect] {
    let request = GainRequest(
      scores: editor.source.request, label: label,
      threshold: editor.decisions.thresholds[label], goal: editor.rule.goal)
    if gain?.question == request { return [] }
    if let gain, gain.question.scores.run == request.scores.run, gain.isAwaited { return [] }
    let isOfSameLabel = gain?.question.scores == request.scores && gain?.question.label == label
    gain = Inquiry(request, keeping: isOfSameLabel ? gain?.answer : nil)
    return [.estimateGain(request, editor.decisions.ranked[label])]
  }

  mutating func take(_ answer: ThresholdGain, of request: GainRequest) {
    guard gain?.question == request else { return }
    gain?.stage = .answered
    gain?.answer = answer
    revision += 1
  }

  private mutating func askForCalibration(_ label: Int, _ editor: ThresholdEditor) -> [Effect] {
    guard let label = editor.labelToCheck(first: label) else { return [] }
    let request = CalibrationRequest(
      scores: editor.source.request, label: label, method: editor.method)
    if calibration?.question == request { return [] }
    if let calibration, calibration.question.scores == request.scores,
      calibration.question.method == request.method, calibration.isAwaited
    {
      return []
    }
    calibration = Inquiry(request)
    let table = editor.decisions.table
    return [
      .checkCalibration(
        request, scores: table.scores(ofLabel: label), targets: table.targets(ofLabel: label))
    ]
  }

  mutating func take(_ answer: CalibrationCheck, of request: CalibrationRequest) {
    guard calibration?.question == request else { return }
    calibration?.stage = .answered
    guard let editor, editor.source.request == request.scores, editor.method == request.method,
      editor.labels.indices.contains(request.label)
    else { return }
    self.editor?.take(answer, ofLabel: request.label)
    tellCalibrated(from: editor.calibrated.left)
    revision += 1
  }

  /// Says once how many labels are calibrated: when the last one is.
  private mutating func tellCalibrated(from before: Int) {
    guard before > 0, let editor, let method = editor.method, editor.calibrated.left == 0 else {
      return
    }
    let (fitted, refused, _) = editor.calibrated
    let rest = refused > 0 ? "; \(refused) have too few images and stay as they are" : ""
    notify("\(fitted) of \(editor.labels.count) labels calibrated by \(method.title)\(rest)")
  }

  mutating func take(_ view: TestView) {
    test = view
    if editor?.source.request.run == view.run { editor?.source.testLooks = view.looks }
    notify(sentence(view))
    revision += 1
  }

  /// `look 1 at test: macro F1 .748, at .50 .704, gain [+.02, +.07]`
  private func sentence(_ view: TestView) -> String {
    func macro(_ counts: [LabelCounts]) -> String {
      figures.measure(Average.mean(counts.map(\.f1)), decimals: 3)
    }
    let gain = view.gain.map { ", gain \(figures.signed($0, decimals: 3))" } ?? ""
    return "look \(view.looks) at test: macro F1 \(macro(view.counts)), at .50 "
      + "\(macro(view.countsAtHalf))\(gain)"
  }

  /// What the test split says of the thresholds as they are; nil, since it is stale, once one of them
  /// moves.
  var testInSight: TestView? {
    guard let test, let editor, test.run == editor.source.request.run,
      test.thresholds == editor.decisions.thresholds, test.counts.count == editor.labels.count
    else { return nil }
    return test
  }
}
