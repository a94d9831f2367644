import Metrics

/// What a cell stands for, in words.
extension DecisionCell {
  /// The labels it is about; for sets, those by which they differ.
  var labels: [Int] {
    switch self {
    case .label(let label, _): return [label]
    case .sets(let truth, let predicted, _):
      let (truth, predicted) = (Self.labels(of: truth), Self.labels(of: predicted))
      guard let truth, let predicted, truth != predicted else { return truth ?? predicted ?? [] }
      return Set(truth).symmetricDifference(predicted).sorted()
    case .instead(let truth, let predicted):
      return truth == predicted ? [truth].compactMap { $0 } : [truth, predicted].compactMap { $0 }
    case .together(let a, let b, _): return [a, b]
    }
  }

  var isOfOneLabel: Bool {
    if case .label = self { true } else { false }
  }

  /// Whether all labels it names are among so many.
  func fits(_ labels: Int) -> Bool {
    var named = self.labels
    if case .sets(let truth, let predicted, let lines) = self {
      for line in [truth, predicted] + lines { named += Self.labels(of: line) ?? [] }
    }
    return named.allSatisfy { (0..<labels).contains($0) }
  }

  /// `bicycle FN`, `cat+dog taken for cat`.
  func words(_ names: [String]) -> String {
    func name(_ label: Int) -> String {
      names.indices.contains(label) ? names[label] : "label \(label + 1)"
    }
    func set(_ line: LabelSetConfusion.Line) -> String { line.name(name) }
    switch self {
    case .label(let label, let outcome?): return "\(name(label)) \(outcome.rawValue)"
    case .label(let label, nil): return "\(name(label)) known"
    case .sets(let truth?, let predicted?, _):
      if truth == predicted, truth != .other { return "\(set(truth)) told right" }
      return "\(set(truth)) taken for \(set(predicted))"
    case .sets(let truth?, nil, _): return "\(set(truth)) taken for anything"
    case .sets(nil, let predicted?, _): return "anything taken for \(set(predicted))"
    case .sets(nil, nil, _): return "anything taken for anything"
    case .instead(let truth?, let predicted?):
      return truth == predicted
        ? "\(name(truth)) told right" : "\(name(predicted)) instead of \(name(truth))"
    case .instead(let truth?, nil): return "\(name(truth)) missed, nothing instead"
    case .instead(nil, let predicted?): return "\(name(predicted)) where nothing is"
    case .instead(nil, nil): return "nothing there, nothing predicted"
    case .together(let a, let b, predicted: false): return "\(name(a)) and \(name(b)) both there"
    case .together(let a, let b, predicted: true):
      return "\(name(a)) and \(name(b)) both predicted"
    }
  }

  private static func labels(of line: LabelSetConfusion.Line?) -> [Int]? {
    if case .labels(let labels) = line { labels } else { nil }
  }
}

extension ImageOrder {
  /// For places with little room.
  var word: String {
    switch self {
    case .nearest: "nearest"
    case .loss: "worst"
    case .mistake: "surest"
    case .labelIssue: "likeliest error"
    }
  }

  /// What the figure is called that it goes by.
  var figure: String {
    switch self {
    case .nearest: "distance"
    case .loss: "loss"
    case .mistake: "mistake"
    case .labelIssue: "trust"
    }
  }
}
