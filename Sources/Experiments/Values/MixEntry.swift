/// How many training images of one label set there shall be.
package struct MixEntry: Equatable, Sendable {
  /// Labels as the file orders them; empty for the images that hold none.
  package var labelSet: [String]
  package var count: Int

  package init(labelSet: [String], count: Int) {
    self.labelSet = labelSet
    self.count = count
  }

  /// As written in a file: `cat+dog`, or `none`.
  package var name: String { labelSet.isEmpty ? "none" : labelSet.joined(separator: "+") }
}
