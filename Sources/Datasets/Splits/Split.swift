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
