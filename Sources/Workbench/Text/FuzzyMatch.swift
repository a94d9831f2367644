/// Finds commands by a few of their letters, as an editor's palette does.
package enum FuzzyMatch {
  /// How well `pattern` matches: every letter must occur in order, whatever the case; nil if not.
  ///
  /// Letters that follow one another or that begin a word count more, a long candidate a little less.
  package static func score(_ pattern: String, in candidate: String) -> Int? {
    let wanted = Array(pattern.lowercased().filter { !$0.isWhitespace })
    if wanted.isEmpty { return 0 }
    let letters = Array(candidate.lowercased())
    // The best match may not begin at the first letter that fits: "st" is in "status" and in "last".
    var best: Int?
    for start in letters.indices where letters[start] == wanted[0] {
      if let score = score(wanted, in: letters, from: start) { best = max(best ?? .min, score) }
    }
    return best.map { $0 - letters.count / 8 }
  }

  private static func score(
    _ wanted: [Character], in letters: [Character], from start: Int
  ) -> Int? {
    var (score, next, previous) = (0, 0, Int?.none)
    for index in start..<letters.count where next < wanted.count && letters[index] == wanted[next] {
      let beginsWord = index == 0 || !(letters[index - 1].isLetter || letters[index - 1].isNumber)
      score += 1 + (beginsWord ? 6 : 0) + (previous == index - 1 ? 8 : 0)
      previous = index
      next += 1
    }
    return next == wanted.count ? score : nil
  }
}
