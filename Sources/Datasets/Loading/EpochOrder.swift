/// Which images each epoch visits, and in which order: a pure function of (seed, epoch).
struct EpochOrder: Sendable {
  /// One image of an epoch.
  struct Visit: Equatable, Sendable {
    var image: Int
    /// How many times the image came before in the epoch.
    var copy: Int
  }

  private let images: [Int]
  private let shuffled: Bool
  private let seed: UInt64
  /// What is drawn from, if anything is, and the sums of its weights up to each.
  private let drawn: (images: [Int], sums: [Double])?
  private let mayRepeat: Bool

  /// - Parameter sampling: one weight per entry of `images`, with which each epoch draws as many
  ///   entries as there are; nil visits each once.
  init(images: [Int], sampling: [Double]?, shuffled: Bool, seed: UInt64) {
    self.images = images
    self.shuffled = shuffled
    self.seed = seed
    drawn = sampling.map { Self.sums(of: images, weights: $0) }
    mayRepeat = sampling != nil || Set(images).count < images.count
  }

  /// How many images an epoch visits.
  var count: Int { images.count }

  func visits(epoch: Int) -> [Visit] {
    let order = order(epoch: epoch)
    guard mayRepeat else { return order.map { Visit(image: $0, copy: 0) } }
    var seen: [Int: Int] = [:]
    return order.map { image in
      defer { seen[image, default: 0] += 1 }
      return Visit(image: image, copy: seen[image, default: 0])
    }
  }

  private func order(epoch: Int) -> [Int] {
    let epoch = UInt64(bitPattern: Int64(epoch))
    if let drawn, !drawn.images.isEmpty {
      var random = SeededGenerator(seed: seed, stream: Self.samplingStream, epoch)
      return images.map { _ in Self.draw(from: drawn, using: &random) }
    }
    guard shuffled else { return images }
    var random = SeededGenerator(seed: seed, stream: Self.orderStream, epoch)
    return random.shuffled(images)
  }

  private static func draw(
    from drawn: (images: [Int], sums: [Double]), using random: inout SeededGenerator
  ) -> Int {
    let value = random.uniform() * drawn.sums[drawn.sums.count - 1]
    // The first whose sum is above the value; the last if the product was rounded up to its sum.
    var (low, high) = (0, drawn.sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if drawn.sums[middle] > value { high = middle } else { low = middle + 1 }
    }
    return drawn.images[low]
  }

  private static func sums(
    of images: [Int], weights: [Double]
  ) -> (images: [Int], sums: [Double]) {
    precondition(
      weights.count == images.count, "\(weights.count) weights for \(images.count) images")
    var entries: [Int] = []
    var sums: [Double] = []
    var sum = 0.0
    for (image, weight) in zip(images, weights) where weight != 0 {
      precondition(weight > 0 && weight.isFinite, "image \(image) is drawn with weight \(weight)")
      sum += weight
      entries.append(image)
      sums.append(sum)
    }
    precondition(images.isEmpty || !entries.isEmpty, "no image has a weight above 0")
    return (entries, sums)
  }

  // Keep the two apart from each other and from all else under the same seed.
  private static let orderStream: UInt64 = 0x6f72_6465_72
  private static let samplingStream: UInt64 = 0x6472_6177
}
