import Datasets
import Experiments
import NeuralNetwork

/// One training set of a study, or one way to train on it.
///
/// Shares are of the training images of the study, and take the place of as many images of single
/// labels: the number of images stays.
package struct StudyArm: Equatable, Sendable {
  package var kind: Kind
  /// Training images of single labels fill up what these leave.
  package var mix: Mix

  package init(_ kind: Kind, mix: Mix = Mix()) {
    self.kind = kind
    self.mix = mix
  }

  /// Images of several labels, and of none. With equal shares the number of images that hold each
  /// label is the same as with single labels alone: what changes is which labels come together.
  package struct Mix: Equatable, Sendable {
    package var both: Double
    package var neither: Double

    package init(both: Double = 0, neither: Double = 0) {
      self.both = both
      self.neither = neither
    }

    /// `singles`, `both 10%`, `swap 10%`.
    var name: String {
      switch (both, neither) {
      case (0, 0): "singles"
      case (_, 0): "both \(percent(both))"
      case (0, _): "neither \(percent(neither))"
      case (both, both): "swap \(percent(both))"
      default: "both \(percent(both)) neither \(percent(neither))"
      }
    }
  }

  package enum Kind: Equatable, Sendable {
    /// The mix and nothing else.
    case plain
    /// Pictures of several labels made of training images of single ones, on top of the mix; a share of
    /// the study's training images. Single labels are put together in the same way as often, lest a
    /// seam mean several labels.
    case synthetic(share: Double, CompositeLayout)
    /// The images of several labels carry one of their labels only, as a folder for each label makes
    /// people do.
    case hidden
    /// Images without labels show these categories only.
    case seen([String])
    /// Of the first single label there are so many times fewer images than of each other.
    case skew(Int, Remedy)
    case head(Head)
    case augment(name: String, Augmentation)
  }

  /// What is done about a rare label.
  package enum Remedy: String, CaseIterable, Sendable {
    case none
    case positiveWeight = "positive-weight"
    case sampler
    case oversample = "ml-ros"
    case augmentToEqual = "augment-to-equal"
    /// Thresholds are tuned; all other remedies, and none, decide at 0.5.
    case thresholds
  }

  /// Tells it from all other arms of the study.
  package var name: String {
    switch kind {
    case .plain: mix.name
    case .synthetic(let share, let layout): "synthetic \(percent(share)) \(layout.rawValue)"
    case .hidden: "hidden \(percent(mix.both))"
    case .seen(let categories): "\(mix.name) of \(categories.joined(separator: ", "))"
    case .skew(let ratio, .none): "skew 1:\(ratio)"
    case .skew(let ratio, let remedy): "skew 1:\(ratio) \(remedy.rawValue)"
    case .head(let head): "head \(head.rawValue)"
    case .augment(let name, _): "augment \(name)"
    }
  }
}

extension StudyArm {
  /// At which thresholds it decides, where not as the study says.
  package var decision: StudyRule.Decision? {
    guard case .skew(_, let remedy) = kind else { return nil }
    return remedy == .thresholds ? .tuned : .fixed
  }

  /// The balance it trains with, where not as the study says.
  var balance: Balance? {
    guard case .skew(_, let remedy) = kind else { return nil }
    return switch remedy {
    case .none, .thresholds: Balance.none
    case .positiveWeight: Balance(.positiveWeight)
    case .sampler: Balance(.sampler)
    case .oversample: Balance(.oversample)
    case .augmentToEqual: Balance(.augmentToEqual)
    }
  }
}

/// To four decimals, as far as they are needed: `2.5%`.
func percent(_ share: Double) -> String {
  let rounded = (share * 1e6).rounded() / 1e4
  return rounded == rounded.rounded() ? "\(Int(rounded))%" : "\(rounded)%"
}
