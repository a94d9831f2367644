import Experiments

/// A question about training sets, put to a grid of trainings: arms by seeds. A file holds one.
///
/// All arms share the data, and with it the images they are tuned and tested on; the network, unless
/// it is what an arm is about; the number of optimiser steps; and the seeds. So they are compared
/// seed by seed and image by image.
package struct Study: Equatable, Sendable {
  package var title: String
  /// What the study is to find out.
  package var question: String?
  /// What all arms share. Its data has a seed of its own, and its epochs have a number of steps.
  package var base: Experiment
  /// The path of the file ``base`` is from, as written; nil where it stands in the study's own.
  package var baseFile: String?
  /// Training images of each arm.
  package var images: Int
  /// Each trains every arm once: it decides which images are drawn, their order and the first weights.
  package var seeds: [UInt64]
  package var arms: [StudyArm]
  /// What is told apart in the test, label sets first, in the order of the file.
  package var strata: [StudyStratum]
  package var rule: StudyRule

  package init(
    title: String, question: String? = nil, base: Experiment, baseFile: String? = nil,
    images: Int, seeds: [UInt64],
    arms: [StudyArm], strata: [StudyStratum], rule: StudyRule = StudyRule()
  ) {
    self.title = title
    self.question = question
    self.base = base
    self.baseFile = baseFile
    self.images = images
    self.seeds = seeds
    self.arms = arms
    self.strata = strata
    self.rule = rule
  }

  /// Optimiser steps of each run.
  package var steps: Int { base.train.epochs * (base.train.epochSteps ?? 0) }

  /// Label sets of one label, and those of several.
  package var singles: [[String]] { labelSets.filter { $0.count == 1 } }
  package var several: [[String]] { labelSets.filter { $0.count > 1 } }

  private var labelSets: [[String]] {
    strata.compactMap { if case .labelSet(let set) = $0.kind { set } else { nil } }
  }
}

/// How arms are compared, and when a difference is one.
package struct StudyRule: Equatable, Sendable {
  /// At which thresholds scores become decisions.
  package enum Decision: String, CaseIterable, Sendable, Codable {
    /// Those chosen on the tune split, which all arms share, for the experiment's goal.
    case tuned
    /// 0.5 for every label.
    case fixed
  }

  package enum Correction: String, CaseIterable, Sendable {
    case holm, none
  }

  /// The strata whose figures are tested, by name, ``StudyRule/weighted`` among them; nil for all
  /// that have a weight, and that.
  package var primary: [String]?
  package var decision: Decision
  /// A smaller difference does not matter; a share, as 0.02.
  package var margin: Double
  /// The chance of a false alarm.
  package var alpha: Double
  package var correction: Correction

  package init(
    primary: [String]? = nil, decision: Decision = .tuned, margin: Double = 0.02,
    alpha: Double = 0.05, correction: Correction = .holm
  ) {
    self.primary = primary
    self.decision = decision
    self.margin = margin
    self.alpha = alpha
    self.correction = correction
  }

  /// The name of the figure that takes all strata by their weights.
  package static let weighted = "weighted"
}
