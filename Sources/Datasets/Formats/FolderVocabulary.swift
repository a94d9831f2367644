/// What the names of folders say about the labels of the images in them.
///
/// A name is, in this order:
/// - a label;
/// - several labels joined by `+` or `_` (`cat+dog`, `black_jeans`);
/// - `both`, where there are exactly two labels: both of them;
/// - a word for none of the labels: `neither`, `none`, `negative`, `negatives`, `background`;
/// - `unlabelled` or `unlabeled`: images of which nothing is known;
/// - where labels are wanted, anything else: its images hold none of them, and the name is what
///   they show instead. If labels are joined with other words, these are what else is there.
///
/// Words are told regardless of case, labels are not. Without a list of labels every other name
/// is a label; `+` always joins, and `_` joins only where all the parts have folders of their own.
struct FolderVocabulary {
  /// What a name says.
  struct Meaning: Equatable {
    /// Nil when nothing is known.
    var labels: [String]?
    /// Labels that may be there or not, where others are known.
    var unknown: [String] = []
    /// What the images show that is no label.
    var categories: [String] = []
    /// Whether it is one of the words for none of the labels, or for nothing known.
    var isWord = false
  }

  let labels: [String]
  private let known: Set<String>
  /// The words of names that are joined from several.
  private let joinedWords: [String: Int]
  private let folders: Set<String>

  static let negatives = ["none", "neither", "negative", "negatives", "background"]
  private static let unknowns: Set = ["unlabelled", "unlabeled"]

  /// - Parameters:
  ///   - wanted: the labels asked for; nil takes those that the names tell of.
  ///   - place: the source, for the sentence of an error.
  init(wanted: [String]?, folders: [String], place: String) throws(DatasetError) {
    if let wanted { try Vocabulary.check(wanted, place: place) }
    let folders = Set(folders)
    labels = wanted ?? Self.labels(of: folders)
    known = Set(labels)
    self.folders = folders
    var words: [String: Int] = [:]
    for parts in folders.map(Self.parts) where parts.count > 1 {
      for word in Set(parts) { words[word, default: 0] += 1 }
    }
    joinedWords = words
    guard wanted != nil else { return }
    try refuseOtherCase(place: place)
    guard !folders.isEmpty,
      folders.allSatisfy({
        let meaning = meaning(of: $0)
        return meaning.labels?.isEmpty == true && meaning.unknown.isEmpty && !meaning.isWord
      })
    else { return }
    try refuse(folders.sorted(by: FileTree.precedes), place: place)
  }

  private static func labels(of folders: Set<String>) -> [String] {
    var found: Set<String> = []
    for folder in folders where !isWord(folder) && folder.lowercased() != "both" {
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
    return found.sorted(by: FileTree.precedes)
  }

  /// Whether a name is one of the words for none of the labels, or for nothing known.
  static func isWord(_ folder: String) -> Bool {
    let word = folder.lowercased()
    return negatives.contains(word) || unknowns.contains(word)
  }

  private static func parts(_ name: String) -> [String] {
    name.split { $0 == "+" || $0 == "_" }.map(String.init)
  }

  private var allowed: String {
    "allowed: \(Vocabulary.list(labels)), several joined by + or _, or neither"
  }

  /// `Cat` where `cat` is wanted would make negatives of what are cats.
  private func refuseOtherCase(place: String) throws(DatasetError) {
    let lowercased = Dictionary(
      labels.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    for folder in folders.sorted(by: FileTree.precedes)
    where !known.contains(folder) && split(folder) == nil {
      for word in [folder] + Self.parts(folder) where !known.contains(word) {
        guard let label = lowercased[word.lowercased()] else { continue }
        throw DatasetError(
          place: place, found: "\(word) is no label", allowed: allowed, nearest: label)
      }
    }
  }

  /// None of the folders is named for a label: a slip of the pen, and told at the first of them.
  private func refuse(_ folders: [String], place: String) throws(DatasetError) {
    let words = folders.prefix(1000).flatMap { [$0] + Self.parts($0) }
    let near = words.lazy.compactMap { word in
      NearestName.among(labels, to: word).map { (word, $0) }
    }.first
    throw DatasetError(
      place: place, found: "no folder is named for a label, only \(Vocabulary.list(folders))",
      allowed: allowed, nearest: near.map { "\($0.1) for \($0.0)" })
  }
}

// MARK: Meaning

extension FolderVocabulary {
  /// What a folder's name says of the images in it.
  func meaning(of folder: String) -> Meaning {
    if known.contains(folder) { return Meaning(labels: [folder]) }
    if let joined = split(folder) { return Meaning(labels: joined) }
    let word = folder.lowercased()
    if word == "both", labels.count == 2 { return Meaning(labels: labels) }
    if Self.negatives.contains(word) { return Meaning(labels: [], isWord: true) }
    if Self.unknowns.contains(word) { return Meaning(labels: nil, isWord: true) }
    let parts = Self.parts(folder)
    let some = parts.filter(known.contains)
    guard !some.isEmpty else { return Meaning(labels: [], categories: [folder]) }
    // `blue_jeans` beside `blue_dress` are two words, `hot_dog` may be one.
    let others = parts.filter { !known.contains($0) }
    let isJoined =
      folder.contains("+") || parts.contains { joinedWords[$0, default: 0] > 1 }
      || others.allSatisfy(folders.contains)
    return isJoined
      ? Meaning(labels: some, categories: others)
      : Meaning(labels: [], unknown: some, categories: [folder])
  }

  /// The labels that joined by `+` or `_` make this name; labels may hold a `_` themselves.
  private func split(_ name: String) -> [String]? {
    let words = name.split(separator: "+", omittingEmptySubsequences: false)
    if words.count > 1 {
      var all: [String] = []
      for word in words {
        guard let part = known.contains(String(word)) ? [String(word)] : split(String(word))
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
        if let before = reach[start], known.contains(label) { reach[end] = before + [label] }
      }
    }
    return reach[pieces.count]
  }
}
