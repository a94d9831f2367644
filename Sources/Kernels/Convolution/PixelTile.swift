/// Target pixels of one register tile.
///
/// Six pixels by sixteen channels fill the sixteen registers of a machine with 256-bit vectors
/// (twelve sums, two weights, a source value); with 512-bit vectors six sums keep most of both
/// multipliers busy.
let tilePixels = 6

/// Sums `source * weight` for six pixels and sixteen channels, with the sums in registers.
///
/// - Parameters:
///   - offsets: `[tap, pixel]`, rows of `PixelGather.blockPixels`: float offsets into `source`,
///     negative for `zeros`.
///   - depth: values of each source pixel that count, at most what `zeros` holds.
///   - weights: `[tap, depth, 16]`.
///   - targets: float offsets into `target` of the first `valid` pixels.
///   - start: what the sums start from, unless `continues`: then from what `target` holds.
///   - floor: results below are replaced by it.
///   - scaling: what follows then.
@inline(never)
func accumulateTile(
  source: UnsafePointer<Float>, zeros: UnsafePointer<Float>, offsets: UnsafePointer<Int32>,
  taps: Int, depth: Int, weights: UnsafePointer<Vector>,
  target: UnsafeMutablePointer<Float>, targets: UnsafePointer<Int32>, valid: Int,
  start: Vector, continues: Bool, floor: Float, scaling: ChannelScaling.Block?
) {
  func place(_ pixel: Int) -> UnsafeMutablePointer<Vector> {
    // Pixels beyond the last are read as the last, and not written.
    let offset = Int(targets[min(pixel, valid - 1)])
    return UnsafeMutableRawPointer(target + offset).assumingMemoryBound(to: Vector.self)
  }
  func offset(_ pixel: Int) -> Int { Int(targets[min(pixel, valid - 1)]) / channelBlock }
  var (a0, a1, a2, a3, a4, a5) = (start, start, start, start, start, start)
  if continues {
    a0 = place(0).pointee
    a1 = place(1).pointee
    a2 = place(2).pointee
    a3 = place(3).pointee
    a4 = place(4).pointee
    a5 = place(5).pointee
  }
  var weights = weights
  var offsets = offsets
  for _ in 0..<taps {
    let p0 = offsets[0] < 0 ? zeros : source + Int(offsets[0])
    let p1 = offsets[1] < 0 ? zeros : source + Int(offsets[1])
    let p2 = offsets[2] < 0 ? zeros : source + Int(offsets[2])
    let p3 = offsets[3] < 0 ? zeros : source + Int(offsets[3])
    let p4 = offsets[4] < 0 ? zeros : source + Int(offsets[4])
    let p5 = offsets[5] < 0 ? zeros : source + Int(offsets[5])
    for index in 0..<depth {
      let weight = weights[index]
      a0.addProduct(weight, SIMD16(repeating: p0[index]))
      a1.addProduct(weight, SIMD16(repeating: p1[index]))
      a2.addProduct(weight, SIMD16(repeating: p2[index]))
      a3.addProduct(weight, SIMD16(repeating: p3[index]))
      a4.addProduct(weight, SIMD16(repeating: p4[index]))
      a5.addProduct(weight, SIMD16(repeating: p5[index]))
    }
    weights += depth
    offsets += PixelGather.blockPixels
  }
  // A comparison keeps NaN, which a maximum would hide.
  let floor = Vector(repeating: floor)
  a0.replace(with: floor, where: a0 .< floor)
  a1.replace(with: floor, where: a1 .< floor)
  a2.replace(with: floor, where: a2 .< floor)
  a3.replace(with: floor, where: a3 .< floor)
  a4.replace(with: floor, where: a4 .< floor)
  a5.replace(with: floor, where: a5 .< floor)
  if let scaling {
    a0 = scaling.applied(to: a0, at: offset(0))
    a1 = scaling.applied(to: a1, at: offset(1))
    a2 = scaling.applied(to: a2, at: offset(2))
    a3 = scaling.applied(to: a3, at: offset(3))
    a4 = scaling.applied(to: a4, at: offset(4))
    a5 = scaling.applied(to: a5, at: offset(5))
  }
  if valid > 5 { place(5).pointee = a5 }
  if valid > 4 { place(4).pointee = a4 }
  if valid > 3 { place(3).pointee = a3 }
  if valid > 2 { place(2).pointee = a2 }
  if valid > 1 { place(1).pointee = a1 }
  place(0).pointee = a0
}
