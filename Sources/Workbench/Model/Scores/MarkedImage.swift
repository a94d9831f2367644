/// An image a person has marked, with what is known of it.
package struct MarkedImage: Equatable, Sendable {
  package var run: RunID
  /// Its number in the data set.
  package var image: Int
  /// The file, or its name in the data set; empty until that is known.
  package var name: String
  /// Label sets: `cat+dog`, or `none`.
  package var truth: String
  package var predicted: String
  package var labels: [String]
  /// One a label.
  package var scores: [Double]

  package init(
    run: RunID, image: Int, name: String, truth: String, predicted: String, labels: [String],
    scores: [Double]
  ) {
    self.run = run
    self.image = image
    self.name = name
    self.truth = truth
    self.predicted = predicted
    self.labels = labels
    self.scores = scores
  }
}
