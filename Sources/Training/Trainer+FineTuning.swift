import Experiments
import NeuralNetwork

/// Starting from weights, and which layers are trained when.
extension Trainer {
  /// Gives the network of a new run the weights its experiment names.
  func startFromWeights(_ network: any Classifier) throws(TrainingError) {
    guard let weights = experiment.weights else { return }
    guard let starting = startingWeights else {
      throw TrainingError("network.weights: \(weights.file) was not read")
    }
    do throws(WeightsError) {
      let match = try network.start(from: starting.tensors, takesHead: weights.takesHead)
      weightsNote = note(of: match, starting)
    } catch {
      throw starting.misfit(error)
    }
  }

  private func note(of match: WeightsMatch, _ starting: StartingWeights) -> String {
    var parts = [
      "starts from \(starting.file) (content \(starting.contentHash)): \(match.taken.count) tensors"
        + (match.isTorchvision ? " by torchvision's names" : "")
    ]
    parts.append(match.takesHead ? "the head with them" : "the head is drawn anew")
    if !match.leftOut.isEmpty { parts.append("left out: \(Self.some(of: match.leftOut))") }
    return parts.joined(separator: "; ")
  }

  func logFineTuning() {
    if let weightsNote { log(.info, weightsNote, step: 0) }
    for group in experiment.train.groups {
      let rate = group.rateFactor == 1 ? "" : " at \(group.rateFactor) of the rate"
      let text =
        switch group.freezing {
        case .always: "\(group.name) frozen"
        case .epochs(let epochs):
          "\(group.name) frozen for \(epochs) epoch\(epochs == 1 ? "" : "s"), then trained\(rate)"
        case .never: "\(group.name) trained\(rate)"
        }
      log(.info, text, step: 0)
    }
  }

  /// Has the network begin an epoch, and says which layers are trained from it on.
  func beginEpoch(network: any Classifier, position: TrainerPosition) {
    network.beginEpoch(position.epoch)
    guard position.batch == 0 else { return }
    for group in experiment.train.groups where group.freezing == .epochs(position.epoch) {
      log(
        .info, "epoch \(position.epoch + 1): \(group.name) trained from here on",
        step: position.step)
    }
  }
}
