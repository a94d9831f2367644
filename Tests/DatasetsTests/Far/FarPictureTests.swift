import Testing

@testable import Datasets

@Suite struct FarPictureTests {
  private let shape = PixelShape(height: 24, width: 30, channels: 3)

  private func colours(_ index: Int) -> Set<[UInt8]> {
    let pixels = FarPicture(index: index, seed: 3).pixels(shape)
    return Set(stride(from: 0, to: pixels.count, by: 3).map { Array(pixels[$0..<$0 + 3]) })
  }

  @Test func `the kinds come by turns, and each counts its own`() {
    let pictures = (0..<14).map { FarPicture(index: $0, seed: 1) }
    #expect(pictures.map(\.kind) == FarPicture.Kind.allCases + FarPicture.Kind.allCases)
    #expect(pictures[0].name == "far/noise/000000" && pictures[9].name == "far/stripes/000001")
    #expect(pictures[9].categories == ["far", "far stripes"])
  }

  @Test(arguments: [(1, 1, 1), (4, 100, 3), (100, 4, 1), (33, 17, 3)])
  func `a picture of any size is filled, the same every time, and like no other`(
    height: Int, width: Int, channels: Int
  ) {
    let shape = PixelShape(height: height, width: width, channels: channels)
    for index in 0..<28 {
      let pixels = FarPicture(index: index, seed: 5).pixels(shape)
      #expect(pixels.count == shape.count)
      #expect(pixels == FarPicture(index: index, seed: 5).pixels(shape))
      guard shape.count > 100 else { continue }
      #expect(pixels != FarPicture(index: index + 7, seed: 5).pixels(shape))
      #expect(pixels != FarPicture(index: index, seed: 6).pixels(shape))
    }
  }

  @Test func `every kind looks like its name`() {
    for round in 0..<5 {
      let found = Dictionary(
        uniqueKeysWithValues: FarPicture.Kind.allCases.enumerated().map {
          ($1, colours(round * 7 + $0).count)
        })
      #expect(found[.plain] == 1)
      #expect(found[.stripes] == 2 && found[.checks] == 2)
      #expect(found[.cells].map { (2...40).contains($0) } == true)
      // Of 720 pixels.
      #expect(found[.noise].map { $0 > 715 } == true)
      #expect(found[.gradient].map { $0 > 20 } == true && found[.blobs].map { $0 > 50 } == true)
    }
  }

  @Test func `noise is even over all bytes`() {
    let large = PixelShape(height: 100, width: 100, channels: 3)
    let bytes = FarPicture(index: 0, seed: 2).pixels(large).map(Double.init)
    let mean = bytes.reduce(0, +) / 30_000
    let variance = bytes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 30_000
    // 127.5 and (256² - 1) / 12, give or take four standard errors.
    #expect(abs(mean - 127.5) < 1.7 && abs(variance - 5461.25) < 113)
  }

  @Test func `the pictures are the ones that runs were recorded with`() {
    var hash = ContentHash()
    for index in 0..<70 { hash.add(FarPicture(index: index, seed: 9).pixels(shape)) }
    #expect(hash.hexadecimal == "0418bdb7a7ec6c55")
  }

  @Test func `they come behind a set's own images, and hold none of its labels`() throws {
    let set = petSet(pets(cats: 2, dogs: 1, both: 1))
    let more = try set.addingFar(9, seed: 4)
    #expect(more.count == 13 && more.images.sources == ["", "far negatives"])
    #expect(Array(more.names[..<4]) == set.names && more.names[12] == "far/blobs/000001")
    for image in 4..<13 {
      #expect(more.labelSet(of: image) == [] && more.images.details[image].part == .test)
      #expect(more.images.details[image].isFar && more.images.path(of: image) == nil)
      var pixels = [UInt8](repeating: 0, count: set.shape.count)
      more.pixels.copy(image: image, into: &pixels)
      #expect(pixels == FarPicture(index: image - 4, seed: 4).pixels(set.shape))
    }
    #expect(more.images.details[..<4].allSatisfy { !$0.isFar })
    let prints = try [(9, 4), (9, 5), (8, 4)].map {
      try set.addingFar($0.0, seed: UInt64($0.1)).fingerprint
    }
    #expect(prints[0] == more.fingerprint && Set(prints + [set.fingerprint]).count == 4)
  }
}
