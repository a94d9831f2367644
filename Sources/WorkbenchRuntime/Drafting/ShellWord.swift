/// A text as a shell takes it for one word, for commands that a person may copy.
package enum ShellWord {
  package static func quoted(_ text: String) -> String {
    let plain = { (scalar: Unicode.Scalar) in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "_-./+=:,@%".unicodeScalars.contains(scalar)
    }
    if !text.isEmpty, text.unicodeScalars.allSatisfy(plain) { return text }
    return "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
