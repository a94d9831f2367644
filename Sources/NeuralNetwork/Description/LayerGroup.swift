/// Layers of a network that are trained in a way of their own.
///
/// Layers that are frozen score as in evaluation, so that neither their weights nor their running
/// statistics move, and no way back is computed for them. Therefore they are the first ones of the
/// network at every time.
package struct LayerGroup: Equatable, Sendable {
  package enum Freezing: Equatable, Sendable {
    /// Trained from the first epoch on.
    case never
    /// Trained from this epoch on, counted from 0.
    case epochs(Int)
    case always
  }

  /// Indices into the network's own layers, not into those of a residual one.
  package var layers: ClosedRange<Int>
  package var freezing: Freezing
  /// Times the rate of the schedule.
  package var rateFactor: Float

  package init(layers: ClosedRange<Int>, freezing: Freezing = .never, rateFactor: Float = 1) {
    self.layers = layers
    self.freezing = freezing
    self.rateFactor = rateFactor
  }

  /// - Parameter epoch: counted from 0.
  package func isFrozen(inEpoch epoch: Int) -> Bool {
    switch freezing {
    case .never: false
    case .epochs(let epochs): epoch < epochs
    case .always: true
    }
  }

  /// `layers 4-7`.
  package var name: String {
    layers.count == 1 ? "layer \(layers.lowerBound)" : "layers \(Self.text(layers))"
  }

  /// `4-7`, as an experiment file has it.
  package static func text(_ layers: ClosedRange<Int>) -> String {
    layers.count == 1
      ? "\(layers.lowerBound)" : "\(layers.lowerBound)-\(layers.upperBound)"
  }
}

extension LayerGroup {
  /// What keeps groups from being those of a network: of which group, and a clause about it.
  package struct Problem: Error, Equatable {
    package let group: Int
    package let clause: String
  }

  /// - Throws: for layers the network does not have, that two groups name, or that are frozen behind
  ///   some that are trained; for a rate that is no positive number.
  package static func check(_ groups: [LayerGroup], layers count: Int) throws(Problem) {
    for (index, group) in groups.enumerated() {
      guard group.layers.lowerBound >= 0, group.layers.upperBound < count else {
        throw Problem(
          group: index,
          clause: "are \(text(group.layers)), and the network has \(count) layers; allowed: "
            + "0 to \(count - 1)")
      }
      if let other = groups[..<index].first(where: { $0.layers.overlaps(group.layers) }) {
        throw Problem(
          group: index,
          clause: "are \(text(group.layers)), of which another group names \(text(other.layers))")
      }
      guard group.rateFactor > 0, group.rateFactor.isFinite else {
        throw Problem(group: index, clause: "have the rate \(group.rateFactor), not above 0")
      }
    }
    for (index, group) in groups.enumerated() where group.end > 0 && group.layers.lowerBound > 0 {
      let before = group.layers.lowerBound - 1
      let end = groups.first { $0.layers.contains(before) }?.end ?? 0
      guard end < group.end else { continue }
      let found = end == 0 ? "trains" : "trains from epoch \(end + 1) on"
      throw Problem(
        group: index,
        clause: "are \(text(group.layers)) and stay frozen while layer \(before), which is before "
          + "them, \(found); frozen layers are the first ones of the network")
    }
  }

  /// The first epoch the layers are trained in.
  private var end: Int {
    switch freezing {
    case .never: 0
    case .epochs(let epochs): epochs
    case .always: .max
    }
  }
}

extension [LayerGroup] {
  /// How many layers, from the first on, are not trained in an epoch.
  ///
  /// - Precondition: the groups are checked.
  func frozenLayers(inEpoch epoch: Int) -> Int {
    reduce(0) { $1.isFrozen(inEpoch: epoch) ? Swift.max($0, $1.layers.upperBound + 1) : $0 }
  }

  /// The epochs at which layers begin to be trained, and epoch 0, in order.
  var stages: [Int] {
    let starts = compactMap { group -> Int? in
      if case .epochs(let epochs) = group.freezing { epochs } else { nil }
    }
    return Set(starts + [0]).sorted()
  }
}
