import Metrics

/// What a study has found so far: everything that its screen and its commands tell.
///
/// Figures are shares, 0...1, and differences of them; undefined ones are nil.
package struct StudySheet: Equatable, Sendable, Codable {
  package var title: String
  package var question: String?
  package var progress: Progress
  /// What is told apart, and by how much each weighs.
  package var strata: [Stratum]
  package var arms: [Arm]
  package var comparisons: [Comparison]
  package var doses: [DoseCurve]
  package var advice: [Advice]
  /// A paragraph for a colleague.
  package var summary: String
  package var rule: Rule

  /// How many of the trainings are there.
  package struct Progress: Equatable, Sendable, Codable {
    package var planned: Int
    package var done: Int
    /// Seeds with which every arm is done.
    package var wholeSeeds: Int
    /// Steps of each run, and training images of each arm.
    package var steps: Int
    package var images: Int

    package init(planned: Int, done: Int, wholeSeeds: Int, steps: Int, images: Int) {
      self.planned = planned
      self.done = done
      self.wholeSeeds = wholeSeeds
      self.steps = steps
      self.images = images
    }

    package var isWhole: Bool { done == planned }
  }

  package struct Stratum: Equatable, Sendable, Codable {
    /// `cat+dog`, `none`, `unseen`, `far`.
    package var name: String
    /// Test images.
    package var images: Int
    package var weight: Double
  }

  /// A figure of an arm: the mean over its seeds, and between which values it lies when seeds and
  /// images are drawn anew.
  package struct Figure: Equatable, Sendable, Codable {
    package var value: Double
    package var interval: ConfidenceInterval?
    /// One a seed, in their order.
    package var bySeed: [Double]
  }

  package struct Arm: Equatable, Sendable, Codable {
    /// `both 10%`
    package var name: String
    /// Training images by label set, in the order of the strata.
    package var mix: [String: Int]
    /// The correlation of two labels in the training set; nil where one never varies, or of more than
    /// two labels.
    package var phi: Double?
    /// The runs that are done, in the order of the seeds.
    package var runs: [RunOfSeed]
    /// Share of test images whose label set is told exactly, by stratum; `weighted` takes all of them
    /// by their weights.
    package var exact: [String: Figure]
    /// The same with every threshold at 0.5.
    package var exactFixed: [String: Figure]
    /// Further means over the seeds.
    package var measures: Measures
  }

  package struct RunOfSeed: Equatable, Sendable, Codable {
    package var seed: UInt64
    package var run: Int64
  }

  /// Means over seeds.
  package struct Measures: Equatable, Sendable, Codable {
    package var macroAveragePrecision: Double?
    package var macroF1: Double?
    package var calibrationError: Double?
    /// By label: of the images that hold nothing else, how many are found, and on how many of the
    /// other single-label images it is told falsely.
    package var recall: [String: Double]
    package var falseRate: [String: Double]
    /// On images of several labels: at least one of them is told.
    package var atLeastOne: Double?
    /// Each label's recall on images of several labels: the lowest is the one that is dropped.
    package var recallInSeveral: [String: Double]
    /// By negative stratum: share of images for which some label is told.
    package var anyPositive: [String: Double]
    /// By stratum: mean of the sum of all labels' probabilities.
    package var probabilitySum: [String: Double]
    /// By stratum: correlation of the two logits within it; of two labels only.
    package var headCorrelation: [String: Double]
    /// By negative stratum: share of its images above the joint energy that 95 % of the images with a
    /// label exceed.
    package var energyFalseRate: [String: Double]
    /// What the scores tell apart, whatever the thresholds; of two labels only.
    package var pairs: [PairAUC]
  }

  /// How well the scores of a label tell images that hold it from images that do not, by what else is
  /// in them: areas under the curve.
  package struct PairAUC: Equatable, Sendable, Codable {
    package var label: String
    /// Images of both from images of the other alone: is it seen beside the other?
    package var besideOther: Double?
    /// Images of it alone from images of none: is it told from nothing?
    package var fromNothing: Double?
    /// Images of it alone from images of the other alone: what training on single labels asks for.
    package var fromOther: Double?
  }

  /// One arm set against another in one figure.
  package struct Comparison: Equatable, Sendable, Codable {
    package var arm: String
    package var reference: String
    /// The stratum, or `weighted`.
    package var figure: String
    /// Whether it is one of those the study was made to test.
    package var isPrimary: Bool
    package var seeds: Int
    /// What the arm has more.
    package var effect: Double
    /// Seeds and images both random, as in reading studies with several readers.
    package var interval: ConfidenceInterval?
    /// Seeds and images drawn again, corrected for bias.
    package var resampled: ConfidenceInterval?
    package var standardError: Double?
    package var degreesOfFreedom: Double?
    package var pValue: Double?
    /// After correction for all that is tested.
    package var adjustedPValue: Double?
    /// Of the signs of the seeds' differences alone, exact; and after correction.
    package var signFlipPValue: Double?
    package var adjustedSignFlipPValue: Double?
    /// Of each seed's images, exact.
    package var mcNemarPValues: [Double]
    /// One a seed.
    package var bySeed: [Double]
    package var verdict: PairedVerdict?
    /// The verdict in a sentence.
    package var sentence: String
  }

  /// What more and more images of a kind do.
  package struct DoseCurve: Equatable, Sendable, Codable {
    /// `both`, `neither`, `swap`, `synthetic mosaic`.
    package var name: String
    /// The stratum they are for, or `weighted`.
    package var figure: String
    /// Whether it is the figure this kind of image is collected for.
    package var isMain: Bool
    /// Whether its images are made of others, and cost nothing to collect.
    package var isMade: Bool
    /// Ascending; a dose of 0 is training on single labels alone.
    package var points: [Point]
    /// The smallest dose that is surely no more than the margin below the largest; nil where that is
    /// not resolved.
    package var sufficient: Double?
    /// Images of its kind to collect for that.
    package var price: Int?
    /// Of pictures that are made: the dose of real images that does as well as the largest.
    package var realEquivalent: Double?
    /// The same in a sentence.
    package var sentence: String

    package struct Point: Equatable, Sendable, Codable {
      package var arm: String
      package var dose: Double
      /// Images of its kind.
      package var images: Int
      package var figure: Figure
    }
  }

  /// A sentence people say, and what the data of this study says of it.
  package struct Advice: Equatable, Sendable, Codable {
    package enum Answer: String, Sendable, Codable {
      case yes, no, mixed
      case notResolved = "not resolved"
      case notTested = "not tested"
    }

    package var claim: String
    package var answer: Answer
    package var because: String
  }

  package struct Rule: Equatable, Sendable, Codable {
    package var decision: StudyRule.Decision
    package var margin: Double
    package var alpha: Double
    package var correction: String
  }
}
