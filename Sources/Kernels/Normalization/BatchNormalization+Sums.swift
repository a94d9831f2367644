extension BatchNormalization {
  /// Mean and sum of squared distances from it, for every lane, into the first piece's sums.
  ///
  /// Each piece measures from its first pixel, which keeps the digits that a plain sum of squares
  /// loses when the mean is far from zero; pieces are merged by Chan's rule in their order.
  static func measure(
    _ sums: LaneSums, input: UnsafePointer<Vector>, workers: Workers
  ) {
    let lanes = sums.shape.lanes
    // Safety: each piece writes sums of its own.
    nonisolated(unsafe) let (sums, input) = (sums, input)
    workers.forEach(pieces: sums.pieces) { piece in
      let pixels = sums.pixels(of: piece)
      guard !pixels.isEmpty else { return }
      sums.begin(piece)
      let blocks = lanes / channelBlock
      let origin = input + pixels.lowerBound * blocks
      let run = sums.run(of: piece)
      forEachRun(pixels) { range in
        for block in 0..<blocks {
          let first = origin[block]
          var (sum, squares) = (run[block], run[blocks + block])
          for pixel in range {
            let distance = input[pixel * blocks + block] - first
            sum += distance
            squares.addProduct(distance, distance)
          }
          run[block] = sum
          run[blocks + block] = squares
        }
      } endOfRun: {
        sums.flush(piece)
      }
      let total = sums.sums(of: piece)
      let values = UnsafeRawPointer(origin).assumingMemoryBound(to: Float.self)
      let count = Double(pixels.count)
      for lane in 0..<lanes {
        let offset = total[lane] / count
        total[lanes + lane] = max(0, total[lanes + lane] - total[lane] * offset)
        total[lane] = Double(values[lane]) + offset
      }
    }
    let merged = sums.sums(of: 0)
    var count = Double(sums.pixels(of: 0).count)
    for piece in 1..<max(sums.pieces, 1) {
      let added = Double(sums.pixels(of: piece).count)
      if added == 0 { continue }
      let other = sums.sums(of: piece)
      let share = added / (count + added)
      for lane in 0..<lanes {
        let distance = other[lane] - merged[lane]
        merged[lane] += distance * share
        merged[lanes + lane] += other[lanes + lane] + distance * distance * count * share
      }
      count += added
    }
  }

  /// Sums of the gradient, and of the gradient times the distance from the mean, for every lane,
  /// into the first piece's sums.
  static func sumGradients(
    _ sums: LaneSums, input: UnsafePointer<Vector>, rectifier: Rectifier?,
    gradient: UnsafePointer<Vector>, mean: UnsafePointer<Vector>, workers: Workers
  ) {
    let lanes = sums.shape.lanes
    // Safety: each piece writes sums of its own.
    nonisolated(unsafe) let (sums, input, rectifier) = (sums, input, rectifier)
    nonisolated(unsafe) let (gradient, mean) = (gradient, mean)
    workers.forEach(pieces: sums.pieces) { piece in
      sums.begin(piece)
      let blocks = lanes / channelBlock
      let run = sums.run(of: piece)
      forEachRun(sums.pixels(of: piece)) { range in
        for block in 0..<blocks {
          let centre = mean[block]
          var (sum, products) = (run[block], run[blocks + block])
          for pixel in range {
            let index = pixel * blocks + block
            let value = input[index]
            var slope = gradient[index]
            if let rectifier { slope = rectifier.passed(slope, at: value, block) }
            sum += slope
            products.addProduct(slope, value - centre)
          }
          run[block] = sum
          run[blocks + block] = products
        }
      } endOfRun: {
        sums.flush(piece)
      }
    }
    let merged = sums.sums(of: 0)
    for piece in 1..<max(sums.pieces, 1) {
      let other = sums.sums(of: piece)
      for index in 0..<lanes * 2 { merged[index] += other[index] }
    }
  }

  /// Eight pixels at a time, so that the sums of a lane stay in registers for a while and memory
  /// is still read nearly in order.
  @inline(__always)
  private static func forEachRun(
    _ pixels: Range<Int>, _ body: (Range<Int>) -> Void, endOfRun: () -> Void
  ) {
    var first = pixels.lowerBound
    while first < pixels.upperBound {
      let end = min(first + LaneSums.runPixels, pixels.upperBound)
      while first < end {
        let next = min(first + 8, end)
        body(first..<next)
        first = next
      }
      endOfRun()
    }
  }
}
