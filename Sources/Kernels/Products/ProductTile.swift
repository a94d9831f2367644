import CVectorUnit

/// The register tile of a matrix product: its sums stay in registers while the depth passes.
///
/// With 512-bit vectors, eight rows by two vectors take 16 of the 32 registers; two weight vectors
/// and eight broadcast values a step keep the multipliers busy. With narrower registers a vector of
/// 16 is two or four of them, and the tile is four rows by one vector.
enum ProductTile {
  /// Rows of a tile.
  static var rows: Int { isWide ? 8 : 4 }
  /// Vectors of 16 columns that a full tile is wide.
  static var columns: Int { isWide ? 2 : 1 }

  @inline(__always)
  fileprivate static var isWide: Bool { THRESH_HAS_512_BIT_VECTORS == 1 }
}

/// `sums[r, c] (+)= sum over d of left[r, d] * right[d, c]` for rows in whole tiles and one or two
/// vectors of columns.
///
/// - Parameters:
///   - left: the value of row `r` at depth `d` lies at `r * leftRow + d * leftStep`.
///   - right: the vectors of depth `d` lie at `d * rightStep`, side by side.
///   - rows: a multiple of `ProductTile.rows`.
///   - columns: vectors, 1 to `ProductTile.columns`.
///   - sums: the vectors of row `r` lie at `r * sumsRow`, side by side.
///   - continues: whether the sums start from what `sums` holds, else from zero.
@inline(__always)
func multiply(
  left: UnsafePointer<Float>, leftRow: Int, leftStep: Int, right: UnsafePointer<Vector>,
  rightStep: Int, depth: Int, rows: Int, columns: Int, sums: UnsafeMutablePointer<Vector>,
  sumsRow: Int, continues: Bool
) {
  var row = 0
  while row < rows {
    if !ProductTile.isWide {
      accumulateTile4x1(
        left: left + row * leftRow, leftRow: leftRow, leftStep: leftStep, right: right,
        rightStep: rightStep, depth: depth, sums: sums + row * sumsRow, sumsRow: sumsRow,
        continues: continues)
    } else if columns == 2 {
      accumulateTile8x2(
        left: left + row * leftRow, leftRow: leftRow, leftStep: leftStep, right: right,
        rightStep: rightStep, depth: depth, sums: sums + row * sumsRow, sumsRow: sumsRow,
        continues: continues)
    } else {
      accumulateTile8x1(
        left: left + row * leftRow, leftRow: leftRow, leftStep: leftStep, right: right,
        rightStep: rightStep, depth: depth, sums: sums + row * sumsRow, sumsRow: sumsRow,
        continues: continues)
    }
    row += ProductTile.rows
  }
}

@inline(never)
private func accumulateTile8x2(
  left: UnsafePointer<Float>, leftRow: Int, leftStep: Int, right: UnsafePointer<Vector>,
  rightStep: Int, depth: Int, sums: UnsafeMutablePointer<Vector>, sumsRow: Int, continues: Bool
) {
  var (a0, a1, a2, a3) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
  var (a4, a5, a6, a7) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
  var (b0, b1, b2, b3) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
  var (b4, b5, b6, b7) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
  if continues {
    (a0, b0) = (sums[0], sums[1])
    (a1, b1) = (sums[sumsRow], sums[sumsRow + 1])
    (a2, b2) = (sums[2 * sumsRow], sums[2 * sumsRow + 1])
    (a3, b3) = (sums[3 * sumsRow], sums[3 * sumsRow + 1])
    (a4, b4) = (sums[4 * sumsRow], sums[4 * sumsRow + 1])
    (a5, b5) = (sums[5 * sumsRow], sums[5 * sumsRow + 1])
    (a6, b6) = (sums[6 * sumsRow], sums[6 * sumsRow + 1])
    (a7, b7) = (sums[7 * sumsRow], sums[7 * sumsRow + 1])
  }
  // Three bases reach all rows with the scaled addresses of one stride.
  var (first, middle, last) = (left, left + 3 * leftRow, left + 6 * leftRow)
  var right = right
  for _ in 0..<depth {
    let (x, y) = (right[0], right[1])
    var value = Vector(repeating: first[0])
    a0.addProduct(x, value)
    b0.addProduct(y, value)
    value = Vector(repeating: first[leftRow])
    a1.addProduct(x, value)
    b1.addProduct(y, value)
    value = Vector(repeating: first[2 * leftRow])
    a2.addProduct(x, value)
    b2.addProduct(y, value)
    value = Vector(repeating: middle[0])
    a3.addProduct(x, value)
    b3.addProduct(y, value)
    value = Vector(repeating: middle[leftRow])
    a4.addProduct(x, value)
    b4.addProduct(y, value)
    value = Vector(repeating: middle[2 * leftRow])
    a5.addProduct(x, value)
    b5.addProduct(y, value)
    value = Vector(repeating: last[0])
    a6.addProduct(x, value)
    b6.addProduct(y, value)
    value = Vector(repeating: last[leftRow])
    a7.addProduct(x, value)
    b7.addProduct(y, value)
    first += leftStep
    middle += leftStep
    last += leftStep
    right += rightStep
  }
  (sums[0], sums[1]) = (a0, b0)
  (sums[sumsRow], sums[sumsRow + 1]) = (a1, b1)
  (sums[2 * sumsRow], sums[2 * sumsRow + 1]) = (a2, b2)
  (sums[3 * sumsRow], sums[3 * sumsRow + 1]) = (a3, b3)
  (sums[4 * sumsRow], sums[4 * sumsRow + 1]) = (a4, b4)
  (sums[5 * sumsRow], sums[5 * sumsRow + 1]) = (a5, b5)
  (sums[6 * sumsRow], sums[6 * sumsRow + 1]) = (a6, b6)
  (sums[7 * sumsRow], sums[7 * sumsRow + 1]) = (a7, b7)
}

@inline(never)
private func accumulateTile8x1(
  left: UnsafePointer<Float>, leftRow: Int, leftStep: Int, right: UnsafePointer<Vector>,
  rightStep: Int, depth: Int, sums: UnsafeMutablePointer<Vector>, sumsRow: Int, continues: Bool
) {
  var (a0, a1, a2, a3) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
  var (a4, a5, a6, a7) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
  if continues {
    (a0, a1, a2, a3) = (sums[0], sums[sumsRow], sums[2 * sumsRow], sums[3 * sumsRow])
    (a4, a5, a6, a7) = (
      sums[4 * sumsRow], sums[5 * sumsRow], sums[6 * sumsRow], sums[7 * sumsRow]
    )
  }
  var (first, middle, last) = (left, left + 3 * leftRow, left + 6 * leftRow)
  var right = right
  for _ in 0..<depth {
    let x = right[0]
    a0.addProduct(x, Vector(repeating: first[0]))
    a1.addProduct(x, Vector(repeating: first[leftRow]))
    a2.addProduct(x, Vector(repeating: first[2 * leftRow]))
    a3.addProduct(x, Vector(repeating: middle[0]))
    a4.addProduct(x, Vector(repeating: middle[leftRow]))
    a5.addProduct(x, Vector(repeating: middle[2 * leftRow]))
    a6.addProduct(x, Vector(repeating: last[0]))
    a7.addProduct(x, Vector(repeating: last[leftRow]))
    first += leftStep
    middle += leftStep
    last += leftStep
    right += rightStep
  }
  (sums[0], sums[sumsRow], sums[2 * sumsRow], sums[3 * sumsRow]) = (a0, a1, a2, a3)
  (sums[4 * sumsRow], sums[5 * sumsRow], sums[6 * sumsRow], sums[7 * sumsRow]) = (a4, a5, a6, a7)
}

@inline(never)
private func accumulateTile4x1(
  left: UnsafePointer<Float>, leftRow: Int, leftStep: Int, right: UnsafePointer<Vector>,
  rightStep: Int, depth: Int, sums: UnsafeMutablePointer<Vector>, sumsRow: Int, continues: Bool
) {
  var (a0, a1, a2, a3) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
  if continues {
    (a0, a1, a2, a3) = (sums[0], sums[sumsRow], sums[2 * sumsRow], sums[3 * sumsRow])
  }
  var (first, last) = (left, left + 2 * leftRow)
  var right = right
  for _ in 0..<depth {
    let x = right[0]
    a0.addProduct(x, Vector(repeating: first[0]))
    a1.addProduct(x, Vector(repeating: first[leftRow]))
    a2.addProduct(x, Vector(repeating: last[0]))
    a3.addProduct(x, Vector(repeating: last[leftRow]))
    first += leftStep
    last += leftStep
    right += rightStep
  }
  (sums[0], sums[sumsRow], sums[2 * sumsRow], sums[3 * sumsRow]) = (a0, a1, a2, a3)
}
