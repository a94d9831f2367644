/// The same experiment with a label set less
extension Experiment {
  /// None of its training images shows exactly these labels; all others stay. Its title says so.
  package func without(_ labelSet: [String]) -> Experiment {
    var experiment = self
    if !mix.without.contains(where: { Set($0) == Set(labelSet) }) {
      experiment.mix.without.append(labelSet)
    }
    experiment.title += " without \(MixEntry.name(of: labelSet))"
    return experiment
  }
}
