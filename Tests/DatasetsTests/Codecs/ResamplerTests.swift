import Foundation
import Testing

@testable import Datasets

@Suite struct ResamplerTests {
  /// The pattern of `Reference/make_fixtures.py`.
  private let pattern: RawImage = {
    let (height, width) = (23, 37)
    let pixels = (0..<height * width * 3).map { (index: Int) -> UInt8 in
      let value = index * index * 31 + index * 7
      return UInt8(value % 251)
    }
    return RawImage(height: height, width: width, channels: 3, pixels: pixels)
  }()

  @Test func `resizing agrees with Pillow's antialiased bilinear filter`() throws {
    for resize in try Reference.fixtures.get().resizes {
      let pixels = pattern.resized(height: resize.height, width: resize.width).pixels
      #expect(pixels.count == resize.height * resize.width * 3)
      let difference = Reference.largestDifference(
        Array(pixels.prefix(resize.pixels.count)), Array(resize.pixels))
      #expect(difference <= 1, "\(resize.height)x\(resize.width): \(difference)")
    }
  }

  @Test func `halving takes the weighted mean of six neighbours`() {
    // Weights 1, 3, 3, 1 over 8 inside; 3, 3, 1 over 7 at a border (mirrored at the other).
    let image = RawImage(height: 1, width: 6, channels: 1, pixels: [0, 70, 140, 210, 0, 80])
    #expect(image.resized(height: 1, width: 3).pixels == [50, 140, 64])
  }

  @Test func `an extent that ends inside the last pixel gives it a part of its weight`() {
    // Scale 1.5: the second pixel is centred at 2.25, and nothing lies beyond 3 pixels.
    let rows = Resampler(from: 4, extent: 3, to: 2)
      .rows(of: [0, 90, 90, 255], rows: 1, inLength: 4, channels: 1)
    let whole = Resampler(from: 4, to: 2)
      .rows(of: [0, 90, 90, 255], rows: 1, inLength: 4, channels: 1)
    #expect(rows[1] < whole[1])
    #expect(rows[0] < whole[0])
  }

  @Test func `the same size is the same image`() {
    #expect(pattern.resized(height: 23, width: 37) == pattern)
  }

  @Test func `a constant image stays constant at every size`() {
    let image = RawImage(
      height: 7, width: 11, channels: 3, pixels: [UInt8](repeating: 255, count: 231))
    for (height, width) in [(1, 1), (3, 29), (100, 2)] {
      #expect(image.resized(height: height, width: width).pixels.allSatisfy { $0 == 255 })
    }
  }

  @Test func `grey and mirrored images resize as each channel of a coloured one does`() {
    let red = RawImage(
      height: 23, width: 37, channels: 1,
      pixels: pattern.pixels.enumerated()
        .filter { $0.offset % 3 == 0 }.map(\.element))
    let small = pattern.resized(height: 6, width: 9).pixels
    #expect(
      red.resized(height: 6, width: 9).pixels
        == small.enumerated().filter { $0.offset % 3 == 0 }.map(\.element))
  }
}
