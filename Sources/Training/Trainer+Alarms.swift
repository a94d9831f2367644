import Experiments
import Foundation
import Metrics
import NeuralNetwork

/// Alarms: what a run watches itself for, and does then.
extension Trainer {
  /// Looks at a step's loss and gradient before its update is applied.
  ///
  /// - Returns: whether the update may be. It may not when a figure is not finite, nor when a rule
  ///   pauses or stops the run: the weights from before are what a person wants to find.
  func checkStep(_ result: StepResult, position: inout TrainerPosition) -> Bool {
    let alarms = experiment.alarms
    let (loss, norm) = (result.loss, result.gradientNorm)
    guard loss.isFinite, norm.isFinite else {
      let text = "loss \(loss), gradient norm \(norm) at step \(position.step + 1): update withheld"
      // With the update withheld the next step is as likely no better: what is done once is not done
      // again at each step.
      let isNew = !position.course.crossed.contains(AlarmName.nonFinite)
      position.course.setCrossed(true, AlarmName.nonFinite)
      let actions = alarms.nonFinite.filter { isNew || [.warn, .pause, .stop].contains($0) }
      raise(
        RaisedAlarm(rule: AlarmName.nonFinite, text: text, actions: actions), position: &position)
      return false
    }
    if !position.course.crossed.isEmpty {
      position.course.setCrossed(false, AlarmName.nonFinite)
    }
    var isSound = true
    if let median = position.lossWatch.record(loss, factor: alarms.lossAboveMedian) {
      isSound = raise(
        RaisedAlarm(
          rule: AlarmName.loss, text: "loss \(loss) is far above its median \(median)",
          actions: alarms.lossAction), position: &position)
    }
    // Without the alarm nothing is gathered, and checkpoints stay as small.
    if let factor = alarms.gradientAboveMedian,
      let median = position.gradientWatch.record(norm, factor: factor)
    {
      let mayGoOn = raise(
        RaisedAlarm(
          rule: AlarmName.gradient, text: "gradient norm \(norm) is far above its median \(median)",
          actions: alarms.gradientAction), position: &position)
      isSound = isSound && mayGoOn
    }
    return isSound
  }

  /// Refuses rules on labels there are not, which an experiment file that names no labels cannot tell.
  func checkRules(labels: [String]) throws {
    for label in experiment.alarms.rules.compactMap(\.label) where !labels.contains(label) {
      let near = Nearest.word(to: label, among: labels).map { "; did you mean \($0)?" } ?? ""
      throw TrainingError(
        "alarms.rules: no label of \(experiment.data.place) is called \(label)\(near) Allowed: "
          + labels.joined(separator: ", "))
    }
  }

  /// Looks at what a finished epoch measured on validation.
  func checkMeasures(_ measures: EvaluationMeasures, position: inout TrainerPosition) {
    let alarms = experiment.alarms
    if let patience = alarms.plateau {
      _ = position.plateau.record(measures.loss, epoch: position.epoch)
      if position.plateau.epochsWithoutBetter == patience {
        raise(
          RaisedAlarm(
            rule: AlarmName.plateau, text: "validation loss has not fallen for \(patience) epochs",
            actions: alarms.plateauAction), position: &position)
      }
    }
    for rule in alarms.rules where position.epoch > rule.after {
      guard let value = rule.value(in: measures) else { continue }
      let isCrossed = rule.isCrossed(by: value)
      let wasCrossed = position.course.crossed.contains(rule.name)
      position.course.setCrossed(isCrossed, rule.name)
      guard isCrossed, !wasCrossed else { continue }
      raise(
        RaisedAlarm(
          rule: rule.name,
          text: "\(rule.subject) is \(String(format: "%.4g", value)) after epoch \(position.epoch)",
          actions: rule.actions), position: &position)
    }
  }

  /// Says an alarm and does what its rule asks for.
  ///
  /// A checkpoint of a changed course is left to the caller, who knows when the step is complete.
  ///
  /// - Returns: whether training may go on with the step.
  @discardableResult
  func raise(_ alarm: RaisedAlarm, position: inout TrainerPosition) -> Bool {
    guard !position.course.ignored.contains(alarm.rule) else { return true }
    ports.emit(
      .log(
        LogLine(
          level: .alarm, step: position.step, text: alarm.text, rule: alarm.rule,
          rings: alarm.actions.contains(.ring))))
    var mayGoOn = true
    for action in alarm.actions {
      switch action {
      case .warn, .ring: break
      case .pause:
        pause("paused by an alarm: \(alarm.text)")
        savesAfterStep = true
        mayGoOn = false
      case .stop:
        stopReason = "\(alarm.rule): \(alarm.text)"
        mayGoOn = false
      case .reduceRate(let factor):
        position.rateScale *= Float(factor)
        savesAfterStep = true
        log(.info, "\(alarm.rule): learning rate times \(factor)", step: position.step)
      case .run(let command):
        ports.run(
          AlarmCommand(
            command: command, rule: alarm.rule, step: position.step, text: alarm.text))
      }
    }
    return mayGoOn
  }

  func pause(_ activity: String) {
    snapshot.phase = .paused
    snapshot.activity = activity
    ports.post(snapshot)
  }
}

extension AlarmRule {
  /// What the rule looks at; nil where it is undefined.
  fileprivate func value(in measures: EvaluationMeasures) -> Double? {
    switch measure {
    case .loss: measures.loss
    case .macroF1: measures.macroF1
    case .microF1: measures.microF1
    case .macroAveragePrecision: measures.macroAveragePrecision
    case .exact: measures.subsetAccuracy
    case .hamming: measures.hammingLoss
    case .f1: measures.labels.first { $0.label == label }?.f1
    }
  }
}
