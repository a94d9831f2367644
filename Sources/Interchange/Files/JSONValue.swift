/// JSON whose members stay in the order in which they are given, so that the same values are always
/// the same bytes.
enum JSONValue: Equatable, CustomStringConvertible {
  case null
  case integer(Int)
  /// nil and what is not finite are written as null.
  case number(Double?)
  case text(String)
  case list([JSONValue])
  case object([Member])

  struct Member: Equatable {
    let key: String
    let value: JSONValue

    init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// In the fewest digits that give the same 32 bits again.
  static func number(_ value: Float) -> JSONValue { .number(Double("\(value)")) }

  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  /// On one line, without blanks.
  var description: String {
    switch self {
    case .null: "null"
    case .integer(let value): "\(value)"
    case .number(let value): value.flatMap { $0.isFinite ? "\($0)" : nil } ?? "null"
    case .text(let text): Self.quoted(text)
    case .list(let values): "[\(values.map(\.description).joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\(Self.quoted($0.key)):\($0.value)" }.joined(separator: ","))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
