import Foundation

/// Points of a series as one value of the database.
///
/// Little-endian: a byte that says how steps and values are written, the count (UInt16), the first
/// step (Int64), the steps, the values. Steps are a stride (UInt32) where they have one, else offsets
/// from the first (UInt32 each), else themselves (Int64 each); values are Float32 where that loses
/// nothing, else Float64. A loss at every step so takes 4 bytes a point.
enum SeriesChunk {
  /// Two full chunks of 4 bytes a point fit a page of 4096 bytes, one of 8 bytes a point fits.
  static let capacity = 500

  private static let headBytes = 11
  private enum StepCoding: UInt8 { case stride, offsets, plain }
  private static let wideValues: UInt8 = 0x10

  /// - Precondition: 1 to ``capacity`` points.
  static func encode(_ points: SeriesPoints) -> Data {
    precondition((1...capacity).contains(points.count), "\(points.count) points in a chunk")
    let (steps, values) = (points.steps, points.values)
    let coding = coding(of: steps)
    let isWide = !values.allSatisfy { Double(Float($0)).bitPattern == $0.bitPattern }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(headBytes + points.count * 16)
    bytes.append(coding.rawValue | (isWide ? wideValues : 0))
    LittleEndian.append(UInt16(points.count), to: &bytes)
    LittleEndian.append(Int64(steps[0]), to: &bytes)
    switch coding {
    case .stride:
      LittleEndian.append(UInt32(steps.count > 1 ? steps[1] - steps[0] : 0), to: &bytes)
    case .offsets:
      for step in steps { LittleEndian.append(UInt32(step - steps[0]), to: &bytes) }
    case .plain:
      for step in steps { LittleEndian.append(Int64(step), to: &bytes) }
    }
    if isWide {
      for value in values { LittleEndian.append(value.bitPattern, to: &bytes) }
    } else {
      for value in values { LittleEndian.append(Float(value).bitPattern, to: &bytes) }
    }
    return Data(bytes)
  }

  /// - Throws: when the bytes are not a chunk, whatever they are.
  static func decode(_ data: Data) throws(UnreadableValue) -> SeriesPoints {
    let bytes = [UInt8](data)
    guard bytes.count > headBytes, let coding = StepCoding(rawValue: bytes[0] & 0x0F) else {
      throw UnreadableValue(text: "a chunk of points has no head")
    }
    let count = Int(LittleEndian.word(in: bytes, at: 1) as UInt16)
    let first = Int(LittleEndian.word(in: bytes, at: 3) as Int64)
    let isWide = bytes[0] & wideValues != 0
    let stepBytes =
      switch coding {
      case .stride: 4
      case .offsets: 4 * count
      case .plain: 8 * count
      }
    guard (1...capacity).contains(count),
      bytes.count == headBytes + stepBytes + count * (isWide ? 8 : 4)
    else { throw UnreadableValue(text: "a chunk of \(count) points has \(bytes.count) bytes") }

    let steps: [Int]
    switch coding {
    case .stride:
      let stride = Int(LittleEndian.word(in: bytes, at: headBytes) as UInt32)
      guard !first.addingReportingOverflow(stride * (count - 1)).overflow else {
        throw UnreadableValue(text: "the steps of a chunk of points overflow")
      }
      steps = (0..<count).map { first + $0 * stride }
    case .offsets:
      guard !first.addingReportingOverflow(Int(UInt32.max)).overflow else {
        throw UnreadableValue(text: "the steps of a chunk of points overflow")
      }
      steps = LittleEndian.words(UInt32.self, in: bytes, from: headBytes, count: count)
        .map { first + Int($0) }
    case .plain:
      steps = LittleEndian.words(Int64.self, in: bytes, from: headBytes, count: count)
        .map { Int($0) }
    }
    guard zip(steps, steps.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw UnreadableValue(text: "the steps of a chunk of points fall")
    }
    let start = headBytes + stepBytes
    let values =
      isWide
      ? LittleEndian.words(UInt64.self, in: bytes, from: start, count: count)
        .map { Double(bitPattern: $0) }
      : LittleEndian.words(UInt32.self, in: bytes, from: start, count: count)
        .map { Double(Float(bitPattern: $0)) }
    return SeriesPoints(steps: steps, values: values)
  }

  private static func coding(of steps: [Int]) -> StepCoding {
    let span = steps[steps.count - 1].subtractingReportingOverflow(steps[0])
    guard !span.overflow, span.partialValue <= Int(UInt32.max) else { return .plain }
    let stride = steps.count > 1 ? steps[1] - steps[0] : 0
    return zip(steps, steps.dropFirst()).allSatisfy { $1 - $0 == stride } ? .stride : .offsets
  }
}
