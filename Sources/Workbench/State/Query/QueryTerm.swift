/// One question asked of a run, with all that can be made ready before the first run is asked.
///
/// A value that is not there answers no to every relation; only `not` turns that around.
enum QueryTerm: Equatable, Sendable {
  enum TextField: Equatable, Sendable {
    case title, note, question
  }

  enum NumberField: Equatable, Sendable {
    case epoch, seed, run, took
  }

  case word(QueryWord)
  case status(RunStatus, isEqual: Bool)
  case tag(QueryNeedle, isEqual: Bool)
  case archived(Bool)
  case text(TextField, QueryRelation, QueryNeedle)
  case number(NumberField, QueryRelation, Double)
  case started(QueryRelation, Range<Double>)
  /// Seconds since the start.
  case age(QueryRelation, Double)
  case value([String], QueryRelation, QueryNeedle, number: Double?)
  /// Trained with images that carry two labels or more.
  case hasSeveral
  /// Trained with images that carry just these labels.
  case hasSet(QueryLabelSet)

  /// - Parameter now: Seconds since 1970; without it no run has an age.
  func holds(for run: RunRow, now: Double?) -> Bool {
    switch self {
    case .word(let word): return word.isContained(in: run)
    case .status(let status, let isEqual): return (run.status == status) == isEqual
    case .tag(let needle, let isEqual): return run.tags.contains(where: needle.equals) == isEqual
    case .archived(let isArchived): return run.isArchived == isArchived
    case .text(let field, let relation, let needle):
      guard let text = run.text(field) else { return false }
      return needle.holds(for: text, relation)
    case .number(let field, let relation, let number):
      return run.number(field).map { relation.holds($0, number) } ?? false
    case .started(let relation, let stretch):
      guard let started = run.started, started.isFinite else { return false }
      return relation.holds(started, stretch)
    case .age(let relation, let seconds):
      guard let started = run.started, let now else { return false }
      return relation.holds(now - started, seconds)
    case .value(let names, let relation, let needle, let number):
      switch run.value(names) {
      case .number(let value):
        guard let number else { return relation == .unequal && !value.isNaN }
        return relation.holds(value, number)
      case .text(let text): return needle.holds(for: text, relation)
      case nil: return false
      }
    case .hasSeveral:
      return run.values.contains { name, value in
        name.isSetOfMix && value.isPositive && name.utf8.contains(0x2B)
      }
    case .hasSet(let set):
      return set.spellings.isEmpty
        ? run.values.contains { set.isNamed(by: $0) && $1.isPositive }
        : set.spellings.contains { run.values[$0]?.isPositive ?? false }
    }
  }
}

/// A bare word of a filter.
struct QueryWord: Equatable, Sendable {
  private let needle: QueryNeedle
  private let statuses: [RunStatus]
  /// Whether it may be a part of a number: `142`, or `b:0142`.
  private let isNumber: Bool

  init(_ text: String) {
    let needle = QueryNeedle(text)
    self.needle = needle
    statuses = RunStatus.allCases.filter { needle.isContained(in: $0.rawValue) }
    let digits = needle.text.utf8.drop { $0 >= 0x61 }.drop { $0 == 0x3A }
    isNumber = digits.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// In title, tags, status or number.
  func isContained(in run: RunRow) -> Bool {
    needle.isContained(in: run.title) || statuses.contains(run.status)
      || isNumber && needle.isContained(in: run.id.runText)
      || run.tags.contains(where: needle.isContained)
  }
}

/// Labels in whatever order, as in `has:cat+dog`.
struct QueryLabelSet: Equatable, Sendable {
  /// The names of its values; empty while they are not known.
  private(set) var spellings: [String] = []
  private let labels: [String]
  private let length: Int

  init(_ text: String, known: [String]) {
    let text = text.lowercased()
    length = "mix:".utf8.count + text.utf8.count
    labels = QueryFields.labels(of: text[...]).map(String.init).sorted()
    spellings = known.filter(isNamed)
  }

  /// Whether a value's name, such as `mix:dog+cat`, is of this set. Most are told by their length.
  func isNamed(by name: String) -> Bool {
    guard name.utf8.count == length, name.isSetOfMix else { return false }
    let own = name.dropFirst(4).lowercased()
    return QueryFields.labels(of: own[...]).map(String.init).sorted() == labels
  }
}

extension String {
  /// The first letter alone spares most names the look at all four.
  fileprivate var isSetOfMix: Bool { utf8.first == 0x6D && utf8.starts(with: "mix:".utf8) }
}

extension QueryNeedle {
  fileprivate func holds(for text: String, _ relation: QueryRelation) -> Bool {
    switch relation {
    case .equal: equals(text)
    case .unequal: !equals(text)
    case .matches: isContained(in: text)
    case .less, .atMost, .greater, .atLeast: false
    }
  }
}

extension RunValue {
  fileprivate var isPositive: Bool {
    if case .number(let number) = self { number > 0 } else { false }
  }
}

extension RunRow {
  fileprivate func text(_ field: QueryTerm.TextField) -> String? {
    switch field {
    case .title: title
    case .note: note
    case .question: question
    }
  }

  fileprivate func number(_ field: QueryTerm.NumberField) -> Double? {
    switch field {
    case .epoch: Double(epoch)
    case .seed: Double(seed)
    case .run: Double(id.local)
    case .took: duration
    }
  }

  /// The first value of these names, as the table shows it.
  fileprivate func value(_ names: [String]) -> RunValue? {
    for name in names {
      if let value = value(name) { return value }
    }
    return nil
  }
}
