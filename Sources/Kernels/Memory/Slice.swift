/// A range of floats in an arena: what kernels read and write.
package struct Slice {
  package let arena: Arena
  /// First float, counted from the start of the arena.
  package let offset: Int
  package let count: Int

  package init(arena: Arena, offset: Int, count: Int) {
    require(
      offset >= 0 && count >= 0 && offset + count <= arena.count,
      "slice \(offset) ..< \(offset + count) of an arena of \(arena.count)")
    self.arena = arena
    self.offset = offset
    self.count = count
  }

  /// The floats `at ..< at + count` of this slice.
  package func slice(at: Int, count: Int) -> Slice {
    require(
      at >= 0 && count >= 0 && at + count <= self.count,
      "part \(at) ..< \(at + count) of a slice of \(self.count)")
    return Slice(arena: arena, offset: offset + at, count: count)
  }

  /// Copies `values` in, the first to position `at`.
  package func write(_ values: [Float], at: Int = 0) { write(values[...], at: at) }

  /// Copies part of an array in, the first value to position `at`.
  package func write(_ values: ArraySlice<Float>, at: Int = 0) {
    require(
      at >= 0 && at + values.count <= count,
      "\(values.count) values written at \(at) of a slice of \(count)")
    values.withUnsafeBufferPointer { values in
      guard let source = values.baseAddress else { return }
      (pointer + at).update(from: source, count: values.count)
    }
  }

  /// Copies all values out.
  package func read() -> [Float] {
    Array(UnsafeBufferPointer(start: pointer, count: count))
  }

  package func fill(_ value: Float) {
    pointer.update(repeating: value, count: count)
  }

  /// Copies the values of `other`, which has the same count.
  package func copy(from other: Slice) {
    require(other.count == count, "\(other.count) values copied to a slice of \(count)")
    pointer.update(from: other.pointer, count: count)
  }

  /// Writes `[rows, columns]` values, row-major, to rows of `lanes` floats; the lanes beyond
  /// `columns` become zero.
  package func writeRows(_ values: [Float], columns: Int, lanes: Int) {
    writeRows(values[...], columns: columns, lanes: lanes)
  }

  /// As above, from part of an array.
  package func writeRows(_ values: ArraySlice<Float>, columns: Int, lanes: Int) {
    require(
      columns > 0 && lanes >= columns && values.count % columns == 0
        && values.count / columns * lanes <= count,
      "\(values.count) values in rows of \(columns), padded to \(lanes), for a slice of \(count)")
    let target = pointer
    let first = values.startIndex
    for row in 0..<values.count / columns {
      for column in 0..<columns {
        target[row * lanes + column] = values[first + row * columns + column]
      }
      for column in columns..<lanes { target[row * lanes + column] = 0 }
    }
  }

  /// The first `columns` of each of `rows` rows of `lanes` floats: `[rows, columns]`, row-major.
  package func readRows(_ rows: Int, columns: Int, lanes: Int) -> [Float] {
    require(
      rows >= 0 && columns > 0 && lanes >= columns && rows * lanes <= count,
      "\(rows) rows of \(columns), padded to \(lanes), from a slice of \(count)")
    let source = pointer
    return [Float](unsafeUninitializedCapacity: rows * columns) { buffer, filled in
      for row in 0..<rows {
        for column in 0..<columns { buffer[row * columns + column] = source[row * lanes + column] }
      }
      filled = rows * columns
    }
  }

  /// One value; the caller has checked the count.
  subscript(index: Int) -> Float {
    get { pointer[index] }
    nonmutating set { pointer[index] = newValue }
  }

  /// Whether whole vectors may be read and written from its start.
  var isAligned: Bool { offset % channelBlock == 0 }

  /// Where the slice lies, for kernels, which have checked its count; it dies with the arena.
  var pointer: UnsafeMutablePointer<Float> { arena.address(of: offset) }
}
