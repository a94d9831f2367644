/// Seeds as a person writes them: `1,2,3`, `1-5`, or both with blanks between.
package enum SeedList {
  /// So many runs at most come of one list.
  package static let limit = 1000

  /// The seeds in order, each once; nil where the text is not a list of seeds, empty or too long.
  package static func parse(_ text: some StringProtocol) -> [UInt64]? {
    var seeds: [UInt64] = []
    var seen: Set<UInt64> = []
    for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
      let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = UInt64(ends[0]), let last = UInt64(ends[ends.count - 1]), first <= last,
        last - first < UInt64(limit)
      else { return nil }
      for seed in first...last where seen.insert(seed).inserted { seeds.append(seed) }
      if seeds.count > limit { return nil }
    }
    return seeds.isEmpty ? nil : seeds
  }

  package static let allowed = "numbers and ranges, such as 1,2,3 or 1-5, at most 1000 seeds"
}
