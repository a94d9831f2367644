import Foundation
import Interchange

/// A scalar of an event file.
struct ReadScalar: Equatable {
  var step: Int
  var tag: String
  var value: Float
}

/// Reads the few parts of event files that tests look at.
enum EventReading {
  /// The scalars of a run's folder in the order of its files; those a session takes back are gone.
  static func scalars(in folder: EventFolder) throws -> [ReadScalar] {
    var scalars: [ReadScalar] = []
    for name in folder.files {
      for event in events(try Data(contentsOf: URL(filePath: "\(folder.path)/\(name)"))) {
        let step = event.first { $0.number == 2 }?.integer ?? 0
        if event.contains(where: { $0.number == 7 }) { scalars.removeAll { $0.step >= step } }
        for value in event.filter({ $0.number == 5 }).flatMap({ fields($0.bytes) }) {
          let parts = fields(value.bytes)
          guard let number = parts.first(where: { $0.number == 2 }) else { continue }
          let tag = parts.first { $0.number == 1 }?.bytes ?? []
          scalars.append(
            ReadScalar(
              step: step, tag: String(decoding: tag, as: UTF8.self),
              value: Float(bitPattern: UInt32(number.integer))))
        }
      }
    }
    return scalars
  }

  private static func events(_ data: Data) -> [[Field]] {
    let bytes = [UInt8](data)
    var events: [[Field]] = []
    var start = 0
    while start + 16 <= bytes.count {
      let length = word(bytes, start, 8)
      guard start + length + 16 <= bytes.count else { break }
      events.append(fields(Array(bytes[start + 12..<start + 12 + length])))
      start += length + 16
    }
    return events
  }

  struct Field {
    var number: Int
    var integer = 0
    var bytes: [UInt8] = []
  }

  private static func fields(_ bytes: [UInt8]) -> [Field] {
    var fields: [Field] = []
    var place = 0
    func varint() -> Int {
      var (value, shift) = (0, 0)
      while place < bytes.count {
        let byte = Int(bytes[place])
        place += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80 { break }
      }
      return value
    }
    while place < bytes.count {
      let tag = varint()
      var field = Field(number: tag >> 3)
      switch tag & 7 {
      case 0: field.integer = varint()
      case 1, 5:
        let size = tag & 7 == 1 ? 8 : 4
        field.integer = word(bytes, place, size)
        place += size
      default:
        let length = varint()
        field.bytes = Array(bytes[place..<place + length])
        place += length
      }
      fields.append(field)
    }
    return fields
  }

  private static func word(_ bytes: [UInt8], _ start: Int, _ size: Int) -> Int {
    Int(
      truncatingIfNeeded: (0..<size).reduce(0 as UInt64) {
        $0 | UInt64(bytes[start + $1]) << (8 * UInt64($1))
      })
  }
}
