extension Naive {
  package enum MaxPool {}
  package enum AveragePool {}
  package enum GlobalAveragePool {}
}

extension Naive.MaxPool {
  package static func forward(
    _ shape: PoolShape, input: Slice, output: Slice, places: Slice?, workers: Workers
  ) {
    forEachOutput(shape) { index, window in
      var best: Float?
      var place = 0
      for (position, source) in window.enumerated() {
        guard let source else { continue }
        if let best, !(input[source] > best || input[source].isNaN) { continue }
        best = input[source]
        place = position
      }
      output[index] = best ?? -.infinity
      places?[index] = Float(place)
    }
  }

  package static func backward(
    _ shape: PoolShape, outputGradient: Slice, places: Slice, inputGradient: Slice,
    workers: Workers
  ) {
    inputGradient.slice(at: 0, count: shape.input.count).fill(0)
    forEachOutput(shape) { index, window in
      guard let winner = window[Int(places[index])] else { return }
      inputGradient[winner] += outputGradient[index]
    }
  }
}

extension Naive.AveragePool {
  package static func forward(_ shape: PoolShape, input: Slice, output: Slice, workers: Workers) {
    forEachOutput(shape) { index, window in
      let places = window.compactMap { $0 }
      let sum = places.reduce(0.0) { $0 + Double(input[$1]) }
      output[index] = Float(sum / Double(places.count))
    }
  }

  package static func backward(
    _ shape: PoolShape, outputGradient: Slice, inputGradient: Slice, workers: Workers
  ) {
    inputGradient.slice(at: 0, count: shape.input.count).fill(0)
    forEachOutput(shape) { index, window in
      for source in window.compactMap({ $0 }) {
        inputGradient[source] += outputGradient[index] / Float(window.count)
      }
    }
  }
}

extension Naive.GlobalAveragePool {
  package static func forward(_ shape: MapShape, input: Slice, output: Slice, workers: Workers) {
    let positions = shape.height * shape.width
    for image in 0..<shape.batch {
      for lane in 0..<shape.lanes {
        var sum = 0.0
        for position in 0..<positions {
          sum += Double(input[(image * positions + position) * shape.lanes + lane])
        }
        output[image * shape.lanes + lane] = Float(sum / Double(positions))
      }
    }
  }

  package static func backward(
    _ shape: MapShape, outputGradient: Slice, inputGradient: Slice, workers: Workers
  ) {
    let positions = shape.height * shape.width
    for index in 0..<shape.count {
      let image = index / shape.lanes / positions
      inputGradient[index] =
        outputGradient[image * shape.lanes + index % shape.lanes] / Float(positions)
    }
  }
}

/// Visits every output with the input indices of its window, row by row; nil beyond the map.
private func forEachOutput(_ shape: PoolShape, _ body: (_ index: Int, _ window: [Int?]) -> Void) {
  let input = shape.input
  let output = shape.output
  for index in 0..<output.count {
    let lane = index % output.lanes
    let pixel = index / output.lanes
    let column = pixel % output.width * shape.stride - shape.padding
    let row = pixel / output.width % output.height * shape.stride - shape.padding
    let image = pixel / output.width / output.height
    var window = [Int?]()
    for y in row..<row + shape.size {
      for x in column..<column + shape.size {
        let isInside = (0..<input.height).contains(y) && (0..<input.width).contains(x)
        window.append(
          isInside ? ((image * input.height + y) * input.width + x) * input.lanes + lane : nil)
      }
    }
    body(index, window)
  }
}
