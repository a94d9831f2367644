/// Reads the JSON of a safetensors header, which has one fixed form: no value in it nests deeper than
/// the form does, so that a reader of any JSON is not needed, nor what such a one can be made to do.
struct SafetensorsHeaderReader {
  /// A tensor as the header states it, nothing of which has been compared with anything.
  struct Tensor {
    var name: String
    var type: String
    var shape: [Int]
    var offsets: [Int]
  }

  /// More tensors than any network has.
  static let tensorLimit = 65_536

  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// - Returns: tensors in the order in which the header names them.
  mutating func header() throws(UnreadableWeights) -> (
    metadata: [String: String], tensors: [Tensor]
  ) {
    var metadata: [String: String]?
    var tensors: [Tensor] = []
    var names: Set<String> = []
    try object { reader, name throws(UnreadableWeights) in
      if name == SafetensorsFile.metadataName {
        guard metadata == nil else { throw Self.twice(name) }
        metadata = try reader.texts()
      } else {
        guard names.insert(name).inserted else { throw Self.twice(name) }
        guard tensors.count < Self.tensorLimit else {
          throw UnreadableWeights("its header names more than \(Self.tensorLimit) tensors")
        }
        tensors.append(try reader.tensor(name))
      }
    }
    guard skipBlanks() == nil else { throw wrong("the end of the header") }
    return (metadata ?? [:], tensors)
  }

  private mutating func texts() throws(UnreadableWeights) -> [String: String] {
    var texts: [String: String] = [:]
    try object { reader, key throws(UnreadableWeights) in
      let text = try reader.string()
      guard texts.updateValue(text, forKey: key) == nil else { throw Self.twice(key) }
    }
    return texts
  }

  private mutating func tensor(_ name: String) throws(UnreadableWeights) -> Tensor {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try object { reader, key throws(UnreadableWeights) in
      switch key {
      case "dtype" where type == nil: type = try reader.string()
      case "shape" where shape == nil: shape = try reader.numbers(limit: TensorShape.rankLimit)
      case "data_offsets" where offsets == nil: offsets = try reader.numbers(limit: 2)
      case "dtype", "shape", "data_offsets": throw Self.twice(key)
      default:
        throw UnreadableWeights(
          "tensor \(UnreadableWeights.shown(name)) has the key \(UnreadableWeights.shown(key)); "
            + "allowed: dtype, shape, data_offsets")
      }
    }
    guard let type, let shape, let offsets else {
      throw UnreadableWeights(
        "tensor \(UnreadableWeights.shown(name)) lacks its dtype, shape or data_offsets")
    }
    return Tensor(name: name, type: type, shape: shape, offsets: offsets)
  }

  // MARK: JSON

  private mutating func object(
    _ member: (inout Self, _ key: String) throws(UnreadableWeights) -> Void
  ) throws(UnreadableWeights) {
    try take("{")
    if skipBlanks() == UInt8(ascii: "}") { return try take("}") }
    while true {
      let key = try string()
      try take(":")
      try member(&self, key)
      guard skipBlanks() == UInt8(ascii: ",") else { return try take("}") }
      try take(",")
    }
  }

  private mutating func numbers(limit: Int) throws(UnreadableWeights) -> [Int] {
    var numbers: [Int] = []
    try take("[")
    if skipBlanks() == UInt8(ascii: "]") {
      try take("]")
      return numbers
    }
    while true {
      guard numbers.count < limit else {
        throw UnreadableWeights("a list in its header has more than \(limit) numbers")
      }
      numbers.append(try number())
      guard skipBlanks() == UInt8(ascii: ",") else { break }
      try take(",")
    }
    try take("]")
    return numbers
  }

  /// A whole number from 0; all others are out of place in a header.
  private mutating func number() throws(UnreadableWeights) -> Int {
    let allowed = "a whole number from 0"
    _ = skipBlanks()
    let start = place
    var number = 0
    while place < bytes.endIndex, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) {
      let (tens, isTooGreat) = number.multipliedReportingOverflow(by: 10)
      let (sum, isTooGreatNow) = tens.addingReportingOverflow(
        Int(bytes[place] - UInt8(ascii: "0")))
      guard !isTooGreat, !isTooGreatNow else {
        throw UnreadableWeights("a number in its header is greater than \(Int.max)")
      }
      number = sum
      place += 1
    }
    let hasLeadingZero = place - start > 1 && bytes[start] == UInt8(ascii: "0")
    guard place > start, !hasLeadingZero else {
      place = start
      throw wrong(allowed)
    }
    return number
  }

  private mutating func string() throws(UnreadableWeights) -> String {
    try take("\"")
    var text: [UInt8] = []
    while place < bytes.endIndex {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw UnreadableWeights("a text in its header is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"):
        place += 1
        try text.append(contentsOf: String(escaped()).utf8)
      case 0..<0x20: throw wrong("a text without control characters")
      default:
        text.append(byte)
        place += 1
      }
    }
    throw wrong("the end of a text")
  }

  private mutating func escaped() throws(UnreadableWeights) -> Unicode.Scalar {
    guard place < bytes.endIndex else { throw wrong("the end of a text") }
    let letter = bytes[place]
    place += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // A character beyond 16 bits is written as two halves.
      if (0xd800..<0xdc00).contains(unit), bytes[place...].starts(with: [0x5c, 0x75]) {
        place += 2
        let low = try hexadecimal()
        if (0xdc00..<0xe000).contains(low),
          let scalar = Unicode.Scalar(0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00))
        {
          return scalar
        }
      }
      throw UnreadableWeights("a text in its header has half a character (\\u)")
    default:
      place -= 1
      throw wrong("an escape that JSON has")
    }
  }

  private mutating func hexadecimal() throws(UnreadableWeights) -> UInt32 {
    let digits = bytes[place...].prefix(4)
    var value: UInt32 = 0
    for digit in digits {
      guard let digit = Character(Unicode.Scalar(digit)).hexDigitValue else { break }
      value = value << 4 | UInt32(digit)
      place += 1
    }
    guard place == digits.startIndex + 4 else { throw wrong("four hexadecimal digits") }
    return value
  }

  private mutating func take(_ character: Unicode.Scalar) throws(UnreadableWeights) {
    guard skipBlanks() == UInt8(ascii: character) else { throw wrong("\(character)") }
    place += 1
  }

  /// - Returns: the first byte that is no blank, which is not taken; nil at the end.
  private mutating func skipBlanks() -> UInt8? {
    while place < bytes.endIndex {
      guard [0x20, 0x09, 0x0a, 0x0d].contains(bytes[place]) else { return bytes[place] }
      place += 1
    }
    return nil
  }

  private func wrong(_ expected: String) -> UnreadableWeights {
    let offset = place - bytes.startIndex
    guard place < bytes.endIndex else {
      return UnreadableWeights("its header ends at byte \(offset); expected: \(expected)")
    }
    let found = bytes[place]
    let shown =
      (0x21...0x7e).contains(found)
      ? String(Unicode.Scalar(found)) : "the byte \(String(found, radix: 16))"
    return UnreadableWeights(
      "its header has \(shown) at byte \(offset); expected: \(expected)")
  }

  private static func twice(_ key: String) -> UnreadableWeights {
    UnreadableWeights("its header names \(UnreadableWeights.shown(key)) twice")
  }
}
