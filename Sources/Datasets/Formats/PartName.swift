/// What the parts of a set are called in the names of folders, files and cells.
enum PartName {
  private static let parts: [String: SplitPart] = [
    "train": .train, "training": .train, "val": .validation, "valid": .validation,
    "validation": .validation, "tune": .tune, "tuning": .tune, "test": .test, "testing": .test,
  ]

  /// The part that is called exactly so, regardless of case.
  static func part(_ word: some StringProtocol) -> SplitPart? { parts[word.lowercased()] }

  /// The only part that a longer name speaks of: train of `instances_train2017`; nil of `trainval`
  /// and of `train_and_test`.
  static func part(in name: some StringProtocol) -> SplitPart? {
    let found = Set(name.split { !$0.isLetter }.compactMap { part($0) })
    return found.count == 1 ? found.first : nil
  }
}
