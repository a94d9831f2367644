/// A notice on the desktop of whoever sits at the terminal, by the sequence OSC 9.
///
/// A terminal that does not know it ignores it.
package enum DesktopNotice {
  /// The bytes to write. Of the text, characters that control a terminal become blanks, and what is
  /// beyond 200 characters is left out.
  package static func sequence(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars.prefix(200) {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      safe.unicodeScalars.append(isControl ? " " : scalar)
    }
    return "\u{1B}]9;\(safe)\u{07}"
  }
}
