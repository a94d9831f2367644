import CImageCodecs

/// Room for the sentence that a C function writes.
struct CodecMessage {
  var bytes = [CChar](repeating: 0, count: 256)
  var capacity: Int32 { Int32(bytes.count) }

  func check(_ status: Int32, format: String) throws(ImageError) {
    let status = Int(status)
    guard status != Int(IC_OK) else { return }
    let text = String(
      decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    switch status {
    case Int(IC_TRUNCATED): throw ImageError("truncated: the \(format) data ends too early")
    case Int(IC_UNSUPPORTED): throw ImageError("is a \(format) image of an unread kind: \(text)")
    case Int(IC_TOO_LARGE): throw ImageError("needs too much memory: \(text)")
    default: throw ImageError("corrupt: \(text)")
    }
  }
}
