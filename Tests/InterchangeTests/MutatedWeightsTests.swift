import Foundation
import NeuralNetwork
import Testing

@testable import Interchange

/// Files of weights with something wrong in them.
@Suite struct MutatedWeightsTests {
  /// `THRESH_MUTATIONS` asks for more.
  private static let count =
    ProcessInfo.processInfo.environment["THRESH_MUTATIONS"].flatMap { Int($0) } ?? 10_000

  @Test
  func `ten thousand mutated files give tensors or a sentence, and never take more than they hold`()
    throws
  {
    let originals = [
      try WeightsReference.bytes("types.safetensors"), try WeightsReference.bytes("types.onnx"),
    ]
    var mutation = Mutation(seed: 8)
    var refused = 0
    for index in 0..<Self.count {
      let bytes = mutation.mutated(originals[index % 2], with: originals[(index / 2) % 2])
      do {
        let tensors = try WeightsFile.tensors(in: bytes, name: "mutated")
        let values = tensors.reduce(0) { $0 + $1.values.count }
        let fit = tensors.allSatisfy { $0.shape.reduce(1, *) == $0.values.count }
        if values > 2 * bytes.count || !fit {
          Issue.record("mutation \(index): \(values) values from \(bytes.count) bytes")
        }
      } catch {
        refused += 1
        let sentence = "\(error)"
        let isSentence =
          sentence.hasPrefix("mutated: ") && sentence.utf8.count < 400
          && !sentence.utf8.contains(0x0a)
        if !isSentence { Issue.record("mutation \(index): \(sentence)") }
      }
    }
    // Neither do all mutations hit what does not matter, nor none.
    #expect(refused > Self.count / 2 && refused < Self.count)
  }
}

/// Damage of the kinds that accidents and attackers do, the same for the same seed.
private struct Mutation {
  private var numbers: DrawnNumbers

  init(seed: UInt64) { numbers = DrawnNumbers(seed: seed) }

  mutating func mutated(_ original: [UInt8], with other: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0...below(3) { mutate(&bytes, with: other) }
    return bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8], with other: [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = below(bytes.count)
    switch below(9) {
    case 0: bytes[place] ^= 1 << UInt8(below(8))
    case 1: bytes[place] = UInt8(below(256))
    case 2: bytes.removeSubrange(place...)
    case 3: bytes.removeSubrange(place..<min(place + 1 + below(8), bytes.count))
    case 4: bytes.insert(contentsOf: other[below(other.count)...].prefix(1 + below(40)), at: place)
    // A length, at the front or anywhere.
    case 5:
      let start = below(2) == 0 ? 0 : place
      let word = numbers.next() >> UInt64(below(64))
      for index in 0..<min(8, bytes.count - start) {
        bytes[start + index] = UInt8(truncatingIfNeeded: word >> UInt64(8 * index))
      }
    // A number in a JSON header.
    case 6:
      guard let digit = bytes[place...].firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }) else {
        return
      }
      bytes.replaceSubrange(
        digit...digit, with: Array(Self.badNumbers[below(Self.badNumbers.count)].utf8))
    // Nesting.
    case 7:
      let brackets = Array(["[", "{\"a\":", "{", "\"", "\\u"][below(5)].utf8)
      bytes.insert(
        contentsOf: repeatElement(brackets, count: 1 + below(100)).joined(), at: place)
    default: bytes += repeatElement(UInt8(below(256)), count: 1 + below(64))
    }
    fixLength(&bytes)
  }

  /// Half of the time the header's length is right again, so that what is in it is looked at.
  private mutating func fixLength(_ bytes: inout [UInt8]) {
    guard bytes.count > 8, bytes[8] == UInt8(ascii: "{"), below(2) == 0,
      let end = bytes.lastIndex(of: UInt8(ascii: "}"))
    else { return }
    let length = end + 1 - 8
    for index in 0..<8 { bytes[index] = UInt8(truncatingIfNeeded: length >> (8 * index)) }
  }

  private static let badNumbers = [
    "-1", "1e9", "0", "4294967296", "9223372036854775807", "18446744073709551616",
    "99999999999999999999999999999999", "1.5", "null", "01",
  ]

  private mutating func below(_ limit: Int) -> Int { Int(numbers.next() % UInt64(limit)) }
}
