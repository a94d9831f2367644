/// The number of a study in its store, and which of the open stores that is.
package struct StudyID: Hashable, Sendable {
  package var number: Int64
  package var store: Int

  package init(_ number: Int64, inStore store: Int = 0) {
    self.number = number
    self.store = store
  }
}
