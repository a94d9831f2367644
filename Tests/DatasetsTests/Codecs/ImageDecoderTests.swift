import Foundation
import Testing

@testable import Datasets

@Suite struct ImageDecoderTests {
  @Test func `every kind of PNG and JPEG decodes to the pixels that were put in`() throws {
    let images = try Reference.fixtures.get().images
    #expect(images.count > 50)
    for (name, image) in images.sorted(by: { $0.key < $1.key }) {
      let decoder = ImageDecoder(height: image.height, width: image.width, channels: 3)
      do {
        let pixels = try decoder.pixels(of: Array(image.file))
        let difference = Reference.largestDifference(pixels, Array(image.pixels))
        #expect(difference <= image.tolerance, "\(name) is off by \(difference)")
      } catch {
        Issue.record("\(name): \(error)")
      }
    }
  }

  @Test func `a grey result is the luma of the coloured one`() throws {
    for name in [
      "png-rgb-8", "png-grey-8", "jpeg-baseline-444", "jpeg-rgb", "jpeg-cmyk", "jpeg-grey",
    ] {
      let image = try #require(try Reference.fixtures.get().images[name])
      let colour = try ImageDecoder(height: image.height, width: image.width, channels: 3)
        .pixels(of: Array(image.file))
      let grey = try ImageDecoder(height: image.height, width: image.width, channels: 1)
        .pixels(of: Array(image.file))
      let luma = RawImage(
        height: image.height, width: image.width, channels: 3, pixels: colour
      ).converted(channels: 1).pixels
      #expect(Reference.largestDifference(grey, luma) <= 2, "\(name)")
    }
  }

  @Test func `a large JPEG decoded at a reduced size looks as one decoded whole`() throws {
    let image = try #require(try Reference.fixtures.get().images["jpeg-orientation-6"])
    let file = Array(image.file)
    // 20x18 stored to 2x2: decoded at a quarter, 5x5 of which the last row is half padding.
    let small = try ImageDecoder(height: 2, width: 2, channels: 3).pixels(of: file)
    let whole = RawImage(
      height: image.height, width: image.width, channels: 3, pixels: Array(image.pixels))
    let expected = whole.resized(height: 2, width: 2).pixels
    #expect(Reference.largestDifference(small, expected) <= 3)
  }

  @Test func `every strict prefix of a file is an error and never a picture`() throws {
    let names = [
      "jpeg-baseline-420", "jpeg-progressive", "jpeg-restart", "png-rgb-8", "png-grey-1",
      "png-rgba-8-interlaced",
    ]
    for name in names {
      let image = try #require(try Reference.fixtures.get().images[name])
      let file = Array(image.file)
      let decoder = ImageDecoder(height: 4, width: 4, channels: 3)
      // A PNG is whole once its image data is: the checksum of that and the end mark may be missing.
      let whole = name.hasPrefix("png") ? file.count - 16 : file.count
      for count in 0..<whole {
        #expect(throws: ImageError.self, "\(name) cut to \(count) of \(file.count) bytes") {
          _ = try decoder.pixels(of: Array(file.prefix(count)))
        }
      }
    }
  }

  @Test func `a cut file is called truncated`() throws {
    for name in ["jpeg-baseline-444", "png-rgb-8"] {
      let image = try #require(try Reference.fixtures.get().images[name])
      let half = Array(image.file.prefix(image.file.count * 4 / 5))
      #expect(
        sentence(half)
          == "truncated: the \(name.hasPrefix("png") ? "PNG" : "JPEG") data ends too early")
    }
    #expect(sentence([]) == "the file is empty")
  }

  @Test func `damaged data is called corrupt`() throws {
    var png = Array(try #require(try Reference.fixtures.get().images["png-rgb-8"]).file)
    png[60] ^= 0x10
    #expect(sentence(png).hasPrefix("corrupt: "))
    var size = Array(try #require(try Reference.fixtures.get().images["png-rgb-8"]).file)
    for index in 16..<24 { size[index] = 0 }
    #expect(sentence(size) == "corrupt: its header says 0x0 pixels")
  }

  @Test func `a file that claims too many pixels is refused by its header`() throws {
    let bombs = try Reference.fixtures.get().bombs
    #expect(
      sentence(Array(try #require(bombs["png-60000"])))
        == "its header says 60000x60000 pixels; allowed: at most 100 million")
    #expect(
      sentence(Array(try #require(bombs["png-largest"])))
        == "its header says 2147483647x2147483647 pixels; allowed: at most 100 million")
    #expect(
      sentence(Array(try #require(bombs["jpeg-65500"])))
        == "its header says 65500x65500 pixels; allowed: at most 100 million")
  }

  @Test func `a comment that inflates to more than its bound does not take memory`() throws {
    let file = Array(try #require(try Reference.fixtures.get().bombs["png-comment"]))
    #expect(
      sentence(file)
        == "needs too much memory: text or other data beside the image of more than 16 MiB")
  }

  @Test func `other kinds of file are refused by their own name`() {
    let cases: [(String, [UInt8])] = [
      ("a GIF image", Array("GIF89a".utf8)),
      ("a WebP image", Array("RIFF\0\0\0\0WEBPVP8 ".utf8)),
      ("a TIFF image", Array("II*\0\0\0\0\0".utf8)),
      ("a BMP image", Array("BM\u{1}\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".utf8)),
      ("an AVIF image", Array("\0\0\0\u{1c}ftypavif".utf8)),
      ("a HEIC image", Array("\0\0\0\u{1c}ftypheic".utf8)),
      ("an SVG drawing", Array("<?xml version='1.0'?><svg>".utf8)),
      ("a web page", Array("<!DOCTYPE html>\n<title>404</title>".utf8)),
      ("text", Array("not found\n".utf8)),
    ]
    for (kind, bytes) in cases {
      #expect(sentence(bytes) == "is \(kind); allowed: JPEG, PNG")
    }
    #expect(sentence([1, 2, 3]) == "is no image of a known kind; allowed: JPEG, PNG")
  }

  private func sentence(_ file: [UInt8]) -> String {
    do {
      _ = try ImageDecoder(height: 4, width: 4, channels: 3).pixels(of: file)
      return "decoded"
    } catch {
      return error.description
    }
  }
}
