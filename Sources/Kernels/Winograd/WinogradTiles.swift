/// A map cut into tiles of 4x4 outputs.
///
/// Transformed values are stored `[position, tile, vectors]`: the 36 products of a tile are 36
/// matrix products over many tiles.
struct WinogradTiles {
  let batch: Int
  /// The map that is cut into tiles.
  let height: Int
  let width: Int

  var down: Int { (height + Winograd.outputs - 1) / Winograd.outputs }
  var across: Int { (width + Winograd.outputs - 1) / Winograd.outputs }
  var count: Int { batch * down * across }

  /// Where a tile begins in the map that is cut.
  @inline(__always)
  func corner(of tile: Int) -> (image: Int, row: Int, column: Int) {
    let (image, inside) = tile.quotientAndRemainder(dividingBy: down * across)
    let (row, column) = inside.quotientAndRemainder(dividingBy: across)
    return (image, row * Winograd.outputs, column * Winograd.outputs)
  }

  /// Where transformed values go: rows are tiles, planes are positions.
  struct Points {
    let values: UnsafeMutablePointer<Vector>
    /// Vectors between tiles.
    let row: Int
    /// Vectors between positions.
    let plane: Int

    /// Stores the six positions of a row of a tile.
    @inline(__always)
    func store(_ six: Winograd.Six, tile: Int, row line: Int, block: Int) {
      let place = values + tile * row + block + line * Winograd.inputs * plane
      place[0] = six.0
      place[plane] = six.1
      place[2 * plane] = six.2
      place[3 * plane] = six.3
      place[4 * plane] = six.4
      place[5 * plane] = six.5
    }
  }

  /// A map of whole vectors, `[batch, height, width, blocks]`.
  struct Map {
    let values: UnsafeMutablePointer<Vector>
    let height: Int
    let width: Int
    let blocks: Int

    /// Where a row begins at a column, which may lie outside; `zeros` for a row outside.
    @inline(__always)
    func line(_ image: Int, _ row: Int, _ column: Int, zeros: UnsafePointer<Vector>)
      -> UnsafePointer<Vector>
    {
      guard row >= 0 && row < height else { return zeros }
      return UnsafePointer(values + ((image * height + row) * width + column) * blocks)
    }
  }

  /// Zero vectors that the transforms read in place of rows outside a map.
  static func zerosCount(blocks: Int) -> Int { Winograd.inputs * blocks }
}
