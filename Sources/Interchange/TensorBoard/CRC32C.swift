/// The checksum by which TensorBoard tells whole records from damaged ones.
///
/// - Source: RFC 3720, appendix B.4: the Castagnoli polynomial, reflected, `0x82F63B78`.
enum CRC32C {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1
    }
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    let table = table
    var value = UInt32.max
    for byte in bytes {
      value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ value >> 8
    }
    return ~value
  }

  /// As records hold it, so that a checksum of data that holds checksums is a good one too.
  ///
  /// - Source: TensorFlow's `core/lib/hash/crc32c.h`.
  static func masked(_ bytes: [UInt8]) -> UInt32 {
    let value = checksum(bytes)
    return (value >> 15 | value << 17) &+ 0xA282_EAD8
  }
}
