import Interchange
import Metrics
import NeuralNetwork
import RunStore
import Workbench

/// What is written of a run for TensorBoard, and under which tags.
enum BoardTags {
  /// Curves by the store's names of their series.
  static let series: [(kind: SeriesKind, tag: String, meaning: String)] = [
    (.trainLoss, "loss/train", "Mean loss of a step's batch, before the update"),
    (.validationLoss, "loss/validation", "Mean loss of the validation split after an epoch"),
    (.learningRate, "train/learning_rate", "Learning rate of a step"),
    (
      .gradientNorm, "train/gradient_norm",
      "Euclidean norm of the gradient of a step, before clipping"
    ),
  ]

  static let tags = Dictionary(uniqueKeysWithValues: series.map { ($0.kind.storedName, $0) })

  /// The measures the table of hyperparameters has columns for.
  static let measures = [
    ("validation/macro_f1", "macro F1"),
    ("validation/macro_average_precision", "macro AP"), ("validation/micro_f1", "micro F1"),
    ("validation/subset_accuracy", "subset accuracy"),
    ("validation/hamming_loss", "Hamming loss"), ("loss/validation", "validation loss"),
    ("loss/train_epoch", "train loss"), ("tune/macro_f1", "tuned macro F1"),
  ]

  // MARK: Curves

  static func step(_ values: [(name: String, value: Double)]) -> [BoardSummary] {
    values.compactMap { name, value in
      tags[name].map { .scalar($0.tag, value, about: $0.meaning) }
    }
  }

  /// Of an epoch, without its loss on validation, which is a series.
  static func epoch(trainLoss: Double?, validation: EvaluationMeasures?) -> [BoardSummary] {
    let loss = trainLoss.map {
      BoardSummary.scalar("loss/train_epoch", $0, about: "Mean of an epoch's batch losses")
    }
    guard let validation else { return [loss].compactMap { $0 } }
    return [loss].compactMap { $0 } + measures(validation, of: .validation, at: "0.5")
  }

  /// - Parameter thresholds: what decisions are made by, in words.
  static func measures(
    _ measures: EvaluationMeasures, of split: StoredSplit, at thresholds: String
  ) -> [BoardSummary] {
    let place = "of the \(split.rawValue) split, decided at \(thresholds)"
    let whole = SplitFigure.all.compactMap { figure in
      figure.value(measures).map {
        BoardSummary.scalar(
          "\(split.rawValue)/\(figure.name)", $0, about: "\(figure.meaning), \(place)")
      }
    }
    let folder = labelFolder(of: split)
    let labels = measures.labels.flatMap { label in
      LabelFigure.curves.compactMap { figure in
        figure.value(label).map {
          BoardSummary.scalar(
            "\(folder)/\(label.label)/\(figure.name)", $0, about: "\(figure.meaning), \(place)")
        }
      }
    }
    return whole + labels
  }

  /// Above the curves of the labels.
  static func labelFolder(of split: StoredSplit) -> String {
    split == .validation ? "labels" : "labels_\(split.rawValue)"
  }

  // MARK: Scores and weights

  /// Curves of precision over recall, and how the scores of a split are spread, by label.
  static func scores(_ table: ScoreTable, of split: StoredSplit) -> [BoardSummary] {
    table.labels.indices.flatMap { label -> [BoardSummary] in
      let name = table.labels[label]
      let ranked = table.ranked(label: label)
      let scores = "scores_\(split.rawValue)/\(name)"
      let summaries: [BoardSummary?] = [
        .precisionRecall(
          "\(split.rawValue)/\(name)", ranked,
          about: "Of \(name) on the \(split.rawValue) split"),
        .histogram(
          "\(scores)/present", ranked.positives,
          about: "Scores of the images that hold \(name)"),
        .histogram(
          "\(scores)/absent", ranked.negatives,
          about: "Scores of the images that do not hold \(name)"),
      ]
      return summaries.compactMap { $0 }
    }
  }

  static func weights(_ tensors: [NamedTensor]) -> [BoardSummary] {
    tensors.compactMap { tensor in
      let shape = tensor.shape.map(String.init).joined(separator: " × ")
      return .histogram("weights/\(tensor.name)", tensor.values, about: shape)
    }
  }

  // MARK: Words and settings

  static func words(_ run: TrackedRun) -> [BoardSummary] {
    let details = run.details
    let rows = [
      ("run", details.run.id.runText), ("title", details.run.title),
      ("experiment", details.run.experiment), ("seed", "\(details.run.seed)"),
      ("labels", run.labels.joined(separator: ", ")),
      ("parameters", "\(details.facts.parameters)"), ("machine", details.machine),
      ("version", details.codeVersion), ("data", details.facts.dataFingerprint),
      ("split", details.facts.splitHash), ("tags", details.run.tags.joined(separator: ", ")),
      ("note", details.run.note),
    ]
    let cells = rows.filter { !$0.1.isEmpty }.map { name, value in
      "| \(name) | \(value.replacing("|", with: "\\|").replacing("\n", with: " ")) |"
    }
    let about = (["| | |", "|-|-|"] + cells).joined(separator: "\n")
    let question = details.run.question.map { BoardSummary.text("run/question", $0) }
    return [question].compactMap { $0 } + [
      .text("run/about", about),
      .text("run/experiment", "```yaml\n\(details.resolvedText)\n```"),
    ]
  }

  static func settings(_ run: TrackedRun) -> BoardSummary {
    .sessionStart(settings: run.settings.boardSettings, time: run.details.run.created)
  }

  /// How the run ended; nil while that is not settled.
  static func end(of run: StoredRun) -> BoardSummary? {
    switch run.status {
    case .done: .sessionEnd(.success, time: run.finished)
    case .failed: .sessionEnd(.failure, time: run.finished)
    case .running, .paused: .sessionEnd(.running, time: nil)
    case .queued, .interrupted, .stopped: nil
    }
  }
}

extension [RunSetting] {
  /// Those that two runs are compared by, and the seed.
  var boardSettings: [(path: String, value: BoardSetting)] {
    filter { !["title", "question"].contains($0.path) }.map {
      (path: $0.path, value: BoardSetting($0.value))
    }
  }
}
