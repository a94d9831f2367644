import Curation
import Experiments
import Studies

extension StudyPlan {
  /// Opens the data that all arms share, and says to which stratum each test image belongs.
  ///
  /// - Throws: one sentence about what keeps the data from being used, or about an arm that asks for
  ///   more images than there are.
  func images(
    cache: String, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) throws -> StudyImages {
    let data = try CuratedData.open(
      study.base.rooted(at: source.directory), directory: "/", cache: cache, progress: progress)
    try check(data)
    let images = data.images(of: .test)
    let strata = images.map { image -> String in
      guard let set = image.labelSet else { return "" }
      let kind: StudyStratum.Kind =
        switch image.negative {
        case .far: .far
        case .unseen: .unseen
        case .seen, nil: .labelSet(set.map { data.dataset.labels[$0] })
        }
      return study.strata.first { $0.kind == kind }?.name ?? ""
    }
    return StudyImages(
      numbers: images.map(\.image), names: images.map(\.name), strata: strata)
  }

  /// Whether the training part has what every arm asks for: told before anything is trained.
  private func check(_ data: CuratedData) throws {
    var available: [String: Int] = [:]
    for image in data.split.train {
      guard let set = data.dataset.labelSet(of: image) else { continue }
      available[MixEntry.name(of: set.map { data.dataset.labels[$0] }), default: 0] += 1
    }
    let negatives = data.split.train.filter { data.dataset.labelSet(of: $0) == [] }
    let details = data.dataset.images.details
    for arm in study.arms {
      var available = available
      if case .seen(let categories) = arm.kind {
        let shown = Set(negatives.flatMap { details[$0].categories })
        for name in categories where !shown.contains(name) {
          let near = Nearest.word(to: name, among: shown.sorted())
          throw RuntimeError(
            "\(source.name): \(arm.name): no negative shows \(name); allowed: "
              + shown.sorted().joined(separator: ", ")
              + (near.map { "; did you mean \($0)?" } ?? ""))
        }
        if study.base.compose == nil {
          available["none"] = negatives.count {
            details[$0].categories.contains(where: categories.contains)
          }
        }
      }
      for entry in study.counts(of: arm) {
        guard case .count(let count) = entry.amount else { continue }
        let found = available[entry.name] ?? 0
        guard count <= found else {
          throw RuntimeError(
            "\(source.name): \(arm.name) asks for \(count) training images of \(entry.name) among "
              + "\(study.images); the data holds \(found). Lower images, or the share")
        }
      }
    }
    let empty = study.strata.filter { stratum in
      guard case .labelSet(let set) = stratum.kind else { return false }
      return !data.split.test.contains { image in
        data.dataset.labelSet(of: image)?.map { data.dataset.labels[$0] } == set
      }
    }
    if let stratum = empty.first {
      throw RuntimeError("\(source.name): no test image is of \(stratum.name)")
    }
  }
}
