/// The name that somebody who mistyped may have meant.
package enum NearestName {
  /// The candidate with the fewest slips (a letter missing, added, wrong, or two swapped) from
  /// `name`, at most one in three letters; case counts for nothing. The first of equals.
  package static func among(_ candidates: [String], to name: String) -> String? {
    let wanted = Array(name.lowercased())
    var best: (candidate: String, slips: Int)?
    for candidate in candidates {
      let slips = slips(wanted, Array(candidate.lowercased()))
      guard slips <= max(1, max(wanted.count, candidate.count) / 3) else { continue }
      if best.map({ slips < $0.slips }) ?? true { best = (candidate, slips) }
    }
    return best?.candidate
  }

  /// The optimal string alignment distance.
  private static func slips(_ a: [Character], _ b: [Character]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        var cost = min(
          previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[b.count]
  }
}
