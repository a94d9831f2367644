extension ScoreTable {
  /// The labels each image holds and those predicted for it, of the images all of whose labels are
  /// known; *present* is decided where `score >= threshold`.
  func setPairs(thresholds: [Double]) -> LabelSetPairs {
    precondition(
      thresholds.count == labels.count, "\(thresholds.count) thresholds, \(labels.count) labels")
    let width = labels.count
    var pairs = LabelSetPairs(labels: width)
    guard width > 0 else { return pairs }
    var truth = [UInt64](repeating: 0, count: pairs.words)
    var predicted = truth
    for row in images.indices {
      let start = row * width
      var isKnown = true
      for word in 0..<pairs.words {
        var (held, told, bit) = (UInt64(0), UInt64(0), UInt64(1))
        for label in word * 64..<min(word * 64 + 64, width) {
          let target = targets[start + label]
          if target == ScoreTable.present { held |= bit }
          if target == ScoreTable.unlabelled { isKnown = false }
          if Double(scores[start + label]) >= thresholds[label] { told |= bit }
          bit <<= 1
        }
        truth[word] = held
        predicted[word] = told
      }
      if isKnown { pairs.append(row: row, truth: truth, predicted: predicted) }
    }
    return pairs
  }
}

/// A true and a predicted label set of each of some images, a bit a label.
struct LabelSetPairs {
  /// Words of 64 bits a set.
  let words: Int
  let labels: Int
  /// Which rows of the table the images are.
  private(set) var rows: [Int] = []
  /// By image, then word.
  private(set) var truth: [UInt64] = []
  private(set) var predicted: [UInt64] = []

  init(labels: Int) {
    self.labels = labels
    words = (labels + 63) / 64
  }

  var count: Int { rows.count }

  mutating func append(row: Int, truth: [UInt64], predicted: [UInt64]) {
    rows.append(row)
    for word in 0..<words {
      self.truth.append(truth[word])
      self.predicted.append(predicted[word])
    }
  }

  /// Which labels of an image are meant.
  enum Part {
    case held, predicted, right, missed, wrong
  }

  /// Ascending.
  @inline(__always)
  func forEachLabel(_ part: Part, ofImage image: Int, _ visit: (Int) -> Void) {
    for word in 0..<words {
      let (held, told) = (truth[image * words + word], predicted[image * words + word])
      var bits =
        switch part {
        case .held: held
        case .predicted: told
        case .right: held & told
        case .missed: held & ~told
        case .wrong: ~held & told
        }
      while bits != 0 {
        visit(word * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }
}
