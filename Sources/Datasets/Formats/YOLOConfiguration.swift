/// What a YOLO set says of itself: in a YAML file, in darknet's `obj.data`, or in a mere list of
/// names.
struct YOLOConfiguration: Equatable {
  /// The names of the classes by their numbers.
  var names: [Int: String] = [:]
  /// Where the images of each part are, as written: folders, images, or lists of images.
  var parts: [SplitPart: [String]] = [:]
  /// The folder that these are named from, as written.
  var folder = ""
  /// Whether lines end in key points, so that only the first four numbers are a box.
  var hasKeyPoints = false

  /// - Parameter lines: one class each.
  init(names lines: TextLines) {
    for (number, line) in lines.filter({ !$0.text.isEmpty }).enumerated() {
      names[number] = String(line.text)
    }
  }

  /// From a YAML file: `names`, `nc`, `path`, `train`, `val`, `test` and `kpt_shape`.
  ///
  /// - Source: Ultralytics, "Object detection datasets overview".
  init(yaml lines: TextLines, place: String) throws(DatasetError) {
    let yaml = try PlainYAML(
      lines, wanted: ["names", "nc", "path", "train", "val", "test", "kpt_shape"], place: place)
    hasKeyPoints = yaml.values["kpt_shape"] != nil
    if case .word(let word)? = yaml.values["path"]?.content { folder = word }
    for key in ["train", "val", "test"] {
      guard let part = PartName.part(key) else { continue }
      switch yaml.values[key]?.content {
      case .word(let word)?: parts[part] = word.isEmpty ? nil : [word]
      case .list(let words)?: parts[part] = words
      case .map?, nil: break
      }
    }
    names = try Self.names(yaml.values["names"], place: place)
    if let count = yaml.values["nc"], case .word(let word) = count.content,
      word != String(names.count), !names.isEmpty
    {
      throw DatasetError(
        place: "\(place):\(count.line)", found: "nc is \(word)",
        allowed: "allowed: the number of names, \(names.count)")
    }
  }

  private static func names(
    _ value: PlainYAML.Value?, place: String
  ) throws(DatasetError) -> [Int: String] {
    var names: [Int: String] = [:]
    guard let value else { return names }
    let place = "\(place):\(value.line)"
    switch value.content {
    case .word(let word):
      throw DatasetError(
        place: place, found: "names is \(word.isEmpty ? "empty" : word)",
        allowed: "allowed: a list, or a map from numbers")
    case .list(let words): for (number, word) in words.enumerated() { names[number] = word }
    case .map(let pairs):
      for pair in pairs {
        guard let number = Int(pair.key), number >= 0 else {
          throw DatasetError(
            place: place, found: "the class \(pair.value) has the number \(pair.key)",
            allowed: "allowed: 0 and up")
        }
        if let other = names.updateValue(pair.value, forKey: number) {
          throw DatasetError(
            place: place, found: "class \(number) is \(other) and \(pair.value)")
        }
      }
    }
    for (number, name) in names.sorted(by: { $0.key < $1.key }) where name.isEmpty {
      throw DatasetError(place: place, found: "class \(number) has no name")
    }
    return names
  }

  /// From darknet's `obj.data`, lines of `key = value`; the names are in a file of their own.
  ///
  /// - Source: Redmon, darknet, `cfg/coco.data`.
  init(darknet lines: TextLines) {
    for line in lines.spoken {
      let sides = line.text.split(separator: "=", maxSplits: 1).map { TextLines.trimmed($0) }
      guard sides.count == 2, let part = PartName.part(sides[0]) else { continue }
      parts[part] = [String(sides[1])]
    }
  }
}
