/// One of the four parts a set is divided into.
package enum SplitPart: String, CaseIterable, Sendable {
  case train, validation, tune, test
}
