import TerminalUI

/// Breaks a text into lines of at most `width` columns, at blanks where there are any.
package func wrapped(_ text: String, width: Int) -> [String] {
  guard width > 0 else { return [] }
  var lines: [String] = []
  for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
    var line = ""
    var taken = 0
    for word in paragraph.split(separator: " ") {
      var word = word[...]
      while true {
        let size = DisplayWidth.of(word)
        if taken > 0, taken + 1 + size <= width {
          line += " " + word
          taken += 1 + size
          break
        }
        if taken > 0 {
          lines.append(line)
          (line, taken) = ("", 0)
        }
        if size <= width {
          (line, taken) = (String(word), size)
          break
        }
        // A word longer than a line is cut where the line ends.
        var columns = 0
        let end =
          word.indices.first { index in
            columns += DisplayWidth.of(word[index...index])
            return columns > width
          } ?? word.endIndex
        let cut = max(end, word.index(after: word.startIndex))
        lines.append(String(word[..<cut]))
        word = word[cut...]
        if word.isEmpty { break }
      }
    }
    lines.append(line)
  }
  return lines
}
