import Curation
import Datasets
import Experiments
import Metrics
import Workbench

extension MixView {
  /// What the data of an experiment holds, as its training sees it.
  init(_ data: CuratedData, _ experiment: Experiment) {
    let inspection = data.inspection
    let train = inspection.parts.first { $0.name == SplitPart.train.rawValue }
    self.init(
      title: experiment.title, images: PartCounts { data.split[$0].count },
      cardinality: train?.statistics.cardinality,
      meanImbalance: train?.statistics.meanImbalance)
    let imbalances = train?.statistics.imbalances
    labels = inspection.labels.enumerated().map { label, name in
      Label(
        name: name, positives: PartCounts { data.split[$0].count { data.holds(label, $0) } },
        unknowns: inspection.whole.statistics.unknown[label],
        imbalance: imbalances?[label] ?? nil)
    }
    sets = Self.sets(data)
    sources = inspection.sources.map {
      Source(
        name: $0.name, images: $0.images, negatives: $0.statistics.negatives,
        positives: $0.positives)
    }
    if let statistics = train?.statistics { pairs = Pairs(statistics) }
    findings = inspection.findings.map {
      Finding($0.severity == .warning ? .warning : .note, $0.sentence, remedy: $0.remedy)
    }
    if experiment.balance.method != .none {
      let report = data.balance.report
      func whole(_ counts: [Double]) -> [Int] { counts.map { Int($0.rounded()) } }
      balance = Balance(
        method: experiment.balance.method.rawValue, before: whole(report.before.labels),
        after: whole(report.after.labels))
    }
    mixNote = experiment.mix == .all ? nil : experiment.mix.summary
    let copies = inspection.duplicates
    duplicates = Duplicates(
      exactGroups: copies.count(.exact), nearGroups: copies.count(.near),
      acrossParts: copies.acrossParts.count)
    unreadable = inspection.problems.count
    sizes = inspection.files.map { files in
      let (width, height) = (files.width, files.height)
      return "\(Int(width.least))x\(Int(height.least)) to \(Int(width.most))x\(Int(height.most)) "
        + "pixels, trained on at \(inspection.shape.width)x\(inspection.shape.height)"
    }
  }

  /// The label sets of all parts, the most frequent in train first.
  private static func sets(_ data: CuratedData) -> [LabelSet] {
    var counts: [[Int]: PartCounts] = [:]
    for part in SplitPart.allCases {
      for image in data.split[part] {
        guard let labelSet = data.dataset.labelSet(of: image) else { continue }
        counts[labelSet, default: PartCounts()][part] += 1
      }
    }
    return counts.sorted { a, b in
      (b.value.train, a.key.count) != (a.value.train, b.key.count)
        ? (b.value.train, a.key.count) < (a.value.train, b.key.count)
        : a.key.lexicographicallyPrecedes(b.key)
    }.map { set in
      LabelSet(set.key.map { data.dataset.images.labels[$0] }, images: set.value)
    }
  }
}

extension CuratedData {
  fileprivate func holds(_ label: Int, _ image: Int) -> Bool {
    dataset.images.target(image: image, label: label) == .present
  }
}

extension MixView.PartCounts {
  fileprivate init(_ count: (SplitPart) -> Int) {
    self.init(
      train: count(.train), validation: count(.validation), tune: count(.tune), test: count(.test))
  }

  fileprivate subscript(part: SplitPart) -> Int {
    get {
      switch part {
      case .train: train
      case .validation: validation
      case .tune: tune
      case .test: test
      }
    }
    set {
      switch part {
      case .train: train = newValue
      case .validation: validation = newValue
      case .tune: tune = newValue
      case .test: test = newValue
      }
    }
  }
}

extension MixView.Pairs {
  fileprivate init(_ statistics: LabelStatistics) {
    let labels = 0..<statistics.labels
    self.init(
      counts: labels.flatMap { a in labels.map { statistics.together(a, $0) } },
      phi: labels.flatMap { a in labels.map { statistics.phi(a, $0) } })
  }
}

extension MixDescription {
  /// What is done to the training part, in a few words.
  fileprivate var summary: String {
    var parts: [String] = []
    if let sets {
      parts.append(sets.map { "\($0.name) \($0.amount.text)" }.joined(separator: ", "))
    }
    if let dose {
      let names = dose.sets.map(MixEntry.name).joined(separator: ", ")
      parts.append("\(dose.manner.rawValue) \(MixAmount.share(dose.share).text) of \(names)")
    }
    if let hide {
      parts.append("labels hidden on \(hide.sets.map(MixEntry.name).joined(separator: ", "))")
    }
    if !negatives.heldOut.isEmpty {
      parts.append("held out \(negatives.heldOut.joined(separator: ", "))")
    }
    if let composites { parts.append("\(composites.layout.rawValue) pictures added") }
    return parts.joined(separator: "; ")
  }
}
