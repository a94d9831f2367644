@testable import Datasets

/// Leaves bytes as they are, up to rounding: 128 becomes 128.
func asBytes(channels: Int) -> PixelNormalization {
  PixelNormalization(
    mean: Array(repeating: 0, count: channels), scale: Array(repeating: 1 / 255, count: channels))
}

/// Grey images of one size from their bytes; image i holds label i % 2 and nothing else.
func greySet(height: Int, width: Int, _ images: [[UInt8]]) -> Dataset {
  Dataset(
    labels: ["even", "odd"], shape: PixelShape(height: height, width: width, channels: 1),
    names: images.indices.map { "\($0)" },
    targets: images.indices.flatMap { $0 % 2 == 0 ? [.present, .absent] : [.absent, .present] },
    pixels: images.flatMap { $0 })
}

/// `count` images of 4 x 4 RGB whose bytes are a fixed jumble.
func jumble(count: Int) -> Dataset {
  var random = SeededGenerator(seed: 11)
  let shape = PixelShape(height: 4, width: 4, channels: 3)
  return Dataset(
    labels: ["a", "b", "c"], shape: shape, names: (0..<count).map { "\($0)" },
    targets: (0..<count).flatMap { [.present, $0 % 2 == 0 ? .absent : .unlabelled, .absent] },
    pixels: (0..<count * shape.count).map { _ in UInt8(random.integer(below: 256)) })
}

func close(_ found: [Float], _ expected: [Float], within tolerance: Float = 1e-3) -> Bool {
  found.count == expected.count
    && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance }
}

extension Dataset {
  /// `[image, height, width, channel]`: all pixels at once.
  var bytes: [UInt8] {
    (0..<count).flatMap { image in
      var bytes = [UInt8](repeating: 0, count: shape.count)
      pixels.copy(image: image, into: &bytes)
      return bytes
    }
  }
}
