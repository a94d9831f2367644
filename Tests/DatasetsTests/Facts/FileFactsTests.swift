import Foundation
import Testing

@testable import Datasets

/// A case of `Reference/facts.json`, which `Reference/make_facts.py` made with Pillow.
struct FactsCase: Decodable, CustomTestStringConvertible {
  let name: String
  let file: Data
  let format: String
  let height: Int
  let width: Int
  let quality: Int?
  let look: String

  var testDescription: String { name }

  static let all = (try? Reference.read("facts.json", as: [FactsCase].self)) ?? []
}

@Suite struct FileFactsTests {
  @Test func `the cases of the reference are there`() {
    #expect(FactsCase.all.count == 9)
  }

  @Test(arguments: FactsCase.all)
  func `a file tells its format, size and quality`(example: FactsCase) throws {
    let file = Array(example.file)
    let decoder = ImageDecoder(height: 16, width: 24, channels: 3)
    let facts = FileFacts(
      try decoder.decode(file), file: file, content: 7,
      hasher: PerceptualHasher(shape: decoder.shape))
    #expect(facts.format.rawValue == example.format && facts.bytes == file.count)
    #expect(facts.height == example.height && facts.width == example.width)
    #expect(facts.quality == example.quality && facts.content == 7)
  }

  @Test(arguments: FactsCase.all.filter { $0.quality ?? 100 > 70 })
  func `a picture's hash is what Pillow and scipy say of it`(example: FactsCase) throws {
    let shape = PixelShape(height: example.height, width: example.width, channels: 3)
    let pixels = try ImageDecoder(height: shape.height, width: shape.width, channels: 3)
      .pixels(of: Array(example.file))
    let look = try #require(PerceptualHasher(shape: shape).hash(of: pixels))
    let expected = PerceptualHash(bits: try #require(UInt64(example.look, radix: 16)))
    // What saving as JPEG does to the signs of frequencies that are next to nothing.
    #expect(look.distance(to: expected) <= (example.format == "PNG" ? 1 : 4))
  }

  @Test func `a picture of one colour has no hash`() {
    let hasher = PerceptualHasher(shape: PixelShape(height: 20, width: 30, channels: 1))
    #expect(hasher.hash(of: [UInt8](repeating: 200, count: 600)) == nil)
    let faint = (0..<600).map { UInt8($0 % 30 < 15 ? 200 : 207) }
    #expect(hasher.hash(of: faint) == nil)
    let plain = (0..<600).map { UInt8($0 % 30 < 15 ? 200 : 220) }
    #expect(hasher.hash(of: plain) != nil)
  }

  @Test func `facts come with the images, and from the cache without a file being read`() throws {
    let set = try CachedFolder(images: 2)
    try set.write("cat/2.jpg", kind: "jpeg-baseline-444")
    let decoded = try set.open()
    let facts = decoded.images.details.map(\.facts)
    #expect(facts.map(\.?.format) == [.png, .png, .jpeg])
    #expect(facts[0]?.content == facts[1]?.content && facts[0]?.content != facts[2]?.content)
    #expect(facts.allSatisfy { ($0?.bytes ?? 0) > 0 })
    let cached = try set.open()
    #expect(cached.cacheUse.reused == 3 && cached.images == decoded.images)
  }

  @Test func `drawn pictures have no facts`() throws {
    let scene = try Dataset.open(
      DataDescription(source: "scenes:pets", height: 8, width: 8, pictures: 4), directory: ".",
      seed: 1)
    #expect(scene.images.details.allSatisfy { $0.facts == nil })
  }
}
