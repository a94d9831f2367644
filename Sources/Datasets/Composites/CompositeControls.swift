/// Which pictures of one label, and of none, are composed beside those of several, so that a seam
/// does not mean several.
package enum CompositeControls: String, CaseIterable, Sendable {
  /// None: only what is asked for.
  case none
  /// As many of each single label and of no label as of the label set of which there are most.
  ///
  /// Among composed pictures a seam then says nothing. Where no other picture shows several labels,
  /// the lack of a seam still does: only ``all`` takes that away.
  case match
  /// As many of each single label and of no label as there are images of it, so that training can
  /// do with composed pictures alone.
  case all
}

extension CompositeControls {
  /// The counts with those of the controls; what is asked for anyway is never made less.
  ///
  /// A control exists for what there are images of: labels that no image shows alone have none, and
  /// where every image has a label, nor has the empty set.
  func completed(_ counts: [CompositeCount], from pools: CompositePools) -> [CompositeCount] {
    let most = counts.filter { $0.labelSet.count > 1 }.map(\.count).max() ?? 0
    var result = counts
    for labelSet in pools.singleLabels.map({ [$0] }) + [[]] where pools.count(of: labelSet) > 0 {
      let wanted =
        switch self {
        case .none: 0
        case .match: most
        case .all: pools.count(of: labelSet)
        }
      if let place = result.firstIndex(where: { $0.labelSet == labelSet }) {
        result[place].count = max(result[place].count, wanted)
      } else if wanted > 0 {
        result.append(CompositeCount(labelSet: labelSet, count: wanted))
      }
    }
    return result
  }
}
