/// What the names of folders say about the labels of the images in them.
///
/// A name is, in this order:
/// - a label;
/// - several labels joined by `+` or `_` (`cat+dog`, `black_jeans`);
/// - `both`, where there are exactly two labels: both of them;
/// - a word for none of the labels: `neither`, `none`, `negative`, `negatives`, `background`;
/// - `unlabelled` or `unlabeled`: images of which nothing is known.
///
/// Words are told regardless of case, labels are not. Without a list of labels every other name
/// is a label; `+` always joins, and `_` joins only where all the parts have folders of their own.
struct FolderVocabulary {
  let labels: [String]

  private static let negatives: Set = ["neither", "none", "negative", "negatives", "background"]
  private static let unknowns: Set = ["unlabelled", "unlabeled"]

  /// - Parameter place: the source, for the sentence of an error.
  init(wanted: [String]?, folders: [String], place: String) throws(DatasetError) {
    if let wanted {
      try Vocabulary.check(wanted, place: place)
      labels = wanted
      return
    }
    var found: Set<String> = []
    for folder in folders where !Self.isWord(folder) && folder.lowercased() != "both" {
      found.formUnion(folder.split(separator: "+").map(String.init))
    }
    let single = found
    for label in single {
      let parts = label.split(separator: "_").map(String.init)
      if parts.count > 1, parts.allSatisfy({ single.contains($0) }) { found.remove(label) }
    }
    for folder in folders where folder.lowercased() == "both" && found.count != 2 {
      found.insert(folder)
    }
    labels = found.sorted(by: FileTree.precedes)
  }

  private static func isWord(_ folder: String) -> Bool {
    let word = folder.lowercased()
    return negatives.contains(word) || unknowns.contains(word)
  }

  /// The labels that a folder stands for; nil when its images are unlabelled.
  ///
  /// - Parameter place: the folder, for the sentence of an error.
  func labels(of folder: String, place: String) throws(DatasetError) -> [String]? {
    if labels.contains(folder) { return [folder] }
    if let joined = split(folder) { return joined }
    let word = folder.lowercased()
    if word == "both", labels.count == 2 { return labels }
    if Self.negatives.contains(word) { return [] }
    if Self.unknowns.contains(word) { return nil }
    let parts = folder.split { $0 == "+" || $0 == "_" }.map(String.init)
    let wrong = parts.count > 1 ? parts.first { !labels.contains($0) } ?? folder : folder
    throw DatasetError(
      place: place,
      found: wrong == folder ? "\(folder) is no label" : "\(wrong) in \(folder) is no label",
      allowed: "allowed: \(Vocabulary.list(labels)), several joined by + or _, or neither",
      nearest: NearestName.among(labels + Self.negatives.sorted(), to: wrong))
  }

  /// The labels that joined by `+` or `_` make this name; labels may hold a `_` themselves.
  private func split(_ name: String) -> [String]? {
    let words = name.split(separator: "+", omittingEmptySubsequences: false)
    if words.count > 1 {
      var all: [String] = []
      for word in words {
        guard let part = labels.contains(String(word)) ? [String(word)] : split(String(word))
        else { return nil }
        all += part
      }
      return all
    }
    // From every position the first label that leads to the end; positions are few.
    let pieces = name.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    var reach: [[String]?] = [[]] + [[String]?](repeating: nil, count: pieces.count)
    for end in 1..<pieces.count + 1 {
      for start in 0..<end where reach[end] == nil {
        let label = pieces[start..<end].joined(separator: "_")
        if let before = reach[start], labels.contains(label) { reach[end] = before + [label] }
      }
    }
    return reach[pieces.count]
  }
}
