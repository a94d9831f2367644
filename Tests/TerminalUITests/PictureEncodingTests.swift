import Testing

@testable import TerminalUI

struct PictureEncodingTests {
  /// Width and height, among them heights that six does not divide.
  static let sizes = [(1, 1), (5, 7), (64, 48), (100, 301)]

  /// A colour wheel of sorts: smooth, with every hue and lightness.
  static func smooth(_ width: Int, _ height: Int) -> Picture {
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        pixels.append(UInt8(x * 255 / max(width - 1, 1)))
        pixels.append(UInt8(y * 255 / max(height - 1, 1)))
        pixels.append(UInt8((x + y) * 255 / max(width + height - 2, 1)))
      }
    }
    return Picture(height: height, width: width, pixels: pixels)
  }

  static func flat(_ color: RGB, _ width: Int, _ height: Int) -> Picture {
    let pixels = Array(
      repeating: [color.red, color.green, color.blue], count: width * height)
    return Picture(height: height, width: width, pixels: Array(pixels.joined()))
  }

  /// Root of the mean squared error of a channel, 0...255; `nil` when a pixel is missing.
  private func distance(of decoded: SixelDecoder, to picture: Picture) -> Double? {
    var sum = 0.0
    for (index, pixel) in decoded.pixels.enumerated() {
      guard let pixel else { return nil }
      for (channel, value) in [pixel.red, pixel.green, pixel.blue].enumerated() {
        let difference = Double(value) - Double(picture.pixels[index * 3 + channel])
        sum += difference * difference
      }
    }
    return (sum / Double(max(picture.pixels.count, 1))).squareRoot()
  }

  @Test(arguments: sizes) func `sixels show every pixel, nearly in its colour`(
    width: Int, height: Int
  ) throws {
    let picture = Self.smooth(width, height)
    let decoded = try #require(SixelDecoder(SixelEncoder.encode(picture)))
    #expect((decoded.width, decoded.height) == (width, height))
    #expect(decoded.colors <= 256)
    // 256 colours for all hues lie some 20 apart.
    let error = try #require(distance(of: decoded, to: picture))
    #expect(error < 12, "\(error)")
  }

  @Test(arguments: [2, 16, 64]) func `no more colours are used than the terminal has`(
    count: Int
  ) throws {
    let bytes = SixelEncoder.encode(Self.smooth(64, 48), colors: count)
    let decoded = try #require(SixelDecoder(bytes))
    #expect(decoded.colors <= count)
    #expect(!decoded.pixels.contains(nil))
  }

  @Test func `a mean over an area is kept where colours are few`() throws {
    let picture = Self.flat(RGB(100, 100, 100), 40, 20)
    // Beside every hue, so that none of eight colours is the grey.
    var pixels = Self.smooth(40, 40).pixels
    pixels.replaceSubrange(0..<picture.pixels.count, with: picture.pixels)
    let mixed = Picture(height: 40, width: 40, pixels: pixels)
    let decoded = try #require(SixelDecoder(SixelEncoder.encode(mixed, colors: 8)))
    let reds = decoded.pixels.prefix(800).compactMap { $0.map { Int($0.red) } }
    #expect(abs(reds.reduce(0, +) / 800 - 100) < 12)
  }

  @Test func `a picture of one colour is a few bytes`() throws {
    let bytes = SixelEncoder.encode(Self.flat(RGB(255, 0, 51), 300, 12))
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "\u{1B}P0;1q\"1;1;300;12#0;2;100;0;20#0!300~-#0!300~\u{1B}\\")
  }

  @Test func `the last rows of a height that six does not divide set no bit below`() {
    let bytes = SixelEncoder.encode(Self.flat(RGB(0, 0, 0), 2, 8))
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "\u{1B}P0;1q\"1;1;2;8#0;2;0;0;0#0~~-#0BB\u{1B}\\")
  }

  @Test func `a picture without pixels is no bytes`() {
    let nothing = Picture(height: 0, width: 0, pixels: [])
    #expect(SixelEncoder.encode(nothing) == [])
    #expect(
      KittyEncoder.encode(nothing, number: 1, columns: 2, lines: 2, cell: .standard) == [])
  }

  // MARK: kitty

  @Test(arguments: sizes) func `kitty gets every pixel as it is, with a transparent edge`(
    width: Int, height: Int
  ) throws {
    let picture = Self.smooth(width, height)
    let place = Rect(width: 80, height: 40)
    let fit = PictureFit(picture, in: place)
    let bytes = KittyEncoder.encode(
      picture, number: 7, columns: fit.columns, lines: fit.lines, cell: .standard)
    let messages = try #require(KittyMessage.decode(bytes))
    let message = try #require(messages.first)
    #expect(messages.count == 1)
    let (shownWidth, shownHeight) = (Int(message.keys["s"]!)!, Int(message.keys["v"]!)!)
    let channels = message.keys["f"] == "32" ? 4 : 3
    #expect(message.data.count == shownWidth * shownHeight * channels)
    // Less than a column or a line of cells more than the picture.
    #expect((shownWidth - width) * fit.columns <= shownWidth)
    #expect((shownHeight - height) * fit.lines <= shownHeight)
    for y in 0..<shownHeight {
      for x in 0..<shownWidth {
        let pixel = message.data[
          (y * shownWidth + x) * channels..<(y * shownWidth + x + 1) * channels]
        if x < width, y < height {
          let start = (y * width + x) * 3
          #expect(Array(pixel.prefix(3)) == Array(picture.pixels[start..<start + 3]))
          if channels == 4 { #expect(pixel.last == 255) }
        } else {
          #expect(pixel.last == 0)
        }
      }
    }
    var keys = message.keys
    for key in ["s", "v", "f"] { keys[key] = nil }
    #expect(
      keys == [
        "a": "T", "i": "7", "c": "\(fit.columns)", "r": "\(fit.lines)", "C": "1", "q": "2",
      ])
  }

  @Test func `more pixels than the device has are not sent to kitty`() throws {
    let picture = Self.smooth(400, 400)
    let bytes = KittyEncoder.encode(
      picture, number: 1, columns: 10, lines: 5, cell: .standard)
    let message = try #require(KittyMessage.decode(bytes)?.first)
    #expect(message.keys["s"] == "100")
    #expect(message.keys["v"] == "100")
    #expect(message.keys["f"] == "24")
  }

  @Test func `a deletion names the picture`() {
    #expect(
      KittyMessage.decode(KittyEncoder.deletion(of: 9))
        == [KittyMessage(keys: ["a": "d", "d": "I", "i": "9", "q": "2"])])
  }

  // MARK: Scaling

  @Test func `reduced pixels are the means of what they cover`() {
    let picture = Picture(
      height: 1, width: 3, pixels: [0, 0, 0, 90, 30, 60, 255, 255, 255])
    #expect(picture.scaled(height: 1, width: 1).pixels == [115, 95, 105])
    // One and a half pixels each: 0 and half of 90, half of 90 and 255.
    let two = picture.scaled(height: 1, width: 2).pixels
    #expect([two[0], two[3]] == [30, 200])
  }

  @Test func `enlarged pixels run from one to the next`() {
    let picture = Picture(height: 1, width: 2, pixels: [0, 0, 0, 100, 100, 100])
    let wide = picture.scaled(height: 2, width: 4)
    #expect(stride(from: 0, to: 12, by: 3).map { wide.pixels[$0] } == [0, 25, 75, 100])
    #expect(wide.pixels.suffix(12) == wide.pixels.prefix(12))
  }

  @Test func `a picture of one colour stays so at any size`() {
    let picture = Self.flat(RGB(7, 130, 255), 13, 9)
    for (width, height) in [(1, 1), (13, 9), (5, 31), (40, 2), (101, 77)] {
      #expect(
        picture.scaled(height: height, width: width) == Self.flat(RGB(7, 130, 255), width, height))
    }
    #expect(picture.scaled(height: 0, width: 5).pixels.isEmpty)
  }
}
