/// A picture as sixels: a palette made for it, and the error of each pixel spread over its neighbours.
package enum SixelEncoder {
  /// - Parameters:
  ///   - picture: at the size it is to be shown in, a pixel for a pixel.
  ///   - colors: how many the terminal takes, of which at most 256 are used.
  /// - Source: DEC, *VT330/VT340 Programmer Reference Manual* (1988), chapter 14.
  package static func encode(_ picture: Picture, colors: Int = 256) -> [UInt8] {
    guard picture.width > 0, picture.height > 0 else { return [] }
    var palette = ColorPalette(of: picture, count: min(max(colors, 2), 256), level: level)
    let indices = dithered(picture, with: &palette)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(indices.count + 4096)
    // P2 is 1: what is left of the last six rows stays as it was. 1:1 pixels, width, height.
    bytes += "\u{1B}P0;1q\"1;1;\(picture.width);\(picture.height)".utf8
    for (index, color) in palette.colors.enumerated() {
      let (red, green, blue) = (percent(color.red), percent(color.green), percent(color.blue))
      bytes += "#\(index);2;\(red);\(green);\(blue)".utf8
    }
    for top in stride(from: 0, to: picture.height, by: 6) {
      if top > 0 { bytes.append(UInt8(ascii: "-")) }
      let rows = min(6, picture.height - top)
      let band = indices[top * picture.width..<(top + rows) * picture.width]
      append(Array(band), width: picture.width, colors: palette.colors.count, to: &bytes)
    }
    bytes += "\u{1B}\\".utf8
    return bytes
  }

  // MARK: Colours

  /// Sixels know 101 levels of a channel; the palette has only such colours, so that what the
  /// terminal shows is what the errors were reckoned from.
  private static func level(_ value: Float) -> UInt8 {
    let percent = (min(max(value, 0), 255) * 100 / 255).rounded()
    return UInt8((percent * 255 / 100).rounded())
  }

  private static func percent(_ value: UInt8) -> Int { (Int(value) * 100 + 127) / 255 }

  /// The index of a colour for each pixel.
  ///
  /// - Source: Floyd and Steinberg, *An Adaptive Algorithm for Spatial Grey Scale* (1976); rows are
  ///   walked in turns from left and right, which leaves no slanted traces. A quarter of each error
  ///   is let go: no bands appear for it, and there is less noise and less to send.
  private static func dithered(_ picture: Picture, with palette: inout ColorPalette) -> [UInt8] {
    let (width, height) = (picture.width, picture.height)
    func kept(_ error: Int) -> Int { error * 3 / 4 }
    var indices = [UInt8](repeating: 0, count: width * height)
    // Errors in sixteenths, with a pixel more at each end; three channels.
    var here = [Int](repeating: 0, count: (width + 2) * 3)
    var below = here
    for y in 0..<height {
      let step = y % 2 == 0 ? 1 : -1
      var x = step > 0 ? 0 : width - 1
      for _ in 0..<width {
        let (pixel, place) = ((y * width + x) * 3, (x + 1) * 3)
        let red = corrected(picture.pixels[pixel], by: here[place])
        let green = corrected(picture.pixels[pixel + 1], by: here[place + 1])
        let blue = corrected(picture.pixels[pixel + 2], by: here[place + 2])
        let index = palette.index(nearest: red, green, blue)
        indices[y * width + x] = UInt8(index)
        let color = palette.colors[index]
        let errors = [red - Int(color.red), green - Int(color.green), blue - Int(color.blue)]
        for channel in 0..<3 {
          spread(
            kept(errors[channel]), at: place + channel, step: 3 * step, here: &here, below: &below)
        }
        x += step
      }
      swap(&here, &below)
      for index in below.indices { below[index] = 0 }
    }
    return indices
  }

  private static func corrected(_ value: UInt8, by error: Int) -> Int {
    min(max(Int(value) + (error + 8) >> 4, 0), 255)
  }

  private static func spread(
    _ error: Int, at place: Int, step: Int, here: inout [Int], below: inout [Int]
  ) {
    here[place + step] += 7 * error
    below[place - step] += 3 * error
    below[place] += 5 * error
    below[place + step] += error
  }

  // MARK: Bands

  /// Six rows: one colour after another in passes from the left, each pass of colours that stand side
  /// by side.
  private static func append(
    _ band: [UInt8], width: Int, colors: Int, to bytes: inout [UInt8]
  ) {
    var extents = extents(of: band, width: width, colors: colors)
    while !extents.isEmpty {
      var x = 0
      var left: [Extent] = []
      for extent in extents {
        if extent.first < x {
          left.append(extent)
          continue
        }
        bytes += "#\(extent.color)".utf8
        appendRun(of: 0, length: extent.first - x, to: &bytes)
        append(extent, of: band, width: width, to: &bytes)
        x = extent.last + 1
      }
      if !left.isEmpty { bytes.append(UInt8(ascii: "$")) }
      extents = left
    }
  }

  /// First and last column of a colour in a band.
  private struct Extent {
    var color: Int
    var first = Int.max
    var last = -1
  }

  /// Of the colours that there are, from left to right.
  private static func extents(of band: [UInt8], width: Int, colors: Int) -> [Extent] {
    var extents = (0..<colors).map { Extent(color: $0) }
    for (position, index) in band.enumerated() {
      let x = position % width
      extents[Int(index)].first = min(extents[Int(index)].first, x)
      extents[Int(index)].last = max(extents[Int(index)].last, x)
    }
    return extents.filter { $0.last >= 0 }.sorted { $0.first < $1.first }
  }

  private static func append(
    _ extent: Extent, of band: [UInt8], width: Int, to bytes: inout [UInt8]
  ) {
    var (run, length) = (0, 0)
    for x in extent.first...extent.last {
      var bits = 0
      var (position, bit) = (x, 1)
      while position < band.count {
        if band[position] == UInt8(extent.color) { bits |= bit }
        position += width
        bit <<= 1
      }
      if bits != run {
        appendRun(of: run, length: length, to: &bytes)
        (run, length) = (bits, 0)
      }
      length += 1
    }
    appendRun(of: run, length: length, to: &bytes)
  }

  private static func appendRun(of bits: Int, length: Int, to bytes: inout [UInt8]) {
    let character = UInt8(63 + bits)
    if length > 3 {
      bytes += "!\(length)".utf8
      bytes.append(character)
    } else {
      for _ in 0..<length { bytes.append(character) }
    }
  }
}
