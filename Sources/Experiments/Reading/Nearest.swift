/// What a person most likely meant by a word that is not known.
package enum Nearest {
  /// The candidate with the fewest typing mistakes between it and the word, at most one for every
  /// three letters and at least one; upper case, `-` and `_` do not count as mistakes.
  ///
  /// The first of several equally near wins. `nil` when none is near.
  package static func word(to word: String, among candidates: some Sequence<String>) -> String? {
    guard word.count <= 80 else { return nil }
    var best: (candidate: String, mistakes: Int)?
    for candidate in candidates {
      let mistakes = mistakes(plain(word), plain(candidate))
      guard mistakes <= max(1, min(word.count, candidate.count) / 3) else { continue }
      // One letter for another is no typing mistake but another word.
      guard mistakes < max(word.count, candidate.count) else { continue }
      if let best, best.mistakes <= mistakes { continue }
      best = (candidate, mistakes)
    }
    return best?.candidate
  }

  /// Letters to insert, drop, change, or swap with their neighbour to make one word of the other.
  /// - Source: optimal string alignment, after Damerau (1964).
  static func mistakes(_ a: [Character], _ b: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for (j, other) in b.enumerated() {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }

  private static func plain(_ word: String) -> [Character] {
    word.lowercased().map { $0 == "-" ? "_" : $0 }
  }
}
