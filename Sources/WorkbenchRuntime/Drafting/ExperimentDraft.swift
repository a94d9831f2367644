import Curation
import Datasets
import Experiments
import Metrics

/// A first experiment about a set of images, from what is in it and what a person answered.
///
/// A pure function of these: ``text`` is an experiment file that explains each of its lines to
/// somebody who has never seen one, with what is wrong with the images as remarks.
package struct ExperimentDraft: Equatable, Sendable {
  /// What the file is called, for the commands in it.
  package var file: String
  package var title: String
  /// As seen from the file's folder.
  package var source: String
  package var format: DataFormat
  /// Nil where all are told apart.
  package var labels: [String]?
  package var rule: ThresholdRule
  package var plan: DraftPlan
  /// Of the images, with these labels.
  package var inspection: Inspection

  package init(
    file: String, title: String, source: String, format: DataFormat, labels: [String]?,
    rule: ThresholdRule, plan: DraftPlan, inspection: Inspection
  ) {
    self.file = file
    self.title = title
    self.source = source
    self.format = format
    self.labels = labels
    self.rule = rule
    self.plan = plan
    self.inspection = inspection
  }

  package var text: String {
    var yaml = CommentedYAML()
    writeHead(&yaml)
    writeData(&yaml)
    writeMix(&yaml)
    writeTraining(&yaml)
    return yaml.text
  }

  private func writeHead(_ yaml: inout CommentedYAML) {
    yaml.explain("What is trained on which images, and how. Check this file after a change with")
    yaml.explain("  thresh experiment \(ShellWord.quoted(file))")
    yaml.explain(
      "which prints it with every setting there is; thresh experiment --keys explains them.")
    yaml.space()
    yaml.set("title", YAMLWriter.text(title), "what its runs are called")
    yaml.set("seed", "1", "same seed, same images and settings: the same result to the last bit")
    yaml.space()
  }

  // MARK: The images

  private func writeData(_ yaml: inout CommentedYAML) {
    yaml.set("data", "", "which images")
    yaml.set("source", YAMLWriter.text(source), depth: 1, "where they are, from this file's folder")
    yaml.set("format", format.rawValue, depth: 1, format.meaning)
    yaml.set(
      "labels", labels.map { YAMLWriter.list($0.map(YAMLWriter.text)) } ?? "all", depth: 1,
      labels == nil
        ? "every label that is found; or a list such as [cat, dog] to tell only these apart"
        : "what is told apart; an image of none of these shows none, whatever else it shows")
    yaml.set(
      "size", "[\(plan.shape.height), \(plan.shape.width)]", depth: 1,
      "height and width in pixels that every image is brought to")
    yaml.set("channels", "\(plan.shape.channels)", depth: 1, "3 is colour, 1 is grey")
    yaml.set("split", "", depth: 1, "shares of the images; label sets are divided evenly")
    yaml.set("train", "0.7", depth: 2, "trained on")
    yaml.set("validation", "0.1", depth: 2, "says which epoch was the best")
    yaml.set("tune", "0.1", depth: 2, "thresholds are chosen on these")
    yaml.set("test", "0.1", depth: 2, "sealed: looked at last, and each look is counted")
    yaml.set(
      "on_bad_image", "skip", depth: 1, "leaves out images that cannot be read, and names them")
    yaml.space()
    writeFindings(&yaml)
  }

  private func writeFindings(_ yaml: inout CommentedYAML) {
    guard !inspection.findings.isEmpty else { return }
    yaml.explain(
      "What to know about these images; thresh data inspect \(ShellWord.quoted(file)) says it again:"
    )
    for finding in inspection.findings {
      let mark = finding.severity == .warning ? "! " : "- "
      yaml.explain(finding.sentence, first: mark, rest: "  ")
      yaml.explain(finding.remedy, first: "    ", rest: "    ")
    }
    yaml.space()
  }

  // MARK: What of them is trained on

  private func writeMix(_ yaml: inout CommentedYAML) {
    writeOffer(&yaml)
    yaml.set(
      "balance", isUneven ? "positive-weight" : "none",
      isUneven
        ? "labels on few images weigh more; none, sampler and others are there too"
        : "labels weigh alike; positive-weight gives rare ones more weight")
    yaml.space()
    // Digits and letters mean something else in a mirror.
    let isWriting = format == .idx
    yaml.set("augment", "", "training images are varied, anew each time they are seen")
    yaml.set(
      "flip", isWriting ? "false" : "true", depth: 1,
      "mirrors every other one; false for writing, and where left differs from right")
    yaml.set(
      "crop", isWriting ? "0.9" : "0.8", depth: 1,
      "cut to a random part, at least this share of each side")
    if !isWriting {
      yaml.set("colour", "0.2", depth: 1, "how much brightness, contrast and saturation vary")
    }
    yaml.space()
  }

  /// The mix as it is, to be changed by whoever asks what a label set is good for.
  private func writeOffer(_ yaml: inout CommentedYAML) {
    let sets = trainedSets
    guard !sets.isEmpty else { return }
    yaml.explain(
      "What the training part holds. To ask what a label set is good for, take the marks away and "
        + "change a number; label sets that are not named are left out.")
    yaml.offer("mix:")
    yaml.offer("  sets:")
    for set in sets {
      yaml.offer("    \(set.name == "none" ? set.name : YAMLWriter.text(set.name)): \(set.count)")
    }
    if let pair = scarcePair {
      yaml.explain(
        "Hardly an image shows both \(pair[0]) and \(pair[1]). Some can be pasted together of two, "
          + "though real ones teach more:", first: "  # ", rest: "  # ")
      let set = YAMLWriter.text(pair.joined(separator: "+"))
      yaml.offer("  composites: {layout: paste, sets: {\(set): 10%}}")
    }
    yaml.space()
  }

  /// The most frequent label sets of the training part, as a mix names them.
  private var trainedSets: [(name: String, count: Int)] {
    let names = inspection.labels
    guard names.allSatisfy(Experiment.canName),
      let train = inspection.parts.first(where: { $0.name == SplitPart.train.rawValue })
    else { return [] }
    return train.statistics.labelSets.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.labels.lexicographicallyPrecedes($1.labels)
    }.prefix(12).map { set in
      (set.labels.isEmpty ? "none" : set.labels.map { names[$0] }.joined(separator: "+"), set.count)
    }
  }

  /// Two labels that no image, or hardly one, shows together.
  private var scarcePair: [String]? {
    for finding in inspection.findings {
      if case .neverTogether(let pairs, _) = finding { return pairs.first }
      if case .singlesOnly = finding {
        let counts = inspection.whole.positives
        let frequent = counts.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
        return frequent.prefix(2).sorted().map { inspection.labels[$0] }
      }
    }
    let statistics = inspection.whole.statistics
    guard inspection.labels.count == 2, statistics.together(0, 1) * 20 < statistics.images else {
      return nil
    }
    return inspection.labels
  }

  private var isUneven: Bool {
    inspection.findings.contains { if case .imbalance = $0 { true } else { false } }
      || inspection.whole.positives.contains { $0 * 5 < inspection.whole.images }
  }

  // MARK: How

  private func writeTraining(_ yaml: inout CommentedYAML) {
    yaml.set("network", "", "what is trained")
    plan.network.write(&yaml)
    yaml.set(
      "head", "sigmoid", depth: 1,
      "judges each label by itself: an image may show several, one or none")
    yaml.space()
    let length =
      plan.seconds.map { ": \(DraftPlan.about($0)) on the machine that wrote this" } ?? ""
    yaml.set("train", "", "how it is trained")
    yaml.set("epochs", "\(plan.epochs)", depth: 1, "passes over the images\(length)")
    yaml.set("batch", "32", depth: 1, "images a step")
    yaml.set("loss", "bce", depth: 1, "how far scores are from the truth: binary cross-entropy")
    yaml.set(
      "optimizer", "{name: adamw, rate: \(plan.network.rate), weight_decay: 1e-4}", depth: 1,
      "how steps move the weights; a lower rate where the loss jumps, a higher where it creeps")
    yaml.set(
      "schedule", "{name: one-cycle, warmup: 0.2}", depth: 1,
      "the rate rises over the first fifth of the steps, and falls to almost nothing")
    yaml.space()
    yaml.set("thresholds", "", "from which score on a label counts as shown")
    yaml.set("goal", YAMLWriter.text(rule.text), depth: 1, DraftGoal.meaning(of: rule))
  }
}
