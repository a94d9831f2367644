/// How a field is compared with what a person wrote.
enum QueryRelation: String, CaseIterable, Equatable, Sendable {
  case equal = "="
  case unequal = "!="
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
  /// Contains, for texts; is, for words and numbers.
  case matches = ":"

  /// Asks which of two is the larger, which texts and words do not answer.
  var isOrder: Bool {
    switch self {
    case .less, .atMost, .greater, .atLeast: true
    case .equal, .unequal, .matches: false
    }
  }

  /// False for every relation when either is not a number, as for a value that is not there.
  func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .equal, .matches: a == b
    case .unequal: a < b || a > b
    case .less: a < b
    case .atMost: a <= b
    case .greater: a > b
    case .atLeast: a >= b
    }
  }

  /// As a sign between a moment and a stretch of time: a day is before, holds, or is after it.
  func holds(_ moment: Double, _ stretch: Range<Double>) -> Bool {
    switch self {
    case .equal, .matches: stretch.contains(moment)
    case .unequal: moment < stretch.lowerBound || moment >= stretch.upperBound
    case .less: moment < stretch.lowerBound
    case .atMost: moment < stretch.upperBound
    case .greater: moment >= stretch.upperBound
    case .atLeast: moment >= stretch.lowerBound
    }
  }
}
