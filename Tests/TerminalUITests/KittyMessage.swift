import Foundation

/// Messages of kitty's protocol, the pieces of each put together.
struct KittyMessage: Equatable {
  var keys: [String: String] = [:]
  var data: [UInt8] = []

  /// - Returns: `nil` for bytes that are anything else, or break the protocol's rules.
  static func decode(_ bytes: [UInt8]) -> [KittyMessage]? {
    var messages: [KittyMessage] = []
    var text = ""
    var isContinued = false
    var rest = String(decoding: bytes, as: UTF8.self)[...]
    while !rest.isEmpty {
      guard rest.hasPrefix("\u{1B}_G"), let end = rest.range(of: "\u{1B}\\") else { return nil }
      let inside = rest[rest.index(rest.startIndex, offsetBy: 3)..<end.lowerBound]
      rest = rest[end.upperBound...]
      let parts = inside.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
      var keys: [String: String] = [:]
      for pair in parts[0].split(separator: ",") {
        let sides = pair.split(separator: "=")
        guard sides.count == 2 else { return nil }
        keys[String(sides[0])] = String(sides[1])
      }
      let piece = parts.count > 1 ? parts[1] : ""
      guard piece.utf8.count <= 4096 else { return nil }
      let more = keys.removeValue(forKey: "m")
      // Whole groups of four, so that every piece can be read by itself.
      if more == "1", piece.utf8.count % 4 != 0 { return nil }
      if isContinued {
        guard keys.isEmpty, more != nil else { return nil }
      } else {
        messages.append(KittyMessage(keys: keys))
      }
      text += piece
      isContinued = more == "1"
      if !isContinued {
        guard let data = Data(base64Encoded: text) else { return nil }
        messages[messages.count - 1].data = [UInt8](data)
        text = ""
      }
    }
    return isContinued ? nil : messages
  }
}
