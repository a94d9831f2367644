/// Which images of a set belong to which part; every list is ascending, none share an image.
package struct Split: Equatable, Sendable {
  package var train: [Int]
  package var validation: [Int]
  package var tune: [Int]
  package var test: [Int]

  package init(train: [Int], validation: [Int] = [], tune: [Int] = [], test: [Int] = []) {
    self.train = train
    self.validation = validation
    self.tune = tune
    self.test = test
  }

  /// - Parameter parts: a list for each of `SplitPart.allCases`, its images in any order.
  package init(parts: [[Int]]) {
    self.init(
      train: parts[0].sorted(), validation: parts[1].sorted(), tune: parts[2].sorted(),
      test: parts[3].sorted())
  }

  package subscript(part: SplitPart) -> [Int] {
    switch part {
    case .train: train
    case .validation: validation
    case .tune: tune
    case .test: test
    }
  }

  /// Sixteen hexadecimal digits that change with any change of the split.
  package var hash: String {
    var hash = ContentHash()
    for part in [train, validation, tune, test] {
      hash.add(part.count)
      for image in part { hash.add(image) }
    }
    return hash.hexadecimal
  }
}
