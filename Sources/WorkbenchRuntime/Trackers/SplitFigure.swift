import Metrics

/// A measure of a whole split by the name it has in files.
struct SplitFigure: Sendable {
  let name: String
  let meaning: String
  let value: @Sendable (EvaluationMeasures) -> Double?

  private init(
    _ name: String, _ meaning: String,
    _ value: @escaping @Sendable (EvaluationMeasures) -> Double?
  ) {
    self.name = name
    self.meaning = meaning
    self.value = value
  }

  /// The loss is not among them: it has a curve of its own.
  static let all = [
    SplitFigure("macro_f1", "Mean F1 of the labels where it is defined") { $0.macroF1 },
    SplitFigure("micro_f1", "F1 of all decisions together") { $0.microF1 },
    SplitFigure("macro_average_precision", "Mean average precision of the labels that occur") {
      $0.macroAveragePrecision
    },
    SplitFigure("macro_roc_auc", "Mean area under the ROC curve of the labels where it is defined")
    {
      $0.macroROCAUC
    },
    SplitFigure("subset_accuracy", "Share of the images whose label set is told exactly") {
      $0.subsetAccuracy
    },
    SplitFigure("hamming_loss", "Share of the pairs of image and label decided wrongly") {
      $0.hammingLoss
    },
    SplitFigure("macro_precision", "Mean precision of the labels where it is defined") {
      $0.macroPrecision
    },
    SplitFigure("macro_recall", "Mean recall of the labels that occur") { $0.macroRecall },
    SplitFigure("micro_precision", "Precision of all decisions together") { $0.microPrecision },
    SplitFigure("micro_recall", "Recall of all decisions together") { $0.microRecall },
    SplitFigure(
      "any_positive_rate_on_negatives",
      "Share of the images without any label for which some label is predicted"
    ) { $0.anyPositiveRateOnNegatives },
    SplitFigure(
      "all_negative_subset_accuracy", "Subset accuracy of a network that predicts no label"
    ) { $0.allNegativeSubsetAccuracy },
    SplitFigure(
      "all_negative_hamming_loss", "Hamming loss of a network that predicts no label"
    ) { $0.allNegativeHammingLoss },
  ]
}

/// A measure of one label by the name it has in files.
struct LabelFigure: Sendable {
  let name: String
  let meaning: String
  let value: @Sendable (LabelMeasures) -> Double?

  private init(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (LabelMeasures) -> Double?
  ) {
    self.name = name
    self.meaning = meaning
    self.value = value
  }

  /// What a curve is drawn of.
  static let curves = [
    LabelFigure("f1", "Harmonic mean of precision and recall") { $0.f1 },
    LabelFigure("precision", "Share of the predictions that are right") { $0.precision },
    LabelFigure("recall", "Share of the images with the label that are found") { $0.recall },
    LabelFigure("average_precision", "Area under the curve of precision over recall") {
      $0.averagePrecision
    },
    LabelFigure("roc_auc", "Area under the ROC curve") { $0.rocAUC },
  ]

  static let all =
    curves + [
      LabelFigure("specificity", "Share of the images without the label not called present") {
        $0.counts.specificity
      },
      LabelFigure("balanced_accuracy", "Mean of recall and specificity") {
        $0.counts.balancedAccuracy
      },
      LabelFigure("jaccard", "Right predictions over images predicted or true") {
        $0.counts.jaccard
      },
      LabelFigure("kappa", "Cohen's kappa") { $0.counts.kappa },
      LabelFigure("matthews_correlation", "Matthews correlation coefficient") {
        $0.counts.matthewsCorrelation
      },
      LabelFigure("prevalence", "Share of the images that hold the label") { $0.prevalence },
      LabelFigure("predicted_rate", "Share of the images for which it is predicted") {
        $0.predictedRate
      },
    ]
}
