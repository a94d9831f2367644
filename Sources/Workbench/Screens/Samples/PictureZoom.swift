/// Steps by which a person has made pictures larger or smaller: a quarter each.
enum PictureZoom {
  /// - Parameters:
  ///   - side: pixels along a side, as suits the screen.
  ///   - steps: larger; smaller for negative ones.
  static func applied(to side: Int, steps: Int) -> Int {
    let power = (0..<min(abs(steps), 20)).reduce(1.0) { power, _ in power * 1.25 }
    return Int(steps < 0 ? Double(side) / power : Double(side) * power)
  }
}
