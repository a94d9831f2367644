import Experiments
import Metrics
import NeuralNetwork

/// What people are told about training sets, line by line, and what the data of a study says of it.
struct UsualAdvice {
  private let figures: StudyFigures
  private let compared: [ComparedArms]

  init(_ figures: StudyFigures, _ compared: [ComparedArms]) {
    self.figures = figures
    self.compared = compared
  }

  var lines: [StudySheet.Advice] {
    let several = Set(figures.study.several.map(MixEntry.name))
    let negatives = Set(figures.study.strata.filter(\.isNegative).map(\.name))
    let weighted: Set = [StudyRule.weighted]
    return [
      enough,
      line("Give images that hold several labels.", [.both], several),
      line("Give negatives, images that hold none.", [.neither], negatives),
      line("Negatives matter more than images of several labels.", [.neitherOverBoth], weighted),
      line(
        "Use a sigmoid for each label, not a softmax.", [.head(.softmax)], weighted,
        better: .no, worse: .yes, same: .no),
      line(
        "Have equally many images of each label.", [.skew], weighted,
        better: .no, worse: .yes, same: .no),
      line("Augment to even rare labels out.", [.remedy(.augmentToEqual)], weighted),
      line("Augment.", [.augmentation], weighted),
      line("Pictures put together do better than none of several labels.", [.synthetic], several),
      line(
        "Pictures put together do as well as real images of several labels.",
        [.syntheticOverReal], several, better: .yes, worse: .no, same: .yes),
      line(
        "A folder for each label does, also for images of several.", [.hidden], several,
        better: .yes, worse: .no, same: .yes),
      line(
        "Negatives of a few kinds are enough for all kinds.", [.seenNegatives], negatives,
        better: .yes, worse: .no, same: .yes),
    ]
  }

  /// Single labels are enough if no mix does better than they alone.
  private var enough: StudySheet.Advice {
    var line = line(
      "Images of single labels are enough.", [.swap, .both, .neither], [StudyRule.weighted],
      better: .no, worse: .yes, same: .yes)
    let mixes = compared.mixesInUse
    let open = mixes.first { $0.verdict?.isOpen ?? false }
    if let best = mixes.best {
      (line.answer, line.because) = (.no, best.sentence)
    } else if let open {
      (line.answer, line.because) = (.notResolved, open.sentence)
    }
    return line
  }

  /// - Parameters:
  ///   - better: the answer where an arm does better than the one it is compared with.
  ///   - same: where the difference does not matter.
  private func line(
    _ claim: String, _ matters: [StudyComparison.Matter], _ names: Set<String>,
    better: StudySheet.Advice.Answer = .yes, worse: StudySheet.Advice.Answer = .no,
    same: StudySheet.Advice.Answer = .no
  ) -> StudySheet.Advice {
    let rows = compared.filter { matters.contains($0.plan.matter) && names.contains($0.row.figure) }
      .map(\.row)
    let judged = rows.filter { $0.verdict != nil }
    guard !judged.isEmpty else {
      let isPlanned = figures.study.comparisons.contains { matters.contains($0.matter) }
      let because =
        !isPlanned
        ? "no arm of this study is about it"
        : rows.isEmpty ? "its runs are not done" : "not among the figures it tests"
      return StudySheet.Advice(claim: claim, answer: .notTested, because: because)
    }
    let answers = judged.compactMap { row -> StudySheet.Advice.Answer? in
      switch row.verdict {
      case .better: better
      case .worse: worse
      case .noDifference: same
      case .notResolved, nil: nil
      }
    }
    let distinct = Set(answers)
    let answer: StudySheet.Advice.Answer =
      distinct.isEmpty ? .notResolved : distinct.count == 1 ? answers[0] : .mixed
    // The sentence that weighs most: of those that are resolved the one with the largest effect.
    let resolved = judged.filter { $0.verdict?.isOpen == false }
    let strongest = (resolved.isEmpty ? judged : resolved).max { abs($0.effect) < abs($1.effect) }
    return StudySheet.Advice(
      claim: claim, answer: answer, because: strongest?.sentence ?? "")
  }
}
