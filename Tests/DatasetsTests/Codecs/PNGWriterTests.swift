import Testing

@testable import Datasets

@Suite struct PNGWriterTests {
  @Test(arguments: [1, 3], [(1, 1), (7, 5), (300, 40)])
  func `what is written is read again, to the bit`(channels: Int, size: (Int, Int)) throws {
    let (width, height) = size
    var random = SeededGenerator(seed: 2)
    // Noise, which does not compress, so that the file is larger than its pixels.
    let pixels = (0..<width * height * channels).map { _ in UInt8(random.integer(below: 256)) }
    let file = try PNGWriter.png(width: width, height: height, channels: channels, pixels: pixels)
    let read = try ImageDecoder(height: height, width: width, channels: channels).pixels(of: file)
    #expect(read == pixels)
  }

  @Test func `the same pixels give the same file, and even ones a small one`() throws {
    let pixels = [UInt8](repeating: 200, count: 100 * 100 * 3)
    let file = try PNGWriter.png(width: 100, height: 100, channels: 3, pixels: pixels)
    #expect(file == (try PNGWriter.png(width: 100, height: 100, channels: 3, pixels: pixels)))
    #expect(file.count < 1000)
  }
}
