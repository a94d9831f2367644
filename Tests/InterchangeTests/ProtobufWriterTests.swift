import Testing

@testable import Interchange

@Suite struct ProtobufWriterTests {
  /// The first examples of protobuf.dev/programming-guides/encoding.
  @Test func `numbers, text and messages are written as the specification's examples`() {
    var number = ProtobufWriter()
    number.write(150, field: 1)
    #expect(number.bytes == [0x08, 0x96, 0x01])

    var text = ProtobufWriter()
    text.write("testing", field: 2)
    #expect(text.bytes == [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67])

    var message = ProtobufWriter()
    message.write(field: 3) { $0.write(150, field: 1) }
    #expect(message.bytes == [0x1a, 0x03, 0x08, 0x96, 0x01])
  }

  @Test func `a negative number takes ten bytes and floats are little-endian`() {
    var writer = ProtobufWriter()
    writer.write(-2, field: 1)
    #expect(writer.bytes == [0x08, 0xfe] + Array(repeating: 0xff, count: 8) + [0x01])

    var floats = ProtobufWriter()
    floats.write(Float(1), field: 2)
    floats.write(packed: [Double(1)], field: 3)
    #expect(
      floats.bytes == [0x15, 0, 0, 0x80, 0x3f, 0x1a, 8, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f])
  }
}
