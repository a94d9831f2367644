/// Which source pixel each kernel position of each target pixel meets.
///
/// The target pixels form a regular grid in every image. The pixel in row `i`, column `j` of the
/// grid lies at `(targetRow + i * targetStep, targetColumn + j * targetStep)` of its map, and its
/// kernel position `(r, c)` meets the source pixel `(sourceRow + i * sourceStep + r * tapStep,
/// sourceColumn + j * sourceStep + c * tapStep)`, or zero if that lies outside the source.
struct PixelGather {
  var batch: Int
  /// The grid of target pixels in each image.
  var rows: Int
  var columns: Int

  var targetHeight: Int
  var targetWidth: Int
  var targetLanes: Int
  var targetRow = 0
  var targetColumn = 0
  var targetStep = 1

  var sourceHeight: Int
  var sourceWidth: Int
  var sourceLanes: Int
  var sourceRow: Int
  var sourceColumn: Int
  var sourceStep: Int

  var tapRows: Int
  var tapColumns: Int
  var tapStep = 1

  /// Target pixels over the whole batch.
  var pixels: Int { batch * rows * columns }
  var taps: Int { tapRows * tapColumns }

  /// Target pixels that are worked on together: a multiple of the tile's rows, few enough that
  /// their source stays in the second-level cache.
  static let blockPixels = 96

  var blocks: Int { (pixels + Self.blockPixels - 1) / Self.blockPixels }

  func pixels(ofBlock block: Int) -> Range<Int> {
    block * Self.blockPixels..<min((block + 1) * Self.blockPixels, pixels)
  }

  /// Integers of a `GatherTable` for up to `taps` kernel positions.
  static func tableCount(taps: Int) -> Int { (taps + 4) * blockPixels }
}

/// The float offsets of one block's target and source pixels, in scratch memory.
struct GatherTable {
  /// Float offset of each target pixel.
  let targets: UnsafeMutablePointer<Int32>
  /// Float offset of each source pixel, `[tap, pixel]`, -1 outside the source.
  let sources: UnsafeMutablePointer<Int32>

  /// - Precondition: `memory` holds `PixelGather.tableCount(taps:)` floats.
  init(memory: UnsafeMutablePointer<Float>, taps: Int) {
    let count = PixelGather.tableCount(taps: taps)
    let integers = UnsafeMutableRawPointer(memory).bindMemory(to: Int32.self, capacity: count)
    targets = integers
    sources = integers + 4 * PixelGather.blockPixels
  }

  /// Fills the table for the target pixels `range`, at most a block of them; places beyond its
  /// end meet only zero.
  func fill(_ gather: PixelGather, _ range: Range<Int>) {
    let capacity = PixelGather.blockPixels
    let (bases, tops, lefts) = (
      targets + capacity, targets + 2 * capacity, targets + 3 * capacity
    )
    var column = range.lowerBound % gather.columns
    var row = range.lowerBound / gather.columns % gather.rows
    var image = range.lowerBound / gather.columns / gather.rows
    for pixel in 0..<range.count {
      let y = gather.targetRow + row * gather.targetStep
      let x = gather.targetColumn + column * gather.targetStep
      targets[pixel] = Int32(
        truncatingIfNeeded: ((image * gather.targetHeight + y) * gather.targetWidth + x)
          * gather.targetLanes)
      let top = gather.sourceRow + row * gather.sourceStep
      let left = gather.sourceColumn + column * gather.sourceStep
      tops[pixel] = Int32(truncatingIfNeeded: top)
      lefts[pixel] = Int32(truncatingIfNeeded: left)
      bases[pixel] = Int32(
        truncatingIfNeeded: ((image * gather.sourceHeight + top) * gather.sourceWidth + left)
          * gather.sourceLanes)
      column += 1
      if column == gather.columns {
        column = 0
        row += 1
        if row == gather.rows {
          row = 0
          image += 1
        }
      }
    }
    let height = UInt32(truncatingIfNeeded: gather.sourceHeight)
    let width = UInt32(truncatingIfNeeded: gather.sourceWidth)
    var offsets = sources
    for tapRow in 0..<gather.tapRows {
      let down = Int32(truncatingIfNeeded: tapRow * gather.tapStep)
      for tapColumn in 0..<gather.tapColumns {
        let right = Int32(truncatingIfNeeded: tapColumn * gather.tapStep)
        let distance = Int32(
          truncatingIfNeeded: (tapRow * gather.sourceWidth + tapColumn) * gather.tapStep
            * gather.sourceLanes)
        for pixel in 0..<range.count {
          let y = UInt32(bitPattern: tops[pixel] &+ down)
          let x = UInt32(bitPattern: lefts[pixel] &+ right)
          let outside: Int32 = y < height ? (x < width ? 0 : -1) : -1
          offsets[pixel] = (bases[pixel] &+ distance) | outside
        }
        for pixel in range.count..<capacity { offsets[pixel] = -1 }
        offsets += capacity
      }
    }
  }
}
