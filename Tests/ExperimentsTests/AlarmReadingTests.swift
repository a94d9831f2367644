import Experiments
import Testing

/// What a file says a run is to watch itself for.
@Suite struct AlarmReadingTests {
  private func alarms(_ text: String) throws -> AlarmDescription {
    try read(least + "alarms:\n" + text).alarms
  }

  @Test func `the keys of old files mean what they meant`() throws {
    let old = try alarms(
      """
        non_finite: stop
        loss_above_median: 20
        loss_action: pause
        plateau: 3
        plateau_action: stop
        disk_free: 100
        disk_action: pause
      """)
    #expect(
      old
        == AlarmDescription(
          nonFinite: [.stop], lossAboveMedian: 20, lossAction: [.pause], plateau: 3,
          plateauAction: [.stop], diskFree: 100, diskAction: [.pause]))
    #expect(try read(least).alarms == AlarmDescription())
  }

  @Test func `an action stands alone, with a value, or in a list`() throws {
    let read = try alarms(
      """
        non_finite: [ring, pause]
        loss_action: reduce-rate
        gradient_above_median: 20
        gradient_action: {reduce-rate: 0.1}
        plateau_action: [warn, {run: "mail -s slow me"}]
      """)
    #expect(read.nonFinite == [.ring, .pause])
    #expect(read.lossAction == [.reduceRate(factor: 0.5)])
    #expect(read.gradientAboveMedian == 20)
    #expect(read.gradientAction == [.reduceRate(factor: 0.1)])
    #expect(read.plateauAction == [.warn, .run(command: "mail -s slow me")])
  }

  @Test func `rules are read with their measure, bound and time`() throws {
    let rules = try alarms(
      """
        rules:
          - {measure: macro-f1, below: 0.3, after: 5, do: stop}
          - {measure: loss, above: 2, do: [warn, ring]}
          - {label: cat, below: .5}
      """
    ).rules
    #expect(
      rules == [
        AlarmRule(measure: .macroF1, bound: .below(0.3), after: 5, actions: [.stop]),
        AlarmRule(measure: .loss, bound: .above(2), actions: [.warn, .ring]),
        AlarmRule(measure: .f1, label: "cat", bound: .below(0.5)),
      ])
    #expect(rules.map(\.name) == ["macro-f1 below 0.3", "loss above 2", "f1 of cat below 0.5"])
  }

  @Test func `the names of the rules that are on are those alarms carry`() throws {
    #expect(AlarmDescription().ruleNames == ["non-finite", "loss", "disk"])
    let read = try alarms(
      "  plateau: 2\n  gradient_above_median: 9\n  rules: [{measure: exact, above: .9}]\n")
    #expect(
      read.ruleNames == ["non-finite", "loss", "gradient", "plateau", "disk", "exact above 0.9"])
  }

  static let allowed =
    "warn, pause, stop, ring, reduce-rate, {reduce-rate: 0.5}, {run: command}, or a list of them"

  /// What stands in `alarms:`, and the one problem it makes.
  @Test(arguments: [
    ("loss_action: []", "3:16: alarms.loss_action is an empty list; allowed: \(allowed)"),
    (
      "loss_action: rign",
      "3:16: alarms.loss_action is rign; allowed: \(allowed); did you mean ring?"
    ),
    (
      "loss_action: [warn, stpo]",
      "3:23: alarms.loss_action is stpo; allowed: \(allowed); did you mean stop?"
    ),
    ("loss_action: [warn, warn]", "3:23: alarms.loss_action names warn twice"),
    (
      "loss_action: [pause, stop]",
      "3:16: alarms.loss_action names pause and stop; allowed: one of them"
    ),
    (
      "loss_action: {rum: ls}",
      "3:17: alarms.loss_action.rum is not a known key; did you mean alarms.loss_action.run?"
    ),
    (
      "loss_action: {reduce-rate: 2}",
      "3:30: alarms.loss_action.reduce-rate is 2; allowed: a number above 0 and below 1"
    ),
    (
      "loss_action: {run: []}",
      "3:22: alarms.loss_action.run is an empty list; allowed: a command for the shell"
    ),
    (
      "loss_action: {run: ls, reduce-rate: 0.5}",
      "3:16: alarms.loss_action has 2 actions in one map; a list takes one after the other"
    ),
    (
      "gradient_above_median: 1",
      "3:26: alarms.gradient_above_median is 1; allowed: a number above 1, or none"
    ),
    (
      "gradient_acton: stop",
      "3:3: alarms.gradient_acton is not a known key; did you mean alarms.gradient_action?"
    ),
    (
      "rules: 3",
      "3:10: alarms.rules is 3; allowed: a list of rules such as "
        + "{measure: macro-f1, below: 0.3, do: stop}, or none"
    ),
    (
      "rules: [warn]",
      "3:11: alarms.rules.0 is warn; allowed: a map of settings (key: value)"
    ),
    (
      "rules: [{below: 0.3}]",
      "3:11: alarms.rules.0.measure is missing; it takes "
        + "loss, macro-f1, micro-f1, macro-ap, exact, hamming, f1"
    ),
    (
      "rules: [{measure: macrof1, below: 0.3}]",
      "3:21: alarms.rules.0.measure is macrof1; allowed: "
        + "loss, macro-f1, micro-f1, macro-ap, exact, hamming, f1; did you mean macro-f1?"
    ),
    (
      "rules: [{measure: exact}]",
      "3:11: alarms.rules.0 needs above or below, and a value"
    ),
    (
      "rules: [{measure: exact, above: 0.5, below: 0.4}]",
      "3:11: alarms.rules.0 has above and below; allowed: one of them in a rule"
    ),
    (
      "rules: [{measure: exact, above: 30}]",
      "3:35: alarms.rules.0.above is 30; allowed: a number from 0 to 1"
    ),
    (
      "rules: [{measure: f1, above: 0.3}]",
      "3:21: alarms.rules.0.measure is f1, which is of one label; give label too, or take macro-f1"
    ),
    (
      "rules: [{measure: exact, label: cat, above: 0.3}]",
      "3:21: alarms.rules.0.measure is exact, which is of all labels; with label it can only be f1"
    ),
    (
      "rules: [{label: cot, above: 0.3}]",
      "3:19: alarms.rules.0.label names cot, which is no label; allowed: cat, dog; "
        + "did you mean cat?"
    ),
    (
      "rules: [{measure: exact, above: 0.3, aftre: 2}]",
      "3:40: alarms.rules.0.aftre is not a known key; did you mean alarms.rules.0.after?"
    ),
    (
      "rules: [{measure: exact, above: .3}, {measure: exact, above: 0.3, do: stop}]",
      "3:40: alarms.rules.1 is given twice: exact above 0.3"
    ),
  ])
  func `a mistake in the alarms is told where it is, with what is allowed`(
    line: String, problem: String
  ) {
    #expect(problems(least + "alarms:\n  " + line) == ["try.yaml:\(problem)"])
  }

  @Test func `rules on validation need validation images`() {
    let text = """
      data: {source: scenes:pets, split: {train: 0.8, validation: 0, tune: 0.1, test: 0.1}}
      alarms: {rules: [{measure: exact, above: 0.3}]}

      """
    #expect(
      problems(text) == [
        "try.yaml:2:17: alarms.rules needs validation images, and data.split.validation is 0"
      ])
  }

  @Test func `the reference tells of rules and actions`() {
    let paths = Experiment.keys.map(\.path)
    for path in ["alarms.gradient_above_median", "alarms.rules", "alarms.rules.0.do"] {
      #expect(paths.contains(path), "\(path)")
    }
  }

  @Test func `a setting replaces an action and a rule`() throws {
    let changed = try read(
      least + "alarms: {rules: [{measure: exact, above: 0.3}]}\n",
      ["alarms.loss_action=[warn, ring]", "alarms.rules.0.do=stop"]
    ).alarms
    #expect(changed.lossAction == [.warn, .ring])
    #expect(changed.rules.map(\.actions) == [[.stop]])
  }
}
