/// Which images each epoch visits, and in which order: a pure function of (seed, epoch).
///
/// The images are passed through again and again, each pass in an order of its own, and the epochs
/// cut this stream into lengths: one that is shorter or longer than a pass goes on where the epoch
/// before it left off, so that over many epochs every image comes equally often.
struct EpochOrder: Sendable {
  /// One image of an epoch.
  struct Visit: Equatable, Sendable {
    var image: Int
    /// How many times the image came before in the epoch.
    var copy: Int
  }

  /// How many images an epoch visits.
  let count: Int

  private let images: [Int]
  private let shuffled: Bool
  private let seed: UInt64
  /// What is drawn from, if anything is, and the sums of its weights up to each.
  private let drawn: (images: [Int], sums: [Double])?
  private let mayRepeat: Bool

  /// - Parameters:
  ///   - count: how many images an epoch visits; nil for each entry of `images` once.
  ///   - sampling: one weight per entry of `images`, with which each epoch draws them; nil passes
  ///     through them.
  init(
    images: [Int], count: Int? = nil, sampling: [Double]?, shuffled: Bool, seed: UInt64
  ) {
    self.images = images
    self.count = images.isEmpty ? 0 : count ?? images.count
    self.shuffled = shuffled
    self.seed = seed
    drawn = sampling.map { Self.sums(of: images, weights: $0) }
    mayRepeat =
      sampling != nil || self.count != images.count || Set(images).count < images.count
  }

  func visits(epoch: Int) -> [Visit] {
    let order = order(epoch: epoch)
    guard mayRepeat else { return order.map { Visit(image: $0, copy: 0) } }
    var seen = [Int](repeating: 0, count: (order.max() ?? -1) + 1)
    return order.map { image in
      defer { seen[image] += 1 }
      return Visit(image: image, copy: seen[image])
    }
  }

  private func order(epoch: Int) -> [Int] {
    if let drawn, !drawn.images.isEmpty {
      var random = SeededGenerator(
        seed: seed, stream: Self.samplingStream, UInt64(bitPattern: Int64(epoch)))
      return (0..<count).map { _ in Self.draw(from: drawn, using: &random) }
    }
    var order: [Int] = []
    order.reserveCapacity(count)
    while order.count < count {
      let (pass, start) = (epoch * count + order.count).quotientAndRemainder(
        dividingBy: images.count)
      order += self.pass(pass)[start...].prefix(count - order.count)
    }
    return order
  }

  /// Every entry once.
  private func pass(_ number: Int) -> [Int] {
    guard shuffled else { return images }
    var random = SeededGenerator(
      seed: seed, stream: Self.orderStream, UInt64(bitPattern: Int64(number)))
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
