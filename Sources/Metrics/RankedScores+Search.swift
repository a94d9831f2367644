/// Walking the scores without a list of all of them
extension RankedScores {
  /// How many positives and negatives are called present with no image, and then at each distinct
  /// score of a positive, from the highest.
  func forEachPositivePoint(_ visit: (_ hits: Int, _ alarms: Int) -> Void) {
    visit(0, 0)
    var positive = positives.count
    var negative = negatives.count
    while positive > 0 {
      let score = positives[positive - 1]
      repeat { positive -= 1 } while positive > 0 && positives[positive - 1] == score
      negative = countOfNegatives(below: score, among: negative)
      visit(positives.count - positive, negatives.count - negative)
    }
  }

  /// The candidate that calls as many images present as there are positives, or of the two around
  /// that the nearer one, or of equally near ones the higher.
  /// - Precondition: there is a positive.
  var candidateNearestPrevalence: ThresholdCandidate {
    let score = score(atRank: positives.count)
    let upTo = counts(at: Double(score))
    let above = counts(at: Double(score).nextUp)
    let nearer =
      positives.count - above.predicted <= upTo.predicted - positives.count ? above : upTo
    return candidate(hits: nearer.truePositives, alarms: nearer.falsePositives)
  }

  /// The negatives below a score, of which there are at most `count`: in steps that double, for the
  /// next score of a positive is often near.
  private func countOfNegatives(below score: Float, among count: Int) -> Int {
    var high = count
    var step = 1
    while high - step >= 0, negatives[high - step] >= score {
      high -= step
      step *= 2
    }
    // All from `high` on are not below; the one a step down, if there is one, is.
    var low = max(high - step + 1, 0)
    while low < high {
      let middle = (low + high) / 2
      if negatives[middle] < score { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The score of the image that is `rank`th from the highest, 1 for the highest itself.
  private func score(atRank rank: Int) -> Float {
    // The most positives that are among the highest: each above the first negative that is not.
    var low = max(0, rank - negatives.count)
    var high = min(rank, positives.count)
    while low < high {
      let hits = (low + high + 1) / 2
      let alarms = rank - hits
      let positive = positives[positives.count - hits]
      let isAmong =
        alarms >= negatives.count || positive >= negatives[negatives.count - alarms - 1]
      if isAmong { low = hits } else { high = hits - 1 }
    }
    let positive = low > 0 ? positives[positives.count - low] : .infinity
    let negative = rank > low ? negatives[negatives.count - (rank - low)] : .infinity
    return min(positive, negative)
  }
}
