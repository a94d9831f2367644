import Testing

@testable import Datasets

@Suite struct SceneRendererTests {
  private let labelSets = [[0], [1], [0, 1], []]

  private func renderer() throws -> SceneRenderer { try #require(SceneRenderer(name: "pets")) }

  private func picture(
    _ labelSet: [Int], _ index: Int, seed: UInt64 = 1, height: Int = 32, width: Int = 32,
    channels: Int = 3
  ) throws -> [UInt8] {
    try renderer().pixels(
      labelSet: labelSet, index: index, seed: seed, height: height, width: width,
      channels: channels)
  }

  @Test func `pets is the scene there is, with cats and dogs`() throws {
    #expect(SceneRenderer.names == ["pets"])
    #expect(try renderer().labels == ["cat", "dog"])
    #expect(SceneRenderer(name: "Pets") == nil && SceneRenderer(name: "") == nil)
  }

  @Test func `the same arguments give the same bytes`() throws {
    for (index, labelSet) in labelSets.enumerated() {
      #expect(try picture(labelSet, index) == picture(labelSet, index))
    }
    #expect(try picture([1, 0], 5) == picture([0, 1], 5))
  }

  @Test func `label set, index and seed each give another picture`() throws {
    let all =
      try labelSets.map { try picture($0, 0) } + [
        picture([0], 1), picture([0], 0, seed: 2), picture([0], -1),
      ]
    for first in all.indices {
      for second in all.indices where first < second { #expect(all[first] != all[second]) }
    }
  }

  /// Frozen from this program; the numbers say that pictures have changed, not that they are wrong.
  /// Data sets drawn before and after such a change must not be compared.
  @Test func `the pictures are the ones that runs were recorded with`() throws {
    // FNV-1a, 64 bits.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in 0..<40 {
      for byte in try picture(labelSets[index % 4], index, height: 64, width: 64) {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      }
    }
    #expect(hash == 226_330_863_509_879_871)
  }

  @Test func `any size and both depths are drawn`() throws {
    for (height, width) in [(1, 1), (1, 40), (40, 1), (24, 48), (48, 24), (7, 13)] {
      #expect(try picture([0, 1], 3, height: height, width: width).count == height * width * 3)
      let grey = try picture([], 3, height: height, width: width, channels: 1)
      #expect(grey.count == height * width)
    }
  }

  @Test func `a grey picture is the luma of the coloured one`() throws {
    let colour = try picture([0], 8)
    let grey = try picture([0], 8, channels: 1)
    for index in grey.indices {
      let luma =
        0.299 * Double(colour[index * 3]) + 0.587 * Double(colour[index * 3 + 1])
        + 0.114 * Double(colour[index * 3 + 2])
      // Colours outside the range are cut off before the luma in one, after it in the other.
      #expect(abs(luma - Double(grey[index])) < 24)
    }
  }

  /// Cats and dogs differ in shape alone: what can be measured without looking at shapes says no
  /// more than chance. 0.5 is chance; with 300 pictures of each, four standard deviations are 0.095.
  @Test func `mean colour, spread and saturation do not tell cats from dogs`() throws {
    let cats = try (0..<300).map { summary(of: try picture([0], $0)) }
    let dogs = try (0..<300).map { summary(of: try picture([1], $0)) }
    for (place, name) in ["red", "green", "blue", "spread", "saturation", "dark"].enumerated() {
      let area = chanceOfHigher(cats.map { $0[place] }, dogs.map { $0[place] })
      #expect(abs(area - 0.5) < 0.095, "\(name): \(area)")
    }
  }

  @Test func `mean colour and spread do not tell both or neither from one`() throws {
    let singles = try (0..<300).map { summary(of: try picture([$0 % 2], $0)) }
    for labelSet in [[0, 1], []] {
      let others = try (0..<300).map { summary(of: try picture(labelSet, $0)) }
      for place in 0..<5 {
        let area = chanceOfHigher(singles.map { $0[place] }, others.map { $0[place] })
        #expect(abs(area - 0.5) < 0.095, "\(labelSet) \(place): \(area)")
      }
    }
  }

  /// Mean of each channel, standard deviation of the luma, mean saturation, share of dark pixels.
  private func summary(of picture: [UInt8]) -> [Double] {
    var sums = [Double](repeating: 0, count: 6)
    var squares = 0.0
    var lumas = 0.0
    let count = Double(picture.count / 3)
    for index in stride(from: 0, to: picture.count, by: 3) {
      let pixel = picture[index..<(index + 3)].map(Double.init)
      let luma = 0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2]
      for channel in 0..<3 { sums[channel] += pixel[channel] / count }
      lumas += luma / count
      squares += luma * luma / count
      sums[4] += ((pixel.max() ?? 0) - (pixel.min() ?? 0)) / count
      sums[5] += luma < 40 ? 1 / count : 0
    }
    sums[3] = max(0, squares - lumas * lumas).squareRoot()
    return sums
  }

  /// How likely a value of `a` is above one of `b`: the area under the ROC curve.
  private func chanceOfHigher(_ a: [Double], _ b: [Double]) -> Double {
    var wins = 0.0
    for first in a {
      for second in b { wins += first > second ? 1 : first == second ? 0.5 : 0 }
    }
    return wins / Double(a.count * b.count)
  }
}
