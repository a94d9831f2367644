import Datasets
import Experiments
import Foundation
import NeuralNetwork
import Testing

@testable import Studies

@Suite struct StudyReadingTests {
  @Test func `a study file names arms, seeds, strata and what is held fixed`() throws {
    let study = try StudySample.study()
    #expect(study.title == "pets")
    #expect(
      study.arms.map(\.name) == ["singles", "both 5%", "both 10%", "neither 10%", "swap 10%"])
    #expect(study.seeds == [1, 2])
    #expect(study.strata.map(\.name) == ["cat", "dog", "cat+dog", "none"])
    #expect(study.strata.map(\.weight) == [0.3, 0.3, 0.1, 0.3])
    #expect(study.steps == 40)
    #expect(study.rule == StudyRule())
  }

  @Test func `all runs of a study have the same data and the same number of steps`() throws {
    let study = try StudySample.study(["steps=45"])
    for run in study.runs {
      let experiment = study.experiment(for: run)
      #expect(experiment.data.seed == study.base.seed)
      #expect(experiment.train.epochs * (experiment.train.epochSteps ?? 0) == 45)
    }
    #expect(study.runs.count == 10)
    // Whole seeds first.
    #expect(study.runs.prefix(5).allSatisfy { study.experiment(for: $0).seed == 1 })
  }

  @Test func `arms about something else bring along what they are compared with`() throws {
    let study = try StudySample.study([
      """
      arms=[{heads: [softmax]}, {skew: {ratio: 3, remedies: [augment-to-equal, thresholds]}}, \
      {hidden: 10%}, {augment: {flips: {flip: true}, plain: none}}]
      """
    ])
    #expect(
      study.arms.map(\.name) == [
        "singles", "swap 10%", "head softmax", "skew 1:3", "skew 1:3 augment-to-equal",
        "skew 1:3 thresholds", "both 10%", "hidden 10%", "augment flips", "augment plain",
      ])
    let compared = study.comparisons.map {
      "\(study.arms[$0.arm].name) - \(study.arms[$0.reference].name)"
    }
    #expect(
      compared == [
        "swap 10% - singles", "head softmax - swap 10%", "skew 1:3 - swap 10%",
        "skew 1:3 augment-to-equal - skew 1:3", "skew 1:3 thresholds - skew 1:3",
        "both 10% - singles", "hidden 10% - both 10%", "augment flips - augment plain",
      ])
  }

  @Test(arguments: [
    ("arms=[{bothh: 10%}]", "arms.0 is bothh; allowed: one of singles"),
    ("arms=[{bothh: 10%}]", "did you mean both?"),
    ("arms=[{both: 0%}]", "arms.0.both has 0%, which is singles"),
    ("arms=[{both: 140%}]", "arms.0.both is 140%; allowed: a share such as 10%"),
    ("arms=[{heads: [softmx]}]", "did you mean softmax?"),
    ("arms=[{heads: [sigmoid]}]", "arms.0.heads is sigmoid"),
    ("arms=[{skew: {ratio: 1}}]", "arms.0.skew.ratio is 1"),
    ("arms=[{swap: 60%}]", "arms has swap 60%, whose shares are more than all images"),
    ("arms=[]", "arms is an empty list; allowed: a list of arms"),
    ("strata={cat: 50%, dog: 50%}", "strata needs a set of several labels"),
    ("strata={cat: 50%, dog: 20%, cat+dog: 10%}", "strata adds up to 80%, not 100%"),
    ("strata={cat: 50%, cow: 20%, cat+dog: 30%}", "names cow, which is no label"),
    ("strata={cat: 40%, dog: 20%, cat+dog: 20%, dog+cat: 20%}", "strata.dog+cat is given twice"),
    ("strata.unseen=0%", "strata weighs unseen, and experiment.mix.negatives.held_out"),
    ("seeds=25", "seeds is 25; allowed: a count from 1 to 24"),
    ("seeds=[1, 1]", "seeds is [1, 1]"),
    ("compare.primary=[cat+dgo]", "did you mean cat+dog?"),
    ("compare.alpha=60%", "compare has an alpha that is not above 0% and below 50%"),
    ("experiment.train.early_stop=3", "has train.early_stop; all runs of a study take as many"),
    ("experiment.mix={cat: 3}", "has a mix; what the training sets hold is what the arms say"),
    (
      "experiment.train.epochz=3",
      "experiment.train.epochz is not a known key; did you mean experiment.train.epochs?"
    ),
    ("experiment=nowhere.yaml", "experiment cannot be used: /nowhere.yaml: there is no such file"),
    ("arms=[{swap: [1%, 50%]}]", "has swap 1%, which of 10 images asks for none of cat+dog"),
    ("arms=[{skew: {ratio: 900}}]", "has skew 1:900, which of 100 images asks for none of cat"),
    ("experiment.network.head=softmax", "has the head softmax; arms compare heads with sigmoid"),
    ("stepz=3", "stepz is not a known key; did you mean steps?"),
  ])
  func `a mistake is told with what is allowed`(override: String, sentence: String) {
    var overrides = [override]
    if override.contains("50%]}") { overrides.append("images=10") }
    if override.contains("head=") { overrides.append("arms=[{heads: [softmax]}]") }
    let told = StudySample.problems(overrides)
    #expect(told.contains(sentence), "\(told)")
  }

  @Test
  func `an experiment of another folder keeps its paths, and is not needed any more once kept`()
    throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let base = folder.appending(path: "base")
    try FileManager.default.createDirectory(
      at: base.appending(path: "photos"), withIntermediateDirectories: true)
    let file = base.appending(path: "base.yaml")
    try Data("data: {source: photos, labels: [cat, dog], size: [8, 8]}\n".utf8).write(to: file)
    let start = try #require(StudySample.text.range(of: "experiment:\n"))
    let end = try #require(StudySample.text.range(of: "images: 100"))
    let text = StudySample.text.replacingCharacters(
      in: start.lowerBound..<end.lowerBound, with: "experiment: \"../base/base.yaml\"\n")
    let other = folder.appending(path: "other").path
    let study = try Study.read(text: text, file: "s.yaml", directory: other)
    #expect(study.base.data.sources[0].path == base.appending(path: "photos").path)
    #expect(study.baseFile == "../base/base.yaml")

    try FileManager.default.removeItem(at: base)
    let kept = try Study.read(
      text: text, file: "s.yaml", directory: other, base: study.base.yaml, checkingFiles: false)
    #expect(kept == study)
  }

  @Test func `an empty file is told what a study needs`() {
    #expect(StudySample.problems(text: "").contains("a study needs experiment, images, steps"))
    let told = StudySample.problems(text: "title: x\n")
    for key in ["experiment", "images", "steps", "arms", "strata"] {
      #expect(told.contains("\(key) is missing"), "\(told)")
    }
  }

  @Test func `every key of a study file is in its reference`() {
    let paths = Set(Study.keys.map(\.path))
    for key in ["images", "steps", "seeds", "arms", "strata", "mix.both", "compare.margin"] {
      #expect(paths.contains(key), "\(key)")
    }
  }
}

@Suite struct StudyArmTests {
  @Test func `every mix has as many images, and a swap as many of each label`() throws {
    let study = try StudySample.study()
    #expect(try StudySample.counts(study, "singles") == ["cat": 50, "dog": 50])
    #expect(try StudySample.counts(study, "both 10%") == ["cat": 45, "dog": 45, "cat+dog": 10])
    #expect(try StudySample.counts(study, "neither 10%") == ["cat": 45, "dog": 45, "none": 10])
    let swap = try StudySample.counts(study, "swap 10%")
    #expect(swap == ["cat": 40, "dog": 40, "cat+dog": 10, "none": 10])
    #expect((swap["cat"] ?? 0) + (swap["cat+dog"] ?? 0) == 50)
  }

  @Test func `a skewed mix has so many times fewer images of the first label`() throws {
    let study = try StudySample.study(["arms=[{skew: {ratio: 3}}]"])
    #expect(
      try StudySample.counts(study, "skew 1:3")
        == ["cat": 20, "dog": 60, "cat+dog": 10, "none": 10])
  }

  @Test func `a kind of arm changes what it is about and nothing else`() throws {
    let study = try StudySample.study([
      """
      arms=[{heads: [softmax]}, {hidden: 10%}, {synthetic: {share: 20%, layout: mosaic}}, \
      {augment: {flips: {flip: true}}}, {skew: {ratio: 2, remedies: [positive-weight]}}]
      """
    ])
    func experiment(_ name: String) throws -> Experiment {
      let arm = try #require(study.arms.first { $0.name == name })
      return study.experiment(for: arm, seed: 5)
    }
    let plain = try experiment("swap 10%")
    #expect(plain.seed == 5)

    var softmax = try experiment("head softmax")
    #expect(softmax.head == .softmax && softmax.train.loss.function == .softmaxCrossEntropy)
    (softmax.head, softmax.train.loss, softmax.title) = (plain.head, plain.train.loss, plain.title)
    #expect(softmax == plain)

    #expect(try experiment("hidden 10%").mix.hide?.sets == [["cat", "dog"]])
    let synthetic = try #require(
      try experiment("synthetic 20% mosaic").mix.composites)
    #expect(synthetic.layout == .mosaic && synthetic.controls == .match)
    #expect(synthetic.sets == [MixEntry(labelSet: ["cat", "dog"], amount: .count(20))])
    #expect(try experiment("augment flips").augment == Augmentation(flip: true))
    #expect(try experiment("skew 1:2 positive-weight").balance.method == .positiveWeight)
  }

  @Test func `the experiment of every arm can be written down and read again`() throws {
    let study = try StudySample.study([
      """
      arms=[{both: 5%}, {swap: 5%}, {heads: [softmax]}, {hidden: 10%}, {synthetic: 20%}, \
      {skew: {ratio: 2, remedies: [positive-weight, sampler, ml-ros, augment-to-equal]}}, \
      {augment: {mixed: {mixup: 0.2}}}]
      """
    ])
    for run in study.runs {
      let experiment = study.experiment(for: run)
      let read = try Experiment.read(text: experiment.yaml, file: "run", directory: "/")
      #expect(read == experiment)
    }
  }
}
