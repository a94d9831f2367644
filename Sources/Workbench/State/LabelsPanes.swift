/// What a person has arranged on the labels screen.
package struct LabelsPanes: Equatable, Sendable {
  /// Index of the selected label.
  package var label = 0
  /// Part of a name by which labels are listed; empty for all.
  package var filter = ""

  package init() {}
}
