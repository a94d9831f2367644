/// A table in text: records of cells, with the line on which each record starts.
///
/// Cells may be quoted, and then hold separators, line breaks and doubled quotes (RFC 4180). Lines
/// end in LF, CRLF or CR; a byte order mark and empty lines are passed over.
struct SeparatedValues {
  struct Record: Equatable {
    var line: Int
    var cells: [String]
  }

  struct Failure: Error, Equatable {
    var line: Int
    var found: String
  }

  private(set) var records: [Record] = []

  /// - Parameter separator: a comma or a tab.
  init(_ bytes: [UInt8], separator: UInt8) throws(Failure) {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    var reader = Reader(
      bytes: bytes, separator: separator, offset: bytes.starts(with: mark) ? mark.count : 0)
    while let record = try reader.record() {
      if record.cells != [""] { records.append(record) }
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    let separator: UInt8
    var offset: Int
    var line = 1

    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func record() throws(Failure) -> Record? {
      guard offset < bytes.count else { return nil }
      var record = Record(line: line, cells: [])
      while true {
        record.cells.append(try cell())
        guard current == separator else { break }
        offset += 1
      }
      skipLineEnd()
      return record
    }

    private mutating func cell() throws(Failure) -> String {
      guard current == UInt8(ascii: "\"") else {
        let start = offset
        while let byte = current, byte != separator, byte != 10, byte != 13 { offset += 1 }
        return try text(bytes[start..<offset], line: line)
      }
      let startLine = line
      offset += 1
      var content: [UInt8] = []
      while let byte = current {
        if byte == UInt8(ascii: "\"") {
          offset += 1
          guard current == byte else {
            guard current == nil || current == separator || current == 10 || current == 13 else {
              throw Failure(line: line, found: "text follows a closing quote")
            }
            return try text(content[...], line: startLine)
          }
        }
        content.append(byte)
        if byte == 10 || byte == 13 {
          skipLineEnd()
          // Both bytes of a CRLF belong to the cell.
          if byte == 13, bytes[offset - 1] == 10 { content.append(10) }
        } else {
          offset += 1
        }
      }
      throw Failure(line: startLine, found: "a quote is not closed")
    }

    private mutating func skipLineEnd() {
      guard let byte = current, byte == 10 || byte == 13 else { return }
      offset += 1
      if byte == 13, current == 10 { offset += 1 }
      line += 1
    }

    private func text(_ bytes: ArraySlice<UInt8>, line: Int) throws(Failure) -> String {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Failure(line: line, found: "the text is not UTF-8")
      }
      return text
    }
  }
}
