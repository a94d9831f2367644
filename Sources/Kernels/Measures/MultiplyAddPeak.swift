import Dispatch

/// The multiply-add rate that vector registers alone allow: no memory is read.
package enum MultiplyAddPeak {
  /// Vectors whose sums fit the registers.
  private static var vectors: Int { ProductTile.columns == 2 ? 16 : 6 }

  /// GFLOP/s (a multiply-add is two) of all workers together: the best of some runs of about
  /// `milliseconds` each.
  package static func measure(workers: Workers, milliseconds: Int = 60) -> Double {
    var rounds = 100_000
    var best = 0.0
    for run in 0..<8 {
      let start = DispatchTime.now().uptimeNanoseconds
      let count = rounds
      DispatchQueue.concurrentPerform(iterations: workers.count) { worker in
        let seed = Vector(repeating: Float(worker))
        keep(vectors == 16 ? run16(rounds: count, seed) : run6(rounds: count, seed))
      }
      let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
      let products = Double(rounds * vectors * channelBlock * workers.count)
      if run > 1 { best = max(best, 2 * products / seconds / 1e9) }
      rounds = max(1000, Int(Double(rounds) * Double(milliseconds) / 1e3 / seconds))
    }
    return best
  }

  // Values that shrink towards a fixed point: no round can be left out.
  private static var factor: Vector { Vector(repeating: 0.999_999) }
  private static var term: Vector { Vector(repeating: 1e-6) }

  @inline(never)
  private static func run16(rounds: Int, _ start: Vector) -> Vector {
    var (a, b) = (start, start + 6)
    var (c0, c1, c2, c3) = (start + 12, start + 13, start + 14, start + 15)
    var (a1, a2, a3, a4, a5) = (start + 1, start + 2, start + 3, start + 4, start + 5)
    var (b1, b2, b3, b4, b5) = (start + 7, start + 8, start + 9, start + 10, start + 11)
    for _ in 0..<rounds {
      step(&a, &a1, &a2, &a3, &a4, &a5)
      step(&b, &b1, &b2, &b3, &b4, &b5)
      c0 = term.addingProduct(c0, factor)
      c1 = term.addingProduct(c1, factor)
      c2 = term.addingProduct(c2, factor)
      c3 = term.addingProduct(c3, factor)
    }
    return a + a1 + a2 + a3 + a4 + a5 + b + b1 + b2 + b3 + b4 + b5 + c0 + c1 + c2 + c3
  }

  @inline(never)
  private static func run6(rounds: Int, _ start: Vector) -> Vector {
    var (a, a1, a2) = (start, start + 1, start + 2)
    var (a3, a4, a5) = (start + 3, start + 4, start + 5)
    for _ in 0..<rounds { step(&a, &a1, &a2, &a3, &a4, &a5) }
    return a + a1 + a2 + a3 + a4 + a5
  }

  @inline(__always)
  private static func step(
    _ a: inout Vector, _ b: inout Vector, _ c: inout Vector, _ d: inout Vector,
    _ e: inout Vector, _ f: inout Vector
  ) {
    a = term.addingProduct(a, factor)
    b = term.addingProduct(b, factor)
    c = term.addingProduct(c, factor)
    d = term.addingProduct(d, factor)
    e = term.addingProduct(e, factor)
    f = term.addingProduct(f, factor)
  }

  /// Makes a value needed, in the eyes of the optimiser.
  @inline(never)
  private static func keep(_ value: Vector) {
    require(!value[0].isNaN, "a multiply-add that is not a number")
  }
}
