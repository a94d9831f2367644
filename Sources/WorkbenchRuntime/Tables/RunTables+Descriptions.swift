import Interchange

private typealias Column = TableDescription.Column

private let run = Column("run", .integer, "Number of the run in its store")
private let split = Column("split", .string, "validation or tune")
private let epoch = Column("epoch", .integer, "Epoch, from 1")
private let step = Column("step", .integer, "Optimiser steps done")
private let label = Column("label", .string, "Name of the label")
private let time = Column("time", .number, unit: "s since 1970-01-01 UTC", "When it happened")

/// Counts of decisions, in the order of ``RunTables/outcomes(_:)``.
private let outcomes = [
  Column("true_positives", .integer, unit: "images", "Hold the label, and were told so"),
  Column("false_positives", .integer, unit: "images", "Do not hold it, and were told to"),
  Column("false_negatives", .integer, unit: "images", "Hold it, and were not told so"),
  Column("true_negatives", .integer, unit: "images", "Do not hold it, and were not told to"),
]

/// What the tables of runs hold.
extension RunTables {
  static let runs = TableDescription(
    "runs", "A row a run",
    [
      run, Column("title", .string, "Title"), Column("question", .string, "What it is to answer"),
      Column("experiment", .string, "Name of the experiment file"),
      Column("status", .string, "queued, running, paused, interrupted, done, stopped or failed"),
      Column("message", .string, "How the last session ended"),
      Column("seed", .integer, "Seed, 0 to 18446744073709551615"),
      Column("created", .number, unit: "s since 1970-01-01 UTC", "When it was recorded"),
      Column("finished", .number, unit: "s since 1970-01-01 UTC", "When the last session ended"),
      Column("elapsed", .number, unit: "s", "Time trained, pauses left out"), epoch, step,
      Column("planned_epochs", .integer, "Epochs it is to have"),
      Column("planned_steps", .integer, "Steps it is to have"),
      Column("parameters", .integer, "Trained numbers of the network"),
      Column("labels", .string, "Names of the labels, as a JSON list"),
      Column("images_train", .integer, unit: "images", "Size of the training split"),
      Column("images_validation", .integer, unit: "images", "Size of the validation split"),
      Column("images_tune", .integer, unit: "images", "Size of the tune split"),
      Column("images_test", .integer, unit: "images", "Size of the test split"),
      Column("data_fingerprint", .string, "Changes with any image, label or size"),
      Column("split_hash", .string, "Changes with the division of the images"),
      Column("machine", .string, "Processor, cores and system"),
      Column("code_version", .string, "Version of thresh"),
      Column("tags", .string, "Tags, as a JSON list"), Column("note", .string, "Note"),
      Column("archived", .boolean, "Whether it is archived"),
      Column("test_looks", .integer, "Looks at the sealed test split"),
    ])

  static let settings = TableDescription(
    "settings", "A row for each setting of a run's experiment, defaults written out",
    [
      run, Column("key", .string, "Path of the setting: train.optimizer.rate"),
      Column("value", .string, "As an experiment file writes it"),
    ])

  static let series = TableDescription(
    "series", "Every recorded point of every series",
    [
      run,
      Column(
        "series", .string,
        "train-loss, validation-loss, gradient-norm, learning-rate, elapsed (seconds trained)"),
      step, Column("value", .number, "Value"),
    ])

  static let epochs = TableDescription(
    "epochs", "A row an epoch, with the measures of the validation split, decided at 0.5",
    [
      run, epoch, step, time, Column("seconds", .number, unit: "s", "Time the epoch took"),
      Column("is_best", .boolean, "Whether it was the best so far"),
      Column("train_loss", .number, "Mean of its batch losses"),
      Column("validation_images", .integer, unit: "images", "Images measured"),
      Column("validation_loss", .number, "Mean loss of the validation split"),
      Column("macro_f1_over", .integer, unit: "labels", "Labels the macro F1 is the mean of"),
    ] + SplitFigure.all.map { Column($0.name, .number, $0.meaning) })

  static let labels = TableDescription(
    "labels",
    "The measures of each label: of validation after each epoch, decided at 0.5; of tune once it is "
      + "scored, by the thresholds in force",
    [
      run, split,
      Column("epoch", .integer, "Epoch, from 1; undefined for tune, scored when the run is done"),
      step, label,
      Column("threshold", .number, "Present is decided from this score; INF decides it nowhere"),
      Column("support", .integer, unit: "images", "Images that hold the label"),
    ] + outcomes + LabelFigure.all.map { Column($0.name, .number, $0.meaning) })

  static let scores = TableDescription(
    "scores", "The newest score of each pair of image and label",
    [
      run, split, Column("image", .integer, "Number of the image in the data set"),
      Column("name", .string, "Path or name of the image; undefined where its data is not at hand"),
      label, Column("score", .number, "What the network says, 0 to 1"),
      Column("probability", .number, "Calibrated score; undefined without calibration"),
      Column("target", .integer, "1 present, 0 absent; undefined where it is not known"),
      Column("decision", .boolean, "Whether the label is told, by the threshold"),
      Column("threshold", .number, "Present is decided from this score; INF decides it nowhere"),
      Column("thresholds_version", .integer, "Version of the thresholds; undefined for 0.5"),
    ])

  static let thresholds = TableDescription(
    "thresholds", "Every version of the thresholds of a run",
    [
      run, Column("version", .integer, "Version, from 1"), time,
      Column("goal", .string, "Rule they were chosen by"),
      Column("split_hash", .string, "Split they were chosen on"),
      Column("is_stale", .boolean, "Whether that is another split than the run's"),
      Column("in_force", .boolean, "Whether they are decided by"),
      Column("images", .integer, unit: "images", "Images they were chosen on"), label,
      Column("threshold", .number, "Present is decided from this score; INF decides it nowhere"),
      Column("achieved", .number, "What it reaches by the rule's measure"),
      Column("origin", .string, "own, shared, shrunk, hand or untuned"),
      Column("calibration", .string, "platt, isotonic or temperature"),
      Column("calibration_json", .string, "The numbers the calibration goes by, as JSON"),
    ])

  static let confusion = TableDescription(
    "confusion",
    "How often each label set was told for each, of images all of whose labels are known; what never "
      + "occurs has no row",
    [
      run, split, Column("truth", .string, "Labels the images hold: cat+dog, or none"),
      Column("predicted", .string, "Labels told for them"),
      Column("images", .integer, unit: "images", "How many"),
    ])

  static let labelConfusion = TableDescription(
    "label_confusion", "How the decisions about each label met the truth",
    [
      run, split, label,
      Column("threshold", .number, "Present is decided from this score; INF decides it nowhere"),
    ] + outcomes)

  static let log = TableDescription(
    "log", "The log of a run",
    [
      run, time, Column("step", .integer, "Optimiser steps done"),
      Column("level", .string, "info, warning, alarm, or alarm: and the name of its rule"),
      Column("text", .string, "What was said"),
    ])

  static let all = [
    runs, settings, series, epochs, labels, scores, thresholds, confusion, labelConfusion, log,
  ]
}
