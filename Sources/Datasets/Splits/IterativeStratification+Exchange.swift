extension IterativeStratification {
  /// The second step. Only units of the same size are exchanged, so parts keep their sizes.
  mutating func exchange() {
    let sizes = units.images.map(\.count)
    var start = 0
    while start < sizes.count {
      let end = sizes[start...].firstIndex { $0 != sizes[start] } ?? sizes.count
      for _ in 0..<4 * (end - start) {
        let a = generator.integer(in: start...end - 1)
        let b = generator.integer(in: start...end - 1)
        if homes[a] != homes[b], gain(a, b) > 1e-9 { swap(a, b) }
      }
      start = end
    }
  }

  /// Per column in which two units differ, how many more images of it `a` has.
  private func forEachDifference(_ a: Int, _ b: Int, _ body: (Int, Double) -> Void) {
    let (first, second) = (units[unit: a], units[unit: b])
    var (i, j) = (first.startIndex, second.startIndex)
    while i < first.endIndex || j < second.endIndex {
      let column = min(
        i < first.endIndex ? first[i].other : .max, j < second.endIndex ? second[j].other : .max)
      var difference: Int32 = 0
      if i < first.endIndex, first[i].other == column {
        difference += first[i].count
        i += 1
      }
      if j < second.endIndex, second[j].other == column {
        difference -= second[j].count
        j += 1
      }
      if difference != 0 { body(Int(column), Double(difference)) }
    }
  }

  /// By how much the sum of squared wants over shares shrinks if two units change places.
  private func gain(_ a: Int, _ b: Int) -> Double {
    let (from, to) = (homes[a], homes[b])
    var gain = 0.0
    forEachDifference(a, b) { column, more in
      let row = column * shares.count
      gain -= more * (2 * wants[row + from] + more) / shares[from]
      gain += more * (2 * wants[row + to] - more) / shares[to]
    }
    return gain
  }

  private mutating func swap(_ a: Int, _ b: Int) {
    let (from, to) = (homes[a], homes[b])
    var changes: [(row: Int, more: Double)] = []
    forEachDifference(a, b) { changes.append(($0 * shares.count, $1)) }
    for (row, more) in changes {
      wants[row + from] += more
      wants[row + to] -= more
    }
    homes.swapAt(a, b)
  }
}
