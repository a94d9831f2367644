import Experiments
import NeuralNetwork

/// Two arms that are set against each other.
package struct StudyComparison: Equatable, Sendable {
  /// What the two differ in.
  package enum Matter: Equatable, Sendable {
    /// Images of several labels, of none, or as many of both.
    case both, neither, swap
    /// Images of none in place of as many of several labels.
    case neitherOverBoth
    /// Pictures of several labels that are made, against none of them; and against as many real ones.
    case synthetic, syntheticOverReal
    case hidden, seenNegatives
    /// Label counts alike against not alike.
    case skew
    case remedy(StudyArm.Remedy)
    case head(Head)
    case augmentation
  }

  /// Places of the two in the study; what the first has more is the effect.
  package var arm: Int
  package var reference: Int
  package var matter: Matter
}

extension Study {
  /// What is compared: each arm with the one that differs from it in one thing.
  package var comparisons: [StudyComparison] {
    let single = arms.indices.compactMap { index -> StudyComparison? in
      guard let (reference, matter) = reference(of: arms[index]), reference != index else {
        return nil
      }
      return StudyComparison(arm: index, reference: reference, matter: matter)
    }
    return single + kindsCompared
  }

  /// What takes the place of images of several labels, against as many of them.
  private var kindsCompared: [StudyComparison] {
    arms.indices.compactMap { index in
      let arm = arms[index]
      let (share, matter): (Double, StudyComparison.Matter)
      switch arm.kind {
      case .plain where arm.mix.neither > 0 && arm.mix.both == 0:
        (share, matter) = (arm.mix.neither, .neitherOverBoth)
      case .synthetic(let made, _): (share, matter) = (made, .syntheticOverReal)
      default: return nil
      }
      return arms.firstIndex(of: StudyArm(.plain, mix: .init(both: share))).map {
        StudyComparison(arm: index, reference: $0, matter: matter)
      }
    }
  }

  private func reference(of arm: StudyArm) -> (arm: Int, matter: StudyComparison.Matter)? {
    func place(_ kind: StudyArm.Kind, _ mix: StudyArm.Mix) -> Int? {
      arms.firstIndex(of: StudyArm(kind, mix: mix))
    }
    func singles(_ matter: StudyComparison.Matter) -> (Int, StudyComparison.Matter)? {
      place(.plain, StudyArm.Mix()).map { ($0, matter) }
    }
    func sameMix(_ matter: StudyComparison.Matter) -> (Int, StudyComparison.Matter)? {
      place(.plain, arm.mix).map { ($0, matter) }
    }
    switch arm.kind {
    case .plain:
      return singles(arm.mix.both == 0 ? .neither : arm.mix.neither == 0 ? .both : .swap)
    case .synthetic: return sameMix(.synthetic)
    case .hidden: return sameMix(.hidden)
    case .seen: return sameMix(.seenNegatives)
    case .skew(_, .none): return sameMix(.skew)
    case .skew(let ratio, let remedy):
      return place(.skew(ratio, .none), arm.mix).map { ($0, .remedy(remedy)) }
    case .head(let head): return sameMix(.head(head))
    case .augment:
      let plain = arms.firstIndex {
        if case .augment(_, .none) = $0.kind { $0.mix == arm.mix } else { false }
      }
      return plain.map { ($0, .augmentation) } ?? sameMix(.augmentation)
    }
  }
}
