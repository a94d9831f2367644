import TerminalUI

/// Sequences that are no keys: what a terminal answers, and whatever else it sends.
extension InputDecoder {
  mutating func takeAnswers() -> [TerminalAnswer] {
    defer { answers = [] }
    return answers
  }

  mutating func takeSequence(_ code: UInt32, after parameters: String) {
    // Parameters and intermediates are 0x20...0x3F; whatever else comes ends it.
    guard let scalar = Unicode.Scalar(code), (0x20...0x3F).contains(code) else {
      // A sequence that was cut short gives way to the next.
      state = code == 27 ? .escape : .plain
      if let final = Unicode.Scalar(code),
        let answer = TerminalAnswer(parameters: parameters, final: final)
      {
        answers.append(answer)
      }
      return
    }
    if parameters.utf8.count < InputDecoder.longestAnswer {
      state = .sequence(parameters + String(scalar))
    }
  }

  mutating func takeString(
    _ code: UInt32, after text: String, into events: inout [TerminalEvent]
  ) {
    if text.utf8.count == 1, !InputDecoder.opens(text, with: code) {
      // Somebody holds Alt and types such a letter.
      events += [.key(.escape), .key(.character(Character(text)))]
      state = .plain
      take(code, into: &events)
      return
    }
    switch code {
    case 27: state = .stringEnd(text)
    case 7, 0x9C: endString(text)
    case 0x20...0x10FFFF:
      guard let scalar = Unicode.Scalar(code), text.utf8.count < InputDecoder.longestAnswer else {
        fallthrough
      }
      state = .string(text + String(scalar))
    default:
      // No string of a terminal holds a control character or a key: a person is at work.
      state = .plain
      take(code, into: &events)
    }
  }

  mutating func endString(_ text: String) {
    state = .plain
    if let answer = TerminalAnswer(string: text) { answers.append(answer) }
  }

  /// Whether a terminal begins such a string with such a character.
  private static func opens(_ introducer: String, with code: UInt32) -> Bool {
    let isDigit = (0x30...0x39).contains(code)
    return switch introducer {
    case "_": code == UInt32(ascii: "G")
    case "P": isDigit || [0x21, 0x2B, 0x3D, 0x3E, 0x3F].contains(code)
    default: isDigit
    }
  }

  /// Far beyond any that is asked for.
  private static let longestAnswer = 256
}
