/// The same experiment with a label set less
extension Experiment {
  /// None of its training images shows exactly these labels; its title says so.
  package func without(_ labelSet: [String]) -> Experiment {
    var experiment = self
    experiment.mix = mix.without(labelSet)
    experiment.title += " without \(MixEntry.name(of: labelSet))"
    return experiment
  }
}

extension MixDescription {
  /// Takes no image of a label set, neither one there is nor one that is made; the other sets stay as
  /// they are, shares as parts of what is left.
  package func without(_ labelSet: [String]) -> MixDescription {
    let held = Set(labelSet)
    func isHeld(_ other: [String]) -> Bool { Set(other) == held }
    var mix = self
    if sets == nil { mix.keepsOthers = true }
    var entries = sets ?? []
    if let place = entries.firstIndex(where: { isHeld($0.labelSet) }) {
      if case .share(let share) = entries[place].amount, share < 1 {
        mix.total = total.map { Int((Double($0) * (1 - share)).rounded()) }
        for index in entries.indices {
          guard case .share(let other) = entries[index].amount else { continue }
          // To a billionth, so that a file shows 37.5% and not its neighbour.
          entries[index].amount = .share((other / (1 - share) * 1e9).rounded() / 1e9)
        }
      }
      entries[place].amount = .count(0)
    } else {
      entries.append(MixEntry(labelSet: labelSet, amount: .count(0)))
    }
    mix.sets = entries
    if let dose, dose.sets.contains(where: isHeld) {
      mix.dose?.sets.removeAll(where: isHeld)
      if dose.sets.allSatisfy(isHeld) { mix.dose = nil }
    }
    if let composites, composites.sets.contains(where: { isHeld($0.labelSet) }) {
      mix.composites?.sets.removeAll { isHeld($0.labelSet) }
      if composites.sets.allSatisfy({ isHeld($0.labelSet) }) { mix.composites = nil }
    }
    return mix
  }
}
