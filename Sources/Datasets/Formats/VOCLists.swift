/// The lists of images in a VOC set's `ImageSets/Main`: one for each part, and one for each class
/// and part.
struct VOCLists {
  /// Images by their names without ending; `trainval` says no part.
  private(set) var parts: [String: SplitPart?] = [:]
  /// What the lists of classes say, where some do: labels that are there, and all that were asked.
  private(set) var present: [String: Set<String>] = [:]
  private(set) var asked: [String: Set<String>] = [:]
  /// The classes that have lists.
  private(set) var classes: Set<String> = []

  /// All that are listed, sorted.
  var images: [String] { Set(parts.keys).union(asked.keys).sorted(by: FileTree.precedes) }

  /// - Parameters:
  ///   - folder: the path of the lists.
  ///   - withClasses: whether those of the classes are read too.
  ///   - place: the folder as it was written, for the sentences of errors.
  init(folder: String, withClasses: Bool, place: String) throws(DatasetError) {
    for name in FileTree.names(in: folder) ?? [] where FileTree.ending(of: name) == "txt" {
      let stem = FileTree.stem(of: name)
      let place = "\(place)/\(name)"
      let cut = stem.lastIndex(of: "_")
      if cut == nil, PartName.part(stem) != nil || stem == "trainval" {
        try readPart(PartName.part(stem), path: "\(folder)/\(name)", place: place)
      } else if withClasses, let cut {
        try readClass(String(stem[..<cut]), path: "\(folder)/\(name)", place: place)
      }
    }
  }

  private mutating func readPart(
    _ part: SplitPart?, path: String, place: String
  ) throws(DatasetError) {
    for line in try TextLines(path: path, place: place).spoken {
      let image = String(line.text.split(whereSeparator: \.isWhitespace).first ?? "")
      let other = parts[image] ?? nil
      guard let part else {
        parts.updateValue(other, forKey: image)
        continue
      }
      guard other == nil || other == part else {
        throw DatasetError(
          place: "\(place):\(line.number)",
          found: "\(image) is listed for another part too (\(other?.rawValue ?? ""))")
      }
      parts.updateValue(part, forKey: image)
    }
  }

  /// 1 is present, -1 absent, 0 present in difficult objects only.
  private mutating func readClass(_ name: String, path: String, place: String) throws(DatasetError)
  {
    classes.insert(name)
    for line in try TextLines(path: path, place: place).spoken {
      let words = line.text.split(whereSeparator: \.isWhitespace)
      guard words.count == 2, let value = Int(words[1]), (-1...1).contains(value) else {
        throw DatasetError(
          place: "\(place):\(line.number)", found: "the line is \(line.text)",
          allowed: "allowed: an image and 1, 0 or -1")
      }
      let image = String(words[0])
      asked[image, default: []].insert(name)
      if value >= 0 { present[image, default: []].insert(name) }
    }
  }
}
