extension SplitLists {
  /// Puts the images that are listed into their parts; what a split makes of that is told at
  /// ``LabelledImages/split(_:seed:groups:)``.
  ///
  /// An image is listed by its whole name, or else by an end of it without the ending (`000012` for
  /// `JPEGImages/000012.jpg`, as VOC does), or by a longer path that ends in it, if that fits no
  /// other image.
  ///
  /// - Returns: the images that no list names, ascending. They keep the part that their source
  ///   names, if any, and are otherwise open: with lists for all parts, they go to train. The
  ///   caller tells, for leaving images out is never done in silence.
  @discardableResult
  package func apply(to images: inout LabelledImages) throws(DatasetError) -> [Int] {
    let index = NameIndex(images.names)
    var listed = [Entry?](repeating: nil, count: images.count)
    for entry in entries {
      let image = try index.image(of: entry)
      if let other = listed[image], other.part != entry.part {
        throw DatasetError(
          place: entry.place,
          found: "\(entry.name) is in \(entry.part.rawValue), but \(other.place) puts it into "
            + other.part.rawValue, allowed: "an image is in one part")
      }
      listed[image] = entry
    }
    for (image, entry) in listed.enumerated() {
      if let entry { images.details[image].part = entry.part }
    }
    return listed.indices.filter { listed[$0] == nil }
  }
}

/// The images of a set by what a list may call them.
private struct NameIndex {
  private let names: [String]
  private var byName: [String: Int] = [:]
  /// By the file name without folders and ending.
  private var byStem: [String: [Int]] = [:]

  init(_ names: [String]) {
    self.names = names
    for (image, name) in names.enumerated() {
      byName[name] = image
      byStem[Self.withoutEnding(Self.fileName(name)), default: []].append(image)
    }
  }

  func image(of entry: SplitLists.Entry) throws(DatasetError) -> Int {
    let name = entry.name.hasPrefix("./") ? String(entry.name.dropFirst(2)) : entry.name
    if let image = byName[name] { return image }
    var found: [Int] = []
    // Without an ending of its own, a name may still hold a dot.
    for (name, stem) in [
      (name, Self.fileName(name)),
      (Self.withoutEnding(name), Self.withoutEnding(Self.fileName(name))),
    ] where found.isEmpty {
      found = (byStem[stem] ?? []).filter { image in
        Self.endsAlike(name, Self.withoutEnding(names[image]))
      }
      let exact = found.filter { Self.withoutEnding(names[$0]) == name }
      if exact.count == 1 { found = exact }
    }
    guard let image = found.first else {
      throw DatasetError(
        place: entry.place, found: "no image is called \(entry.name)",
        nearest: nearest(to: entry.name))
    }
    guard found.count == 1 else {
      throw DatasetError(
        place: entry.place,
        found: "\(entry.name) may be \(Vocabulary.list(found.prefix(3).map { names[$0] }))",
        allowed: "write the name as the set has it")
    }
    return image
  }

  /// Whether one path is the end of the other: lists and sets start at different folders.
  private static func endsAlike(_ a: String, _ b: String) -> Bool {
    a == b || a.hasSuffix("/" + b) || b.hasSuffix("/" + a)
  }

  /// Names much longer or shorter are not looked at: there may be a million.
  private func nearest(to name: String) -> String? {
    func nearest(among candidates: [String], to name: String) -> String? {
      let length = name.utf8.count
      return NearestName.among(
        candidates.filter { abs($0.utf8.count - length) <= max(1, length / 3) }, to: name)
    }
    return nearest(among: names, to: name)
      ?? nearest(among: byStem.keys.sorted(), to: Self.withoutEnding(Self.fileName(name)))
  }

  private static func fileName(_ name: String) -> String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  private static func withoutEnding(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return name }
    return String(name[..<dot])
  }
}
