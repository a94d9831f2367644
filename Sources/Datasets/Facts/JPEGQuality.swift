/// The quality a JPEG file was saved with, told from its quantisation table.
enum JPEGQuality {
  /// 1...100 on the scale of the Independent JPEG Group; nil for a file without a table.
  ///
  /// The setting whose luminance table has the nearest sum: exact for files of libjpeg and its many
  /// descendants, an equivalent for programs with tables of their own.
  static func estimate(of file: [UInt8]) -> Int? {
    for segment in JPEGSegments(file) where segment.marker == 0xdb {
      var place = segment.body.lowerBound
      while place < segment.body.upperBound {
        // Number and precision of a table; number 0 is the luminance's.
        let (isWide, number) = (file[place] >> 4 != 0, file[place] & 15)
        let end = place + 1 + (isWide ? 128 : 64)
        guard end <= segment.body.upperBound else { return nil }
        if number == 0 {
          let bytes = file[place + 1..<end]
          return nearest(
            to: isWide
              ? bytes.enumerated().reduce(0) { $0 + (Int($1.1) << ($1.0 % 2 == 0 ? 8 : 0)) }
              : bytes.reduce(0) { $0 + Int($1) })
        }
        place = end
      }
    }
    return nil
  }

  /// The higher one of two equally near.
  private static func nearest(to sum: Int) -> Int {
    var best = 100
    for quality in stride(from: 99, through: 1, by: -1)
    where abs(sums[quality - 1] - sum) < abs(sums[best - 1] - sum) {
      best = quality
    }
    return best
  }

  /// Of the table at each quality, from 1 on.
  private static let sums: [Int] = (1...100).map { quality in
    let scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
    return luminance.reduce(0) { $0 + max(1, min(255, ($1 * scale + 50) / 100)) }
  }

  /// - Source: ITU-T T.81, table K.1; scaled as in libjpeg's `jpeg_quality_scaling`.
  private static let luminance = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
  ]
}
