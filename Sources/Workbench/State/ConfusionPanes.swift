/// What a person has arranged on the confusion screen.
package struct ConfusionPanes: Equatable, Sendable {
  /// Part of a name by which labels and label sets are listed; empty for all.
  package var filter = ""

  package init() {}
}
