/// A column of the run table.
package enum RunColumn: Hashable, Sendable {
  case id, status, title, epoch, started, duration, seed, tags, note, question, experiment
  /// A named value of runs: `best:macro-f1`, `train.optimizer.rate`.
  case value(String)

  package static let bestF1 = RunColumn.value("best:macro-f1")
  package static let validationLoss = RunColumn.value("last:loss")

  /// What the table shows until a person chooses.
  package static let standard: [RunColumn] = [
    .id, .status, .title, .epoch, .bestF1, .validationLoss, .started, .duration, .tags,
  ]

  /// Those every run has, in the order a choice lists them.
  package static let own: [RunColumn] = [
    .id, .status, .title, .epoch, .started, .duration, .seed, .tags, .note, .question, .experiment,
  ]

  /// The name of the value it shows, for those that are asked for.
  package var field: String? {
    if case .value(let name) = self { name } else { nil }
  }

  package var title: String {
    switch self {
    case .id: "run"
    case .status: "status"
    case .title: "title"
    case .epoch: "epoch"
    case .started: "started"
    case .duration: "took"
    case .seed: "seed"
    case .tags: "tags"
    case .note: "note"
    case .question: "question"
    case .experiment: "experiment"
    case .value("best:macro-f1"): "best F1"
    case .value("last:loss"): "val loss"
    case .value(let name): RunColumn.shortName(of: name)
    }
  }

  /// In a menu, in full.
  package var name: String {
    switch self {
    case .id: "Number"
    case .status: "Status"
    case .title: "Title"
    case .epoch: "Epoch"
    case .started: "Start"
    case .duration: "Duration"
    case .seed: "Seed"
    case .tags: "Tags"
    case .note: "Note"
    case .question: "Question"
    case .experiment: "Experiment"
    case .value(let name): name
    }
  }

  /// The direction one wants first: newest, best, longest, but A before B and the least loss.
  package var startsAscending: Bool {
    switch self {
    case .title, .tags, .status, .note, .question, .experiment, .seed: true
    case .id, .epoch, .started, .duration: false
    case .value(let name): !RunColumn.isMeasure(name) || RunColumn.lessIsBetter(name)
    }
  }

  /// Whether it shows a measure: those are averaged over the runs of a group.
  var isMeasure: Bool { field.map(RunColumn.isMeasure) ?? false }

  private static let families = ["best:", "last:", "smooth:", "label:", "set:"]

  static func isMeasure(_ name: String) -> Bool { families.contains { name.hasPrefix($0) } }

  static func lessIsBetter(_ name: String) -> Bool {
    name.hasSuffix(":loss") || name.hasSuffix(":hamming")
  }

  /// `rate` of `train.optimizer.rate`, `best exact` of `best:exact`.
  private static func shortName(of name: String) -> String {
    if isMeasure(name) {
      return name.split(separator: ":", maxSplits: 1).joined(separator: " ")
    }
    if name.hasPrefix("mix:") { return name }
    return name.split(separator: ".").last { $0.contains { !$0.isNumber } }.map(String.init) ?? name
  }
}

extension RunRow {
  /// A named value; the measures every list brings along stand in while values are being read.
  package func value(_ name: String) -> RunValue? {
    if let value = values[name] { return value }
    let number: Double? =
      switch name {
      case "best:macro-f1": best.macroF1
      case "best:macro-ap": best.macroAveragePrecision
      case "best:loss": best.validationLoss
      case "last:macro-f1": last.macroF1
      case "last:macro-ap": last.macroAveragePrecision
      case "last:loss": last.validationLoss
      default: nil
      }
    return number.map { .number($0) }
  }

  /// A named value that is a finite number.
  func number(_ name: String) -> Double? {
    if case .number(let number) = value(name), number.isFinite { number } else { nil }
  }
}
