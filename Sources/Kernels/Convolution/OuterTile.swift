/// Adds `values^T * gradients` over `count` pixels to sums of six source values and sixteen
/// channels, held in registers.
///
/// - Parameters:
///   - values: `[pixel, 16]`; the first six of each count.
///   - gradients: `[pixel, 16]`.
///   - sums: `[6, 16]`; the first `valid` are written.
///   - continues: whether the sums start from what `sums` holds, else from zero.
@inline(never)
func accumulateOuterTile6(
  values: UnsafePointer<Float>, gradients: UnsafePointer<Vector>, count: Int,
  sums: UnsafeMutablePointer<Vector>, valid: Int, continues: Bool
) {
  var (a0, a1, a2) = (Vector.zero, Vector.zero, Vector.zero)
  var (a3, a4, a5) = (Vector.zero, Vector.zero, Vector.zero)
  if continues {
    a0 = sums[0]
    if valid > 1 { a1 = sums[1] }
    if valid > 2 { a2 = sums[2] }
    if valid > 3 { a3 = sums[3] }
    if valid > 4 { a4 = sums[4] }
    if valid > 5 { a5 = sums[5] }
  }
  var values = values
  for pixel in 0..<count {
    let gradient = gradients[pixel]
    a0.addProduct(gradient, SIMD16(repeating: values[0]))
    a1.addProduct(gradient, SIMD16(repeating: values[1]))
    a2.addProduct(gradient, SIMD16(repeating: values[2]))
    a3.addProduct(gradient, SIMD16(repeating: values[3]))
    a4.addProduct(gradient, SIMD16(repeating: values[4]))
    a5.addProduct(gradient, SIMD16(repeating: values[5]))
    values += channelBlock
  }
  sums[0] = a0
  if valid > 1 { sums[1] = a1 }
  if valid > 2 { sums[2] = a2 }
  if valid > 3 { sums[3] = a3 }
  if valid > 4 { sums[4] = a4 }
  if valid > 5 { sums[5] = a5 }
}

/// As above for five source values, all of which are written: sixteen are 6 + 5 + 5.
@inline(never)
func accumulateOuterTile5(
  values: UnsafePointer<Float>, gradients: UnsafePointer<Vector>, count: Int,
  sums: UnsafeMutablePointer<Vector>, continues: Bool
) {
  var (a0, a1, a2) = (Vector.zero, Vector.zero, Vector.zero)
  var (a3, a4) = (Vector.zero, Vector.zero)
  if continues {
    (a0, a1, a2, a3, a4) = (sums[0], sums[1], sums[2], sums[3], sums[4])
  }
  var values = values
  for pixel in 0..<count {
    let gradient = gradients[pixel]
    a0.addProduct(gradient, SIMD16(repeating: values[0]))
    a1.addProduct(gradient, SIMD16(repeating: values[1]))
    a2.addProduct(gradient, SIMD16(repeating: values[2]))
    a3.addProduct(gradient, SIMD16(repeating: values[3]))
    a4.addProduct(gradient, SIMD16(repeating: values[4]))
    values += channelBlock
  }
  (sums[0], sums[1], sums[2], sums[3], sums[4]) = (a0, a1, a2, a3, a4)
}

/// Adds `values^T * gradients` to the sums of up to sixteen source values.
@inline(__always)
func accumulateOuterBlock(
  values: UnsafePointer<Float>, gradients: UnsafePointer<Vector>, count: Int,
  sums: UnsafeMutablePointer<Vector>, rows: Int, continues: Bool
) {
  if rows == channelBlock {
    accumulateOuterTile6(
      values: values, gradients: gradients, count: count, sums: sums, valid: 6,
      continues: continues)
    accumulateOuterTile5(
      values: values + 6, gradients: gradients, count: count, sums: sums + 6,
      continues: continues)
    accumulateOuterTile5(
      values: values + 11, gradients: gradients, count: count, sums: sums + 11,
      continues: continues)
    return
  }
  var row = 0
  while row < rows {
    // A tile may read lanes beyond its rows, even of the next pixel; their sums are dropped.
    accumulateOuterTile6(
      values: values + row, gradients: gradients, count: count, sums: sums + row,
      valid: min(6, rows - row), continues: continues)
    row += 6
  }
}
