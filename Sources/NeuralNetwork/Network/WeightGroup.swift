import Kernels

/// Weights that lie side by side and are updated alike.
struct WeightGroup {
  /// Floats of the arenas of weights, gradients and moments.
  let range: Range<Int>
  /// Times the rate of a step.
  let rateFactor: Float
  let freezing: LayerGroup.Freezing
  /// The first of the layers, for the name its count of updates is kept under.
  let firstLayer: Int
  /// Updates made so far.
  var updateCount = 0

  /// What the count is called in a network's state; nil where it is the network's own, or none.
  var countName: String? {
    guard case .epochs(1...) = freezing else { return nil }
    return "optimizer.step.layers.\(firstLayer)"
  }

  /// Everything in the arena: each group of layers, and all between them.
  static func all(of plan: Plan, groups: [LayerGroup]) -> [WeightGroup] {
    var all: [WeightGroup] = []
    var start = 0
    func add(_ end: Int, _ group: LayerGroup?) {
      let range = plan.layerStarts[start]..<end
      if !range.isEmpty {
        all.append(
          WeightGroup(
            range: range, rateFactor: group?.rateFactor ?? 1,
            freezing: group?.freezing ?? .never, firstLayer: start))
      }
    }
    for group in groups.sorted(by: { $0.layers.lowerBound < $1.layers.lowerBound }) {
      add(plan.layerStarts[group.layers.lowerBound], nil)
      start = group.layers.lowerBound
      add(plan.layerStarts[group.layers.upperBound + 1], group)
      start = group.layers.upperBound + 1
    }
    add(plan.parameters.storedCount, nil)
    return all
  }
}

extension Arena {
  func slice(_ range: Range<Int>) -> Slice { slice(offset: range.lowerBound, count: range.count) }
}
