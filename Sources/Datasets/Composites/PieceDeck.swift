/// Hands out images in a random order, each once before any comes again: all are used about
/// equally often.
struct PieceDeck {
  private let images: [Int]
  /// What has been shuffled and not yet drawn.
  private var cards: [Int] = []
  private var random: SeededGenerator

  init(_ images: [Int], random: SeededGenerator) {
    self.images = images
    self.random = random
  }

  /// The next image that is not among `used`; one of these only if there is no other.
  ///
  /// - Precondition: there are images.
  mutating func draw(except used: [Int]) -> Int {
    // The next cards start after those that are left, so that none is passed over for good.
    if !cards.contains(where: { !used.contains($0) }) { cards = random.shuffled(images) + cards }
    let place = cards.lastIndex { !used.contains($0) } ?? cards.count - 1
    return cards.remove(at: place)
  }
}
