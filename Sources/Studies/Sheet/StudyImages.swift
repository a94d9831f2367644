/// The test images of a study, which are the same for all its runs.
package struct StudyImages: Equatable, Sendable, Codable {
  /// By which the data knows each.
  package var numbers: [Int]
  package var names: [String]
  /// The name of each one's stratum; empty for images of no stratum.
  package var strata: [String]

  /// - Precondition: one name and one stratum for each number.
  package init(numbers: [Int], names: [String], strata: [String]) {
    precondition(
      names.count == numbers.count && strata.count == numbers.count,
      "\(names.count) names and \(strata.count) strata of \(numbers.count) images")
    self.numbers = numbers
    self.names = names
    self.strata = strata
  }
}
