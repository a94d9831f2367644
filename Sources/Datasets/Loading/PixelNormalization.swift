import Dispatch
import Synchronization

/// Turns bytes into numbers about zero: `(byte / 255 - mean) / scale`, channel by channel.
package struct PixelNormalization: Equatable, Sendable, Codable {
  /// One per channel, in 0...1.
  package var mean: [Float]
  /// One per channel, above 0; usually the standard deviation.
  package var scale: [Float]

  /// - Precondition: as many means as scales, every scale above 0.
  package init(mean: [Float], scale: [Float]) {
    precondition(
      mean.count == scale.count && scale.allSatisfy { $0 > 0 },
      "means \(mean), scales \(scale): one of each per channel, scales above 0")
    self.mean = mean
    self.scale = scale
  }

  /// Of red, green and blue in the photographs of ImageNet, as torchvision's networks expect it.
  package static let imageNet = PixelNormalization(
    mean: [0.485, 0.456, 0.406], scale: [0.229, 0.224, 0.225])

  /// Mean and standard deviation of every channel over all pixels of `images`.
  ///
  /// A channel that hardly varies (less than a quarter of a grey level) keeps scale 1, so that it
  /// becomes about 0 and not noise blown up; so does every channel when there are no images, whose
  /// mean is then 0. Sums are whole numbers, so the order of images does not matter.
  package static func measured(on dataset: Dataset, images: [Int]) -> PixelNormalization {
    let channels = dataset.shape.channels
    let histogram = histogram(of: dataset, images: images)
    var mean = [Float](repeating: 0, count: channels)
    var scale = [Float](repeating: 1, count: channels)
    let count = Double(images.count * dataset.shape.height * dataset.shape.width)
    for channel in 0..<channels where count > 0 {
      var sum = 0
      var squares = 0
      for byte in 0..<256 {
        sum += histogram[channel * 256 + byte] * byte
        squares += histogram[channel * 256 + byte] * byte * byte
      }
      let average = Double(sum) / count
      let deviation = max(0, Double(squares) / count - average * average).squareRoot()
      mean[channel] = Float(average / 255)
      if deviation >= 0.25 { scale[channel] = Float(deviation / 255) }
    }
    return PixelNormalization(mean: mean, scale: scale)
  }

  /// `[channel, byte]`: how often each byte occurs in each channel. One pass on all cores, and exact.
  private static func histogram(of dataset: Dataset, images: [Int]) -> [Int] {
    let channels = dataset.shape.channels
    let share = (images.count + histogramPieces - 1) / histogramPieces
    let parts = Mutex([Int](repeating: 0, count: channels * 256))
    DispatchQueue.concurrentPerform(iterations: histogramPieces) { piece in
      var counts = [Int](repeating: 0, count: channels * 256)
      var pixels = [UInt8](repeating: 0, count: dataset.shape.count)
      let range = min(piece * share, images.count)..<min((piece + 1) * share, images.count)
      for image in images[range] {
        dataset.pixels.copy(image: image, into: &pixels)
        for channel in 0..<channels {
          for index in stride(from: channel, to: pixels.count, by: channels) {
            counts[channel * 256 + Int(pixels[index])] += 1
          }
        }
      }
      parts.withLock { sums in
        for index in sums.indices { sums[index] += counts[index] }
      }
    }
    return parts.withLock { $0 }
  }

  private static let histogramPieces = 32

  func normalized(_ byte: UInt8, channel: Int) -> Float {
    (Float(byte) / 255 - mean[channel]) / scale[channel]
  }
}
