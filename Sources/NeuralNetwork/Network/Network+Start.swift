/// Starting from weights of another training.
extension Network {
  package func start(from tensors: [NamedTensor], takesHead: Bool) throws(WeightsError)
    -> WeightsMatch
  {
    let match = try WeightsMatch(
      tensors, to: description, input: input, labels: labels, takesHead: takesHead)
    takeOver(match)
    return match
  }

  /// - Precondition: the match is one to a network like this.
  func takeOver(_ match: WeightsMatch) {
    let values = Dictionary(uniqueKeysWithValues: match.taken.map { ($0.name, $0.values) })
    for (layout, arena) in [(plan.parameters, weights), (plan.statistics, statistics)] {
      for tensor in layout.tensors {
        if let values = values[tensor.name] { tensor.write(values, to: arena) }
      }
    }
    if averaging != nil { averagedWeights.whole.copy(from: weights.whole) }
  }
}
