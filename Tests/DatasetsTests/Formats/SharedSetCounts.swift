import Foundation

/// What the README beside the shared sets says of one of them.
struct SharedSetCounts: Equatable {
  var images = 0
  var combinations = 0
  var withSeveral = 0
  var withNone = 0
  var perLabel: [String: Int] = [:]

  /// From the lines `- N images, …` and `- per label: cat 709, dog 681`; nil without a README.
  init?(readme name: String) throws {
    guard let folder = Reference.sharedSet(name) else { return nil }
    let url = URL(filePath: folder).deletingLastPathComponent().appending(path: "README.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let section = text.components(separatedBy: "\n## ").first { $0.hasPrefix("\(name)/") } ?? ""
    for line in section.split(separator: "\n") {
      if line.contains(" label combinations, ") {
        let numbers = line.split(separator: ",").compactMap { piece in
          piece.split(separator: " ").lazy.compactMap { Int($0) }.first
        }
        guard numbers.count == 5 else { return nil }
        (images, combinations) = (numbers[0], numbers[2])
        (withSeveral, withNone) = (numbers[3], numbers[4])
      } else if line.hasPrefix("- per label: ") {
        for piece in line.dropFirst("- per label: ".count).split(separator: ",") {
          let words = piece.split(separator: " ")
          if words.count == 2 { perLabel[String(words[0])] = Int(words[1]) }
        }
      }
    }
  }

  /// Counted in a set.
  init(_ labelSets: [[String]]) {
    images = labelSets.count
    combinations = Set(labelSets.map { Set($0) }).count
    withSeveral = labelSets.count { $0.count > 1 }
    withNone = labelSets.count(where: \.isEmpty)
    for labels in labelSets { for label in labels { perLabel[label, default: 0] += 1 } }
  }
}
