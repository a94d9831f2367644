import Testing

@testable import Datasets

@Suite struct OrientationTests {
  @Test func `each orientation turns the letters of a stored 2x3 image upright`() {
    let stored = Array("abcdef".utf8)  // abc over def
    let expected: [Int: String] = [
      1: "abcdef", 2: "cbafed", 3: "fedcba", 4: "defabc",
      5: "adbecf", 6: "daebfc", 7: "fcebda", 8: "cfbead",
    ]
    for (value, text) in expected {
      let turned = Orientation(rawValue: value)?.upright(stored, height: 2, width: 3, channels: 1)
      #expect(turned == Array(text.utf8), "orientation \(value)")
    }
  }

  @Test func `broken EXIF says nothing instead of failing`() {
    let good: [UInt8] = [
      0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
    ]
    #expect(Orientation(exif: good[...]) == .clockwise)
    for count in 0..<20 { #expect(Orientation(exif: good.prefix(count)) == nil) }
    var offset = good
    offset[4] = 0xff
    #expect(Orientation(exif: offset[...]) == nil)
    var value = good
    value[19] = 9
    #expect(Orientation(exif: value[...]) == nil)
  }
}
