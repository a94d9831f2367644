import Metrics
import TerminalUI

/// Choosing thresholds, keeping them, and going back to kept ones.
extension WorkbenchState {
  mutating func chooseThreshold() {
    let label = interface.labels.label
    if refuseLocked(label) { return }
    guard let outcome = editor?.choose(label: label), let editor else { return }
    let name = editor.labels[label]
    switch outcome {
    case .success:
      let f1 = figures.measure(editor.decisions.counts[label].f1)
      notify("\(name) \(editor.text(ofLabel: label)) by \(editor.rule.text): F1 \(f1)")
    case .failure(let refusal): notify("\(name) stays at .50: \(refusal)")
    }
  }

  mutating func chooseAllThresholds() {
    let before = editor?.decisions.macroF1
    guard let refusals = editor?.chooseAll(), let editor else { return }
    interface.labels.list(editor)
    keepLabelInSight()
    let free = editor.locked.count { !$0 }
    let macro =
      "macro F1 \(figures.measure(before, decimals: 3)) \(glyphs.arrow) "
      + figures.measure(editor.decisions.macroF1, decimals: 3)
    var text = "\(free - refusals.count) of \(editor.labels.count) by \(editor.rule.text): \(macro)"
    if let first = refusals.first {
      let more = refusals.count > 1 ? " and \(refusals.count - 1) more" : ""
      text += "; \(editor.labels[first.label])\(more) at .50: \(first.refusal)"
    }
    notify(text)
  }

  mutating func saveThresholds() -> [Effect] {
    guard let editor else { return [] }
    let run = editor.source.request.run
    guard editor.isTune else {
      notify(untilDone("Thresholds are kept"))
      return []
    }
    let (fitted, _, left) = editor.calibrated
    if left > 0 {
      notify("Calibration is still being fitted: \(fitted) of \(editor.labels.count) labels.")
      return []
    }
    guard editor.isChanged else {
      notify(
        editor.kept.map { "Nothing has changed since v\($0.number)." }
          ?? "There is nothing to keep yet; A chooses thresholds.")
      return []
    }
    let version = editor.candidate
    if editor.pending == version { return [] }
    self.editor?.pending = version
    return [.saveThresholds(version, of: run)]
  }

  /// `Thresholds are kept once 0142 is done, on its tune part`, and how a run that rests gets there.
  func untilDone(_ what: String) -> String {
    guard let run = editor.flatMap({ run($0.source.request.run) }) else { return "\(what) later." }
    let remedy = run.status.isResumable ? "; P resumes it" : ""
    return "\(what) once \(run.id.runText) is done, on its tune part\(remedy)."
  }

  /// Thresholds were kept with a run.
  mutating func keep(_ version: ThresholdVersion, of run: RunID) {
    notify("thresholds kept as v\(version.number) with \(run.runText)")
    guard editor?.source.request.run == run else { return }
    editor?.keep(version)
    revision += 1
  }

  mutating func calibrate() {
    editor?.nextMethod()
    calibration = nil
    switch editor?.method {
    case nil: notify("scores are taken as they are")
    case let method?: notify("fitting \(method.title) to the scores of all labels")
    }
  }

  mutating func chooseOnLabels(_ item: MenuItem) -> [Effect] {
    switch item.choice {
    case .rule(let text): interface.dialog = .prompt(Prompt(.thresholdRule, text: text))
    case .version(let number): useVersion(number)
    case .lookAtTest:
      guard let editor else { return [] }
      return [
        .lookAtTest(editor.source.request.run, thresholds: editor.decisions.thresholds)
      ]
    default: break
    }
    return []
  }

  private mutating func useVersion(_ number: Int) {
    guard let source = editor?.source,
      let version = source.versions.first(where: { $0.number == number })
    else { return }
    guard ThresholdEditor.isAboutLabels(version, source) else {
      notify("v\(number) is about other labels and cannot be used.", isFailure: true)
      return
    }
    editor?.use(version)
    if let editor { interface.labels.list(editor) }
    keepLabelInSight()
    calibration = nil
    notify(
      ThresholdEditor.fits(version, source)
        ? "v\(number), chosen by \(version.rule) on \(version.images) images"
        : "v\(number) was chosen on another split; it may know these images. u undoes",
      isFailure: !ThresholdEditor.fits(version, source))
    revision += 1
  }

  /// Carries out what a prompt of the labels screen was accepted with.
  mutating func answerOnLabels(_ prompt: Prompt) -> [Effect] {
    switch prompt.kind {
    case .threshold(let label, _, _):
      if let value = Prompt.threshold(prompt.trimmed), !refuseLocked(label) {
        editor?.set(value, ofLabel: label)
      }
    case .thresholdRule:
      if let rule = ThresholdRule(text: prompt.trimmed) {
        editor?.use(rule)
        notify("rule \(rule.text): A chooses all thresholds by it, a just this one")
      }
    case .thresholdsPath(let run):
      guard let editor, editor.source.request.run == run else { return [] }
      var version = editor.candidate
      if !editor.isChanged, let kept = editor.kept { version.number = kept.number }
      return [.exportThresholds(version, of: run, path: prompt.trimmed)]
    default: break
    }
    revision += 1
    return []
  }
}

extension CalibrationMethod {
  package var title: String {
    switch self {
    case .platt: "Platt"
    case .isotonic: "isotonic"
    case .temperature: "temperature"
    }
  }
}
