/// What the names of files say about the labels of the images: `cat.0.jpg`, `cat_dog_17.png`.
///
/// A name is cut at `.`, `_`, `-`, `+` and spaces, and loses its ending and the number behind it.
/// What is left is read like the name of a folder by ``FolderVocabulary``: a label, labels joined,
/// a word for none of them. A name without a word (`0017.jpg`, `IMG_2041.jpg`) says nothing, and
/// its image is unlabelled.
///
/// Without a list of labels the words that occur are the labels. Words that only ever stand
/// together are one label (`polar_bear`), and so are those of which one stands nowhere else.
struct NameVocabulary {
  private let vocabulary: FolderVocabulary
  /// Labels by the way in which they are written in names.
  private let labels: [String: String]
  /// The words of these: kept in names, even numbers.
  private let kept: Set<String>

  /// What cameras and exports call every picture.
  private static let empty: Set = [
    "img", "image", "dsc", "dscn", "dscf", "photo", "pic", "picture", "frame", "screenshot",
  ]

  /// - Parameters:
  ///   - names: of the files, without folders.
  ///   - place: the source, for the sentence of an error.
  init(wanted: [String]?, names: [String], place: String) throws(DatasetError) {
    if let wanted { try Vocabulary.check(wanted, place: place) }
    let written = Dictionary(
      (wanted ?? []).map { (Self.words(of: $0).joined(separator: "_"), $0) },
      uniquingKeysWith: { first, _ in first })
    let kept = Set((wanted ?? []).flatMap(Self.words))
    labels = written
    self.kept = kept
    let keys = Set(names.map { Self.key(of: $0, keeping: kept) }).filter { !$0.isEmpty }.sorted()
    if wanted == nil {
      let found = Self.labels(of: keys)
      guard !found.isEmpty, found.count <= max(10, names.count / 2) else {
        throw DatasetError(
          place: place,
          found: "the names of its \(names.count) images say no labels; the first: "
            + names.sorted(by: FileTree.precedes).prefix(3).joined(separator: ", "),
          allowed: "names like cat.1.jpg, a folder for each label, or a listing called labels.csv")
      }
      vocabulary = try FolderVocabulary(wanted: found, folders: keys, place: place)
    } else {
      vocabulary = try FolderVocabulary(
        wanted: written.keys.sorted(by: FileTree.precedes), folders: keys, place: place)
    }
  }

  func meaning(of name: String) -> FolderVocabulary.Meaning {
    let key = Self.key(of: name, keeping: kept)
    guard !key.isEmpty else { return FolderVocabulary.Meaning(labels: nil) }
    var meaning = vocabulary.meaning(of: key)
    if !meaning.categories.isEmpty, !key.contains(where: \.isLetter) {
      return FolderVocabulary.Meaning(labels: nil)
    }
    meaning.labels = meaning.labels.map { found in
      var seen: Set<String> = []
      return found.map { labels[$0] ?? $0 }.filter { seen.insert($0).inserted }
    }
    meaning.unknown = meaning.unknown.map { labels[$0] ?? $0 }
    return meaning
  }

  /// The words of a name joined by `_`, and by `+` where they are, without ending, number and
  /// empty words.
  private static func key(of name: String, keeping kept: Set<String>) -> String {
    let stem = FileTree.isImage(name) ? FileTree.stem(of: name) : name
    return stem.split(separator: "+").map { key(ofPiece: $0, keeping: kept) }
      .filter { !$0.isEmpty }.joined(separator: "+")
  }

  private static func key(ofPiece piece: Substring, keeping kept: Set<String>) -> String {
    var words = words(of: String(piece))
    while let last = words.last, !kept.contains(last) {
      guard last.contains(where: { !$0.isNumber && $0 != "(" && $0 != ")" }) else {
        words.removeLast()
        continue
      }
      // `cat12` is a cat, and 12 its number.
      if last.last?.isNumber ?? false, let letters = last.lastIndex(where: { !$0.isNumber }) {
        words[words.count - 1] = String(last[...letters])
      }
      break
    }
    words.removeAll { word in
      !kept.contains(word)
        && (!word.contains(where: \.isLetter) || empty.contains(word.lowercased()))
    }
    return words.joined(separator: "_")
  }

  private static func words(of name: String) -> [String] {
    name.split { "._-".contains($0) || $0.isWhitespace }.map(String.init)
  }

  /// The labels that names are joined from.
  private static func labels(of keys: [String]) -> [String] {
    let units = Set(keys.flatMap { $0.split(separator: "+") }).map { unit in
      unit.split(separator: "_").map(String.init)
    }
    var places: [String: Int] = [:]
    for words in units { for word in Set(words) { places[word, default: 0] += 1 } }
    var labels: Set<String> = []
    for words in units {
      let isJoined = words.count == 1 || words.allSatisfy { places[$0, default: 0] > 1 }
      labels.formUnion(isJoined ? words : [words.joined(separator: "_")])
    }
    labels = labels.filter { !FolderVocabulary.isWord($0) }
    let others = labels.filter { $0.lowercased() != "both" }
    return (others.count == 2 ? others : labels).sorted(by: FileTree.precedes)
  }
}
