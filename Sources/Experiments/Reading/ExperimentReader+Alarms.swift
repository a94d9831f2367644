import Datasets

/// What a run watches itself for
extension ExperimentReader {
  func alarms(
    _ reader: SettingsReader, labels: [String]?, split: SplitFractions
  ) -> AlarmDescription {
    let standard = AlarmDescription()
    return AlarmDescription(
      nonFinite: actions(
        reader, "non_finite", default: standard.nonFinite,
        "when a loss or gradient is not a number; the weights are not touched"),
      lossAboveMedian: reader.value(
        "loss_above_median", .orNone(.number(above: 1)), default: standard.lossAboveMedian,
        "how many times its running median a loss must be"),
      lossAction: actions(reader, "loss_action", default: standard.lossAction, "what then"),
      gradientAboveMedian: reader.value(
        "gradient_above_median", .orNone(.number(above: 1)),
        default: standard.gradientAboveMedian,
        "how many times its running median a gradient's norm must be"),
      gradientAction: actions(
        reader, "gradient_action", default: standard.gradientAction, "what then"),
      plateau: reader.value(
        "plateau", .orNone(.integer(1...1_000_000)), default: standard.plateau,
        "evaluations in a row without a lower validation loss"),
      plateauAction: actions(
        reader, "plateau_action", default: standard.plateauAction, "what then"),
      diskFree: reader.value(
        "disk_free", .orNone(.integer(1...1_000_000_000)), default: standard.diskFree,
        "megabytes the store must have left"),
      diskAction: actions(reader, "disk_action", default: standard.diskAction, "what then"),
      rules: rules(reader, labels: labels, split: split))
  }

  // MARK: Rules

  private func rules(
    _ reader: SettingsReader, labels: [String]?, split: SplitFractions
  ) -> [AlarmRule] {
    let key = "rules"
    let type = "a list of rules such as {measure: macro-f1, below: 0.3, do: stop}, or none"
    reader.note(
      key, type: type, standard: "none",
      "measures on validation that raise an alarm when they cross a value")
    noteRule(reader, labels: labels)
    guard let entry = reader.entry(key), entry.value.content != .refused,
      entry.value.plainText != "none"
    else { return [] }
    guard case .list(let items) = entry.value.content, items.count <= 100 else {
      reader.complain(key, .notAllowed(found: entry.value.summary, allowed: type, nearest: nil))
      return []
    }
    if !items.isEmpty, split.validation == 0 {
      reader.complain(
        key, .contradiction("needs validation images, and data.split.validation is 0"))
    }
    var rules: [AlarmRule] = []
    for (index, item) in items.enumerated() {
      let part = SettingsReader(item, path: "\(reader.full(key)).\(index)", report: reader.report)
      let rule = rule(part, labels: labels)
      part.finish()
      guard let rule else { continue }
      if rules.contains(where: { $0.name == rule.name }) {
        part.complainHere(.contradiction("is given twice: \(rule.name)"))
      } else {
        rules.append(rule)
      }
    }
    return rules
  }

  /// Puts the keys of a rule into the reference, where no rule is given.
  private func noteRule(_ reader: SettingsReader, labels: [String]?) {
    reader.report.onlyNotes {
      let part = SettingsReader(nil, path: "\(reader.full("rules")).0", report: reader.report)
      _ = rule(part, labels: labels)
    }
  }

  private func rule(_ reader: SettingsReader, labels: [String]?) -> AlarmRule? {
    let before = reader.report.problems.count
    let label: String? = optional(reader, "label", .label, "the label whose F1 is measured")
    let measure: AlarmRule.Measure? =
      label != nil && !reader.isGiven("measure")
      ? .f1 : reader.required("measure", .word, "what is measured on the validation split")
    if let label, let labels, !labels.contains(label) {
      reader.complain("label", .noLabel(label, labels: labels))
    }
    if let measure, (measure == .f1) != reader.isGiven("label") {
      reader.complain(
        "measure",
        .contradiction(
          measure == .f1
            ? "is f1, which is of one label; give label too, or take macro-f1"
            : "is \(measure.rawValue), which is of all labels; with label it can only be f1"))
    }
    let value: ValueType<Double> =
      measure == .loss || measure == nil ? .number(atLeast: 0) : .number(0...1)
    let above = optional(reader, "above", value, "the alarm is raised when it rises over this")
    let below = optional(reader, "below", value, "or when it falls under this")
    let after = reader.value(
      "after", .integer(0...1_000_000), default: 0, "epochs at the start in which it is quiet")
    let actions = actions(reader, "do", default: [.warn], "what then")
    // Of a bound that could not be read, nothing more is known to be wrong.
    guard reader.report.problems.count == before, let measure else { return nil }
    switch (above, below) {
    case (let limit?, nil):
      return AlarmRule(
        measure: measure, label: label, bound: .above(limit), after: after, actions: actions)
    case (nil, let limit?):
      return AlarmRule(
        measure: measure, label: label, bound: .below(limit), after: after, actions: actions)
    case (nil, nil): reader.complainHere(.contradiction("needs above or below, and a value"))
    case (.some, .some):
      reader.complainHere(.contradiction("has above and below; allowed: one of them in a rule"))
    }
    return nil
  }

  private func optional<Value>(
    _ reader: SettingsReader, _ key: String, _ type: ValueType<Value>, _ about: String
  ) -> Value? {
    reader.note(key, type: type.name, standard: nil, about)
    return reader.read(key, type)
  }

  // MARK: Actions

  fileprivate static let allowed =
    "warn, pause, stop, ring, reduce-rate, {reduce-rate: 0.5}, {run: command}, or a list of them"

  /// One action, or a list of different ones.
  private func actions(
    _ reader: SettingsReader, _ key: String, default standard: [AlarmAction], _ about: String
  ) -> [AlarmAction] {
    reader.note(key, type: Self.allowed, standard: standard.yaml, about)
    guard let entry = reader.entry(key), entry.value.content != .refused else { return standard }
    let items: [SettingsTree]
    if case .list(let list) = entry.value.content { items = list } else { items = [entry.value] }
    guard !items.isEmpty else {
      reader.complain(
        key, .notAllowed(found: "an empty list", allowed: Self.allowed, nearest: nil))
      return standard
    }
    var actions: [AlarmAction] = []
    for item in items {
      guard let action = action(item, reader, key) else { continue }
      if actions.contains(where: { $0.word == action.word }) {
        reader.complain(key, .contradiction("names \(action.word) twice"), at: item.place)
      } else {
        actions.append(action)
      }
    }
    if actions.contains(.pause), actions.contains(.stop) {
      reader.complain(key, .contradiction("names pause and stop; allowed: one of them"))
    }
    return actions
  }

  private func action(_ tree: SettingsTree, _ reader: SettingsReader, _ key: String)
    -> AlarmAction?
  {
    guard case .map(let entries) = tree.content else {
      let word = ValueType<AlarmAction>.alarmWord
      guard let action = word.read(tree) else {
        if tree.content != .refused {
          reader.complain(key, word.problem(with: tree), at: tree.place)
        }
        return nil
      }
      return action
    }
    let part = SettingsReader(tree, path: reader.full(key), report: reader.report)
    defer { part.finish() }
    let command = part.read("run", .text("a command for the shell"))
    let factor = part.read("reduce-rate", ValueType<Double>.number(above: 0, below: 1))
    guard entries.count == 1 else {
      part.complainHere(
        .contradiction("has \(entries.count) actions in one map; a list takes one after the other"))
      return nil
    }
    return command.map { .run(command: $0) } ?? factor.map { .reduceRate(factor: $0) }
  }
}

extension ValueType where Value == AlarmAction {
  /// An action that is one word.
  fileprivate static var alarmWord: Self {
    let actions: [AlarmAction] = [
      .warn, .pause, .stop, .ring, .reduceRate(factor: AlarmAction.usualFactor),
    ]
    return ValueType(
      ExperimentReader.allowed, words: actions.map(\.word),
      read: { tree in actions.first { $0.word == tree.plainText } }, show: \.yaml)
  }
}
