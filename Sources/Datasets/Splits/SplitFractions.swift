/// The shares of a set that go to each part; they sum to 1.
package struct SplitFractions: Equatable, Sendable {
  package var train: Double
  package var validation: Double
  package var tune: Double
  package var test: Double

  package init(
    train: Double = 0.7, validation: Double = 0.1, tune: Double = 0.1, test: Double = 0.1
  ) {
    self.train = train
    self.validation = validation
    self.tune = tune
    self.test = test
  }

  package subscript(part: SplitPart) -> Double {
    switch part {
    case .train: train
    case .validation: validation
    case .tune: tune
    case .test: test
    }
  }
}
