/// An image a person has marked, with what is known of it.
package struct MarkedImage: Equatable, Sendable {
  package var run: RunID
  /// Its number in the data set.
  package var image: Int
  /// The file, or its name in the data set.
  package var name: String
  /// Label sets: `cat+dog`, or `none`.
  package var truth: String
  package var predicted: String
  /// Label and score, in the order of the labels.
  package var scores: [Double]

  package init(
    run: RunID, image: Int, name: String, truth: String, predicted: String, scores: [Double]
  ) {
    self.run = run
    self.image = image
    self.name = name
    self.truth = truth
    self.predicted = predicted
    self.scores = scores
  }
}
