extension ImageListing {
  /// What the label files of a YOLO set say. An image whose file is empty or missing is a negative,
  /// as YOLO itself takes it. One that is both in train and in val, as in COCO128, is in no part.
  ///
  /// A line is a class and a box (middle, width and height), the corners of an oriented box or of a
  /// polygon, or a box and key points, all in shares of the image; the box of corners is what
  /// bounds them.
  ///
  /// - Parameter place: the folder as it was written, for the sentences of errors.
  static func yolo(_ set: YOLOSet, place: String) throws(DatasetError) -> ImageListing {
    let (files, problems) = try set.images(place: place)
    var entries: [String: Entry] = [:]
    for file in files {
      if let other = entries[file.name] {
        guard other.part != file.part else { continue }
        guard other.part != .test, file.part != .test else {
          throw DatasetError(
            place: SourceRoot.below(place, set.file),
            found: "\(file.name) is a test image and one of another part")
        }
        entries[file.name]?.part = nil
        continue
      }
      var entry = Entry(
        name: file.name, path: set.root.full(file.name), labels: [], part: file.part)
      if let labels = set.labels(of: file.name) {
        try entry.read(labels, of: set, place: SourceRoot.below(place, labels))
      }
      entries[file.name] = entry
    }
    guard !entries.isEmpty else {
      throw DatasetError(
        place: SourceRoot.below(place, set.file),
        found: "no image is found" + (problems.first.map { "; the first: \($0)" } ?? ""),
        allowed: "images in images/ with their labels in labels/, or both in one folder")
    }
    return ImageListing(
      entries: entries.values.sorted { FileTree.precedes($0.name, $1.name) }, problems: problems)
  }
}

extension ImageListing.Entry {
  fileprivate mutating func read(
    _ file: String, of set: YOLOSet, place: String
  ) throws(DatasetError) {
    let names = set.configuration.names
    for line in try TextLines(path: set.root.full(file), place: place).spoken {
      let words = line.text.split(whereSeparator: \.isWhitespace)
      let place = "\(place):\(line.number)"
      guard let number = Int(words[0]), let name = names[number] else {
        throw DatasetError(
          place: place, found: "the class is \(words[0])", allowed: Self.allowed(names))
      }
      var numbers: [Float] = []
      for word in words.dropFirst() {
        guard let number = Float(word) else {
          throw DatasetError(place: place, found: "\(word) is no number")
        }
        numbers.append(number)
      }
      if labels?.contains(name) == false { labels?.append(name) }
      if let box = Self.box(numbers, hasKeyPoints: set.configuration.hasKeyPoints) {
        boxes.append((name, box))
      }
    }
  }

  private static func allowed(_ names: [Int: String]) -> String {
    let numbers = names.keys.sorted()
    guard numbers.last != numbers.count - 1 else { return "allowed: 0 to \(numbers.count - 1)" }
    return "allowed: " + Vocabulary.list(numbers.map(String.init))
  }

  private static func box(_ numbers: [Float], hasKeyPoints: Bool) -> Box? {
    // A fifth number is the confidence of a network that made the labels.
    if numbers.count >= 4, hasKeyPoints || numbers.count < 6 {
      let (width, height) = (numbers[2] / 2, numbers[3] / 2)
      return Box(
        left: numbers[0] - width, top: numbers[1] - height, right: numbers[0] + width,
        bottom: numbers[1] + height)
    }
    guard numbers.count >= 6, numbers.count.isMultiple(of: 2) else { return nil }
    let x = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] }
    let y = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
    guard let left = x.min(), let top = y.min(), let right = x.max(), let bottom = y.max() else {
      return nil
    }
    return Box(left: left, top: top, right: right, bottom: bottom)
  }
}
