extension AlarmDescription {
  func write(_ writer: inout YAMLWriter) {
    writer.set("non_finite", nonFinite.yaml)
    writer.set("loss_above_median", lossAboveMedian.map(YAMLWriter.number) ?? "none")
    writer.set("loss_action", lossAction.yaml)
    writer.set("gradient_above_median", gradientAboveMedian.map(YAMLWriter.number) ?? "none")
    writer.set("gradient_action", gradientAction.yaml)
    writer.set("plateau", plateau.map { String($0) } ?? "none")
    writer.set("plateau_action", plateauAction.yaml)
    writer.set("disk_free", diskFree.map { String($0) } ?? "none")
    writer.set("disk_action", diskAction.yaml)
    if rules.isEmpty {
      writer.set("rules", "none")
    } else {
      writer.map("rules") { writer in
        for rule in rules { writer.item(rule.yaml) }
      }
    }
  }
}

extension AlarmRule {
  fileprivate var yaml: String {
    let limit: (String, String) =
      switch bound {
      case .above(let value): ("above", YAMLWriter.number(value))
      case .below(let value): ("below", YAMLWriter.number(value))
      }
    let whose = label.map { [("label", YAMLWriter.text($0))] } ?? []
    return YAMLWriter.map(
      [("measure", measure.rawValue)] + whose
        + [limit, ("after", String(after)), ("do", actions.yaml)])
  }
}

extension [AlarmAction] {
  /// One action stands alone, several in a list.
  var yaml: String { count == 1 ? self[0].yaml : YAMLWriter.list(map(\.yaml)) }
}

extension AlarmAction {
  var yaml: String {
    switch self {
    case .warn, .pause, .stop, .ring: word
    case .reduceRate(let factor): YAMLWriter.map([(word, YAMLWriter.number(factor))])
    case .run(let command): YAMLWriter.map([(word, YAMLWriter.text(command))])
    }
  }
}
