import Metrics

/// The panes of the labels screen, in the order Tab visits them.
package enum LabelsPane: Int, CaseIterable, Sendable {
  case list, cells, curve
}

/// In which order labels are listed beside their thresholds.
package enum ThresholdOrder: String, CaseIterable, Sendable {
  case listed = "as listed"
  case name = "by name"
  case worst = "worst F1 first"
  case gained = "most gained first"
  case rarest = "rarest first"
}

/// What is drawn of a label over all thresholds.
package enum LabelCurveKind: Sendable {
  case precisionRecall, reliability
}

/// What a person has arranged on the labels screen.
package struct LabelsPanes: Equatable, Sendable {
  package var focus = LabelsPane.list
  package var isZoomed = false
  /// Index of the selected label.
  package var label = 0
  /// The selected cell of its 2x2 table.
  package var outcome = LabelOutcome.truePositive
  package var curve = LabelCurveKind.precisionRecall
  /// Part of a name by which labels are listed; empty for all.
  package var filter = ""
  package private(set) var order = ThresholdOrder.listed
  /// Indices of the labels as they are listed. Moving a threshold does not list anew: a row would
  /// leap from under the hands.
  package private(set) var listed: [Int] = []
  /// The first row in sight.
  package var top = 0
  /// A threshold is being dragged.
  package var isDragging = false
  private var listedOf: ScoresRequest?

  package init() {}

  /// The place of the selected label in the list.
  package var row: Int? { listed.firstIndex(of: label) }

  /// Lists the labels of other scores.
  mutating func follow(_ editor: ThresholdEditor) {
    if listedOf != editor.source.request { list(editor) }
  }

  mutating func sort(by order: ThresholdOrder, _ editor: ThresholdEditor) {
    self.order = order
    list(editor)
  }

  mutating func nextOrder(_ editor: ThresholdEditor) {
    sort(by: order.next, editor)
  }

  /// Lists anew; a selected label that is not listed gives way to the first one that is.
  mutating func list(_ editor: ThresholdEditor) {
    listedOf = editor.source.request
    let all = editor.labels.indices.named(filter) { editor.labels[$0] }
    func sorted<Key: Comparable>(_ key: (Int) -> Key) -> [Int] {
      let keyed = all.map { ($0, key($0)) }
      return keyed.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }
    switch order {
    case .listed: listed = all
    case .name: listed = sorted { editor.labels[$0].lowercased() }
    // What is undefined can be neither good nor bad, and comes last.
    case .worst: listed = sorted { editor.decisions.counts[$0].f1 ?? .infinity }
    case .gained: listed = sorted { -(editor.gainOverHalf(ofLabel: $0) ?? -.infinity) }
    case .rarest: listed = sorted { editor.decisions.counts[$0].support }
    }
    if !listed.contains(label), let first = listed.first {
      label = first
      top = 0
    }
  }
}
