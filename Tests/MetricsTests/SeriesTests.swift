import Metrics
import Testing

struct SeriesTests {
  /// Values that jump about, some not finite, at steps with gaps and repeats.
  private func points(_ count: Int) -> [(step: Int, value: Double)] {
    var state: UInt64 = 88_172_645_463_325_252
    var step = 0
    return (0..<count).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      step += Int(state % 4)
      let kind = state >> 8 & 63
      let value = kind == 0 ? .nan : kind == 1 ? .infinity : Double(state >> 40) / 1000
      return (step, value)
    }
  }

  private func same(_ a: SeriesBin, _ b: SeriesBin) -> Bool {
    a.min == b.min && a.max == b.max && a.count == b.count && a.nanCount == b.nanCount
      && agree(a.mean, b.mean, within: 1e-6)
  }

  @Test func `a column holds what a look at every point finds`() {
    let points = points(5000)
    let series = Series(points)
    let end = (series.lastStep ?? 0) + 1
    for (range, columns) in [
      (0..<end, 160), (0..<end, 1), (100..<777, 7), (40..<41, 3), (-50..<end + 900, 33), (9..<9, 4),
    ] {
      let bins = series.bins(steps: range, columns: columns)
      #expect(bins.count == columns)
      var total = 0
      for (column, bin) in bins.enumerated() {
        // Exact for these sizes: column c begins at span * c / columns, rounded by the same rule.
        let (whole, rest) = (range.count / columns, range.count % columns)
        let low = range.lowerBound + column * whole + column * rest / columns
        let high = range.lowerBound + (column + 1) * whole + (column + 1) * rest / columns
        let inside = points.filter { $0.step >= low && $0.step < high }
        #expect(same(bin, SeriesBin(inside.map(\.value))))
        total += bin.count + bin.nanCount
      }
      #expect(total == points.count { range.contains($0.step) })
    }
  }

  @Test func `any stretch of indices is summarised right`() {
    let points = points(700)
    let series = Series(points)
    for low in stride(from: 0, through: 700, by: 23) {
      for high in stride(from: low, through: 700, by: 29) {
        #expect(
          same(series.summary(ofIndices: low..<high), SeriesBin(points[low..<high].map(\.value))))
      }
    }
  }

  @Test func `one spike among a million points shows at any zoom`() {
    var series = Series()
    for step in 0..<1_000_000 { series.append(step: step, value: step == 654_321 ? 99 : 1) }
    let bins = series.bins(steps: 0..<1_000_000, columns: 160)
    #expect(bins.compactMap(\.max).max() == 99)
    #expect(bins.count { $0.max == 99 } == 1)
    #expect(bins.reduce(0) { $0 + $1.count } == 1_000_000)
    #expect(series.bins(steps: 654_321..<654_322, columns: 1).first?.min == 99)
  }

  @Test func `an empty part has no values`() {
    let series = Series([(step: 10, value: 1), (step: 20, value: .nan)])
    let bins = series.bins(steps: 0..<30, columns: 3)
    #expect(bins.map(\.isEmpty) == [true, false, false])
    #expect(bins.map(\.min) == [nil, 1, nil])
    #expect(bins.map(\.mean) == [nil, 1, nil])
    #expect(bins.map(\.nanCount) == [0, 0, 1])
    #expect(Series().bins(steps: 0..<9, columns: 2) == [SeriesBin(), SeriesBin()])
    #expect(series.bins(steps: 0..<30, columns: 0).isEmpty)
  }

  @Test func `a truncated series is the one that never went further`() {
    let points = points(3000)
    for kept in [0, 1, 15, 16, 17, 1023, 1024, 1025, 2048, 2999] {
      var series = Series(points)
      let step = points[kept].step
      series.truncate(fromStep: step)
      let before = points.filter { $0.step < step }
      #expect(series == Series(before))
      for point in points where point.step >= step {
        series.append(step: point.step, value: point.value)
      }
      #expect(series == Series(points))
      let end = points[2999].step + 1
      #expect(
        series.bins(steps: 0..<end, columns: 50) == Series(points).bins(steps: 0..<end, columns: 50)
      )
    }
  }

  @Test func `a copy keeps its points when the original grows`() {
    var series = Series(points(1500))
    let copy = series
    series.append(step: 1_000_000, value: 1)
    #expect(copy.count == 1500)
    #expect(series.count == 1501)
    #expect(copy != series)
    #expect(copy.lastStep != 1_000_000)
  }

  @Test func `a step is found between others`() {
    let series = Series([(step: 2, value: 1), (step: 4, value: 2), (step: 4, value: 3)])
    #expect([0, 2, 3, 4, 5].map(series.index(ofStep:)) == [0, 0, 1, 1, 3])
    #expect(series.lastValue == 3)
    #expect(series.firstStep == 2)
  }

  @Test func `the smoothed line starts at the first value and skips what is not finite`() {
    // m1 = .5, / .5 = 1; m2 = .25+1.5 = 1.75, / .75; then NaN; m3 = .875+.5 = 1.375, / .875.
    let series = Series([
      (step: 0, value: 1), (step: 1, value: 3), (step: 2, value: .nan), (step: 3, value: 1),
    ])
    let smoothed = series.smoothed(weight: 0.5)
    #expect(smoothed.count == 4)
    #expect(smoothed[0].value == 1)
    #expect(agree(smoothed[1].value, 1.75 / 0.75))
    #expect(agree(smoothed[2].value, 1.75 / 0.75))
    #expect(agree(smoothed[3].value, 1.375 / 0.875))
    #expect(smoothed[3].step == 3)
    #expect(series.smoothed(weight: 0)[1].value == 3)
  }

  @Test func `a smoothed line that follows is the one drawn at once`() {
    let points = points(400)
    var series = Series()
    var line = SmoothedSeries(weight: 0.9)
    for (index, point) in points.enumerated() {
      series.append(step: point.step, value: point.value)
      if index % 37 == 0 { line.follow(series) }
    }
    line.follow(series)
    #expect(line.series == series.smoothed(weight: 0.9))
    line.follow(Series(points.prefix(10)))
    #expect(line.series == Series(points.prefix(10)).smoothed(weight: 0.9))
  }

  @Test func `the smoothing of nothing but gaps is not a number`() {
    let smoothed = Series([(step: 0, value: .nan)]).smoothed(weight: 0.9)
    #expect(smoothed.lastValue?.isNaN == true)
  }
}

struct RunningMedianTests {
  @Test func `the median of the last values is kept as they come and go`() {
    var running = RunningMedian(window: 3)
    #expect(running.median == nil)
    var medians: [Double?] = []
    for value in [5, 1, 9, .nan, 1, 1, 7, 7] as [Double] {
      running.add(value)
      medians.append(running.median)
    }
    // windows: 5 | 5 1 | 5 1 9 | same | 1 9 1 | 9 1 1 | 1 1 7 | 1 7 7
    #expect(medians == [5, 3, 5, 5, 1, 1, 1, 7])
    #expect(running.values == [1, 7, 7])
  }

  @Test func `a quantile lies between its neighbours as numpy puts it`() {
    // numpy.quantile([1, 2, 4, 8], [0, .1, .5, .9, 1])
    let found = [0, 0.1, 0.5, 0.9, 1].map { quantile($0, ofSorted: [1, 2, 4, 8]) }
    for (found, expected) in zip(found, [1, 1.3, 3, 6.8, 8]) { #expect(agree(found, expected)) }
    #expect(quantile(0.5, ofSorted: []) == nil)
  }
}
