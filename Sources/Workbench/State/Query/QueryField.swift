/// What a name in a filter stands for.
enum QueryField: Equatable {
  case status, tag, started, took, archived, has
  case text(QueryTerm.TextField)
  case number(QueryTerm.NumberField)
  /// Values of these names, of which a run has at most one: `cat+dog` and `dog+cat` are one set.
  case value([String], isNumber: Bool)

  /// Fields that every run has, in the order they are offered in.
  static let own: [(name: String, field: QueryField)] = [
    ("status", .status), ("tag", .tag), ("title", .text(.title)), ("note", .text(.note)),
    ("question", .text(.question)), ("started", .started), ("took", .took),
    ("epoch", .number(.epoch)), ("seed", .number(.seed)), ("run", .number(.run)),
    ("archived", .archived), ("has", .has),
  ]

  /// Measures of an epoch; alone such a name means that of the best epoch.
  static let measures = ["macro-f1", "loss", "macro-ap", "micro-f1", "exact", "hamming"]

  /// Relations that may follow, the likeliest first.
  var relations: [QueryRelation] {
    switch self {
    case .status, .tag, .archived, .text: [.matches, .unequal, .equal]
    case .has: [.matches]
    case .number, .took, .value(_, isNumber: true):
      [.greater, .less, .atLeast, .atMost, .equal, .unequal]
    case .started: [.less, .greater, .atLeast, .atMost, .matches, .unequal]
    case .value: [.matches, .equal, .unequal, .greater, .less, .atLeast, .atMost]
    }
  }
}
