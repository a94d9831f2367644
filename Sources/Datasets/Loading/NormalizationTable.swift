/// What each byte of each channel becomes.
struct NormalizationTable: Sendable {
  private let channels: Int
  /// `[channel, byte]`.
  private let values: [Float]

  init(_ normalization: PixelNormalization) {
    channels = normalization.mean.count
    values = normalization.mean.indices.flatMap { channel in
      (0...255).map { normalization.normalized(UInt8($0), channel: channel) }
    }
  }

  /// Writes the pixels of an image of 1 or 3 channels into `output` from `start` on.
  func write(_ bytes: [UInt8], into output: inout [Float], at start: Int) {
    let bytes = bytes.span
    let values = values.span
    var output = output.mutableSpan
    if channels == 1 {
      for index in bytes.indices { output[start &+ index] = values[Int(bytes[index])] }
    } else {
      var place = start
      for index in stride(from: 0, to: bytes.count, by: 3) {
        output[place] = values[Int(bytes[index])]
        output[place &+ 1] = values[256 &+ Int(bytes[index &+ 1])]
        output[place &+ 2] = values[512 &+ Int(bytes[index &+ 2])]
        place &+= 3
      }
    }
  }
}
