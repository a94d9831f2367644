/// The field that somebody who mistyped may have meant.
enum NearestField {
  /// The candidate with the fewest slips (a letter missing, added, wrong, or two swapped), at most
  /// one in three letters; case counts for nothing. The first of equals.
  static func among(_ candidates: [String], to name: String) -> String? {
    let wanted = Array(name.lowercased())
    var (best, fewest) = (String?.none, Swift.max(1, wanted.count / 3) + 1)
    for candidate in candidates where abs(candidate.count - wanted.count) < fewest {
      let slips = slips(wanted, Array(candidate.lowercased()))
      if slips < fewest { (best, fewest) = (candidate, slips) }
    }
    return best
  }

  /// The shortest path whose last part is the name: `train.optimizer.rate` for `rate`.
  static func ending(like name: String, among paths: [String]) -> String? {
    guard let wanted = name.lowercased().split(separator: ".").last else { return nil }
    return paths.filter { $0.lowercased().split(separator: ".").last == wanted }
      .min { $0.count < $1.count }
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
