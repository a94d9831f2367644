/// Writes the transpose of a block of 16 by 16 floats, both stored row by row and aligned.
///
/// Each 8 by 8 quarter takes three perfect shuffles of its eight rows: row `i` is interleaved with
/// row `i + 4`, which moves one bit of the row number into the column number.
@inline(never)
func transposeBlock(_ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>) {
  let rows = UnsafeRawPointer(source).assumingMemoryBound(to: SIMD8<Float>.self)
  let columns = UnsafeMutableRawPointer(target).assumingMemoryBound(to: SIMD8<Float>.self)
  for down in 0..<2 {
    for right in 0..<2 {
      let from = rows + down * 16 + right
      var (r0, r1, r2, r3) = (from[0], from[2], from[4], from[6])
      var (r4, r5, r6, r7) = (from[8], from[10], from[12], from[14])
      for _ in 0..<3 {
        let (s0, s1, s2, s3) = (low(r0, r4), high(r0, r4), low(r1, r5), high(r1, r5))
        let (s4, s5, s6, s7) = (low(r2, r6), high(r2, r6), low(r3, r7), high(r3, r7))
        (r0, r1, r2, r3, r4, r5, r6, r7) = (s0, s1, s2, s3, s4, s5, s6, s7)
      }
      let to = columns + right * 16 + down
      (to[0], to[2], to[4], to[6]) = (r0, r1, r2, r3)
      (to[8], to[10], to[12], to[14]) = (r4, r5, r6, r7)
    }
  }
}

@inline(__always)
private func low(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
  interleaved(a.lowHalf, b.lowHalf)
}

@inline(__always)
private func high(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
  interleaved(a.highHalf, b.highHalf)
}

@inline(__always)
private func interleaved(_ even: SIMD4<Float>, _ odd: SIMD4<Float>) -> SIMD8<Float> {
  SIMD8(even[0], odd[0], even[1], odd[1], even[2], odd[2], even[3], odd[3])
}
