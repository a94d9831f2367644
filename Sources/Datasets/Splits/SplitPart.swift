/// One of the four parts a set is divided into.
package enum SplitPart: String, CaseIterable, Sendable {
  case train, validation, tune, test

  /// Its place in ``allCases``.
  var index: Int {
    switch self {
    case .train: 0
    case .validation: 1
    case .tune: 2
    case .test: 3
    }
  }
}
