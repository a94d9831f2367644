import Testing

@testable import Datasets

@Suite struct JPEGWriterTests {
  @Test(arguments: [1, 3], [(1, 1), (7, 5), (96, 40)])
  func `what is written is read again, nearly as it was`(channels: Int, size: (Int, Int)) throws {
    let (width, height) = size
    // A slope, of which even coarse blocks keep every value to within a few steps.
    let pixels = (0..<width * height * channels).map { place in
      UInt8((place / channels % width) + (place / channels / width) + 60)
    }
    let file = try JPEGWriter.jpeg(
      width: width, height: height, channels: channels, pixels: pixels)
    #expect(file.prefix(3) == [0xff, 0xd8, 0xff])
    let read = try ImageDecoder(height: height, width: width, channels: channels).pixels(of: file)
    #expect(read.count == pixels.count)
    for (a, b) in zip(read, pixels) { #expect(abs(Int(a) - Int(b)) <= 6) }
  }

  @Test func `noise fits into what is made ready for it, at any quality`() throws {
    var random = SeededGenerator(seed: 2)
    let pixels = (0..<64 * 64 * 3).map { _ in UInt8(random.integer(below: 256)) }
    func size(_ quality: Int) throws -> Int {
      try JPEGWriter.jpeg(width: 64, height: 64, channels: 3, pixels: pixels, quality: quality)
        .count
    }
    #expect(try size(1) < size(50) && size(50) < size(100))
  }
}
