/// What the data of a run holds and what is wrong with it: everything the mix screen shows.
package struct MixView: Equatable, Sendable {
  /// The title of the run or of the experiment.
  package var title: String
  package var images: PartCounts
  package var labels: [Label]
  package var sets: [LabelSet]
  package var sources: [Source]
  package var pairs: Pairs
  /// Mean number of labels of a training image.
  package var cardinality: Double?
  /// Mean of the labels' imbalance ratios, over those that are defined.
  package var meanImbalance: Double?
  package var findings: [Finding]
  package var balance: Balance?
  /// What was taken of the training part, in words: `cat+dog: 12 of 190 images`.
  package var mixNote: String?
  /// Nil where duplicates were not looked for.
  package var duplicates: Duplicates?
  /// Images that could not be read.
  package var unreadable: Int
  /// Of the pictures, in words: `160x120 ... 640x480 pixels, trained on at 64x64`.
  package var sizes: String?

  package init(
    title: String, images: PartCounts, labels: [Label] = [], sets: [LabelSet] = [],
    sources: [Source] = [], pairs: Pairs = Pairs(), cardinality: Double? = nil,
    meanImbalance: Double? = nil, findings: [Finding] = [], balance: Balance? = nil,
    mixNote: String? = nil, duplicates: Duplicates? = nil, unreadable: Int = 0,
    sizes: String? = nil
  ) {
    self.title = title
    self.images = images
    self.labels = labels
    self.sets = sets
    self.sources = sources
    self.pairs = pairs
    self.cardinality = cardinality
    self.meanImbalance = meanImbalance
    self.findings = findings
    self.balance = balance
    self.mixNote = mixNote
    self.duplicates = duplicates
    self.unreadable = unreadable
    self.sizes = sizes
  }

  /// Images of each part.
  package struct PartCounts: Equatable, Sendable {
    package var train: Int
    package var validation: Int
    package var tune: Int
    package var test: Int

    package init(train: Int = 0, validation: Int = 0, tune: Int = 0, test: Int = 0) {
      self.train = train
      self.validation = validation
      self.tune = tune
      self.test = test
    }
  }

  package struct Label: Equatable, Sendable {
    package var name: String
    /// Images that show it.
    package var positives: PartCounts
    /// Images of all parts that say nothing about it.
    package var unknowns: Int
    /// IRLbl: positives of the most frequent label over its own, in train; nil without any.
    package var imbalance: Double?

    package init(
      name: String, positives: PartCounts, unknowns: Int = 0, imbalance: Double? = nil
    ) {
      self.name = name
      self.positives = positives
      self.unknowns = unknowns
      self.imbalance = imbalance
    }
  }

  /// The images that show exactly these labels.
  package struct LabelSet: Equatable, Sendable {
    package var labels: [String]
    package var images: PartCounts

    package init(_ labels: [String], images: PartCounts) {
      self.labels = labels
      self.images = images
    }

    /// `cat+dog`, or `none`.
    package var name: String { labelSetName(labels) }
  }

  package struct Source: Equatable, Sendable {
    package var name: String
    package var images: Int
    /// Images that show no label.
    package var negatives: Int
    /// Positives of each label, in the order of the labels.
    package var positives: [Int]

    package init(name: String, images: Int, negatives: Int = 0, positives: [Int] = []) {
      self.name = name
      self.images = images
      self.negatives = negatives
      self.positives = positives
    }
  }

  /// How often labels are seen together in train.
  package struct Pairs: Equatable, Sendable {
    /// `[label, label]`, row-major: images that show both; on the diagonal, those that show one.
    package var counts: [Int]
    /// `[label, label]`, row-major: correlation of the two, -1...1; nil where undefined.
    package var phi: [Double?]

    package init(counts: [Int] = [], phi: [Double?] = []) {
      self.counts = counts
      self.phi = phi
    }
  }

  package struct Finding: Equatable, Sendable {
    package enum Severity: Sendable { case warning, note }

    package var severity: Severity
    /// One sentence: what was found.
    package var text: String
    /// One sentence: what to do about it.
    package var remedy: String?

    package init(_ severity: Severity, _ text: String, remedy: String? = nil) {
      self.severity = severity
      self.text = text
      self.remedy = remedy
    }
  }

  /// What balancing makes of the positives seen in an epoch, label by label.
  package struct Balance: Equatable, Sendable {
    package var method: String
    package var before: [Int]
    package var after: [Int]

    package init(method: String, before: [Int], after: [Int]) {
      self.method = method
      self.before = before
      self.after = after
    }
  }

  /// Groups of pictures that are the same.
  package struct Duplicates: Equatable, Sendable {
    package var exactGroups: Int
    package var nearGroups: Int
    /// Groups, of either kind, with images in more than one part.
    package var acrossParts: Int

    package init(exactGroups: Int, nearGroups: Int = 0, acrossParts: Int = 0) {
      self.exactGroups = exactGroups
      self.nearGroups = nearGroups
      self.acrossParts = acrossParts
    }
  }
}

extension MixView {
  /// With fewer images of its kind there is little to learn from.
  static let fewPositives = 10

  var setsAreFew: Int { sets.count { $0.images.train < MixView.fewPositives } }

  /// A count as a share of the training images; nil where there are none.
  func shareOfTrain(_ count: Int) -> Double? {
    images.train > 0 ? Double(count) / Double(images.train) : nil
  }

  /// Training images that show two labels; nil where it was not counted.
  func together(_ label: Int, _ other: Int) -> Int? { entry(label, other, of: pairs.counts) }

  func phi(_ label: Int, _ other: Int) -> Double? { entry(label, other, of: pairs.phi) ?? nil }

  private func entry<Value>(_ label: Int, _ other: Int, of matrix: [Value]) -> Value? {
    guard labels.indices.contains(label), labels.indices.contains(other) else { return nil }
    let index = label * labels.count + other
    return index < matrix.count ? matrix[index] : nil
  }
}
