@testable import Kernels

/// A slice of its own for each tensor of a test.
func makeSlice(_ values: [Float]) -> Slice {
  let slice = Arena(count: paddedChannels(max(values.count, 1))).slice(
    offset: 0, count: values.count)
  slice.write(values)
  return slice
}

/// A slice filled with a value that no kernel should leave behind.
func makeStaleSlice(_ count: Int) -> Slice {
  makeSlice([Float](repeating: 77, count: count))
}

/// Values over `-1...1` for the true channels of `[rows, lanes]`, zeros in the padding lanes.
func randomRows(_ rows: Int, channels: Int, lanes: Int, seed: UInt64) -> [Float] {
  var stream = RandomStream(seed: seed)
  var values = [Float](repeating: 0, count: rows * lanes)
  for row in 0..<rows {
    for channel in 0..<channels {
      values[row * lanes + channel] = stream.uniform(in: -1...1)
    }
  }
  return values
}

func randomMap(_ shape: MapShape, seed: UInt64) -> Slice {
  makeSlice(
    randomRows(shape.pixels, channels: shape.channels, lanes: shape.lanes, seed: seed))
}

func randomVector(_ count: Int, seed: UInt64) -> [Float] {
  var stream = RandomStream(seed: seed)
  return stream.uniforms(count, in: -1...1)
}

/// The largest difference, infinite if one is not a number or counts differ.
func largestDifference(_ left: Slice, _ right: Slice) -> Float {
  let (left, right) = (left.read(), right.read())
  guard left.count == right.count else { return .infinity }
  return zip(left, right).reduce(0) { largest, pair in
    let difference = abs(pair.0 - pair.1)
    return difference.isNaN ? .infinity : max(largest, difference)
  }
}

/// Room for rounding in a sum of products of values in `-1...1`: half a unit in the last place of
/// 1 for each term, and two units for the result. A wrong term is larger by far.
func sumTolerance(terms: Int) -> Float { 2.4e-7 + 6e-8 * Float(terms) }

/// Room for rounding in a pass of a convolution on values in `-1...1`.
///
/// Winograd's transforms magnify rounding: the bound is 2^-20 for each term of a sum, 16 times that
/// of the definition.
func tolerance(_ shape: ConvolutionShape, terms: Int) -> Float {
  shape.usesWinograd ? 4e-6 + 0x1p-20 * Float(terms) : sumTolerance(terms: terms)
}

let oneWorker = Workers(count: 1)
let workerCounts = [1, 2, 3, 7]
