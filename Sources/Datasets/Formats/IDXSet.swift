/// The images and labels of MNIST, Fashion-MNIST and their siblings.
struct IDXSet {
  /// Names, labels and parts; the paths are empty. In the order of the files.
  let listing: ImageListing
  let height: Int
  let width: Int
  /// `[image, height, width]`, grey.
  let pixels: [UInt8]

  /// Whether a folder holds such files.
  static func isIn(_ root: String) -> Bool {
    parts.contains { file($0, "images", axes: 3, in: root) != nil }
  }

  /// - Parameter place: the folder as it was written, for the sentences of errors.
  init(root: String, place: String) throws(DatasetError) {
    var entries: [ImageListing.Entry] = []
    var pixels: [UInt8] = []
    var size: [Int]?
    let names = Self.labelNames(root: root)
    for part in Self.parts {
      guard let imageName = Self.file(part, "images", axes: 3, in: root) else { continue }
      guard let labelName = Self.file(part, "labels", axes: 1, in: root) else {
        throw DatasetError(
          place: place, found: "\(imageName) has no labels beside it",
          allowed: "\(part)-labels-idx1-ubyte, plain or .gz")
      }
      let images = try IDXFile(
        path: "\(root)/\(imageName)", place: "\(place)/\(imageName)", axes: 3)
      let labels = try IDXFile(
        path: "\(root)/\(labelName)", place: "\(place)/\(labelName)", axes: 1)
      guard images.sizes[0] == labels.sizes[0] else {
        throw DatasetError(
          place: "\(place)/\(labelName)",
          found: "\(labels.sizes[0]) labels for \(images.sizes[0]) images")
      }
      let side = Array(images.sizes[1...])
      guard side[0] > 0, side[1] > 0, size == nil || size == side else {
        throw DatasetError(
          place: "\(place)/\(imageName)", found: "images of \(side[1])x\(side[0]) pixels",
          allowed: size.map { "\($0[1])x\($0[0]) as in the other part" } ?? "at least 1x1")
      }
      size = side
      for index in 0..<labels.sizes[0] {
        let label = Int(labels.bytes[labels.start + index])
        guard names.isEmpty || label < names.count else {
          throw DatasetError(
            place: "\(place)/\(labelName)", found: "label \(label) for image \(index)",
            allowed: "0 to \(names.count - 1)")
        }
        let digits = String(index)
        entries.append(
          ImageListing.Entry(
            name: "\(part)-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits,
            path: "", labels: [names.isEmpty ? String(label) : names[label]],
            part: part == Self.testPart ? .test : .train))
      }
      pixels += images.bytes[images.start...]
    }
    guard let size, !entries.isEmpty else {
      throw DatasetError(
        place: place, found: "no IDX images are in it",
        allowed: "train-images-idx3-ubyte and train-labels-idx1-ubyte, plain or .gz")
    }
    listing = ImageListing(entries: entries)
    height = size[0]
    width = size[1]
    self.pixels = pixels
  }

  /// One image, grey.
  func image(_ index: Int) -> RawImage {
    let size = height * width
    return RawImage(
      height: height, width: width, channels: 1,
      pixels: Array(pixels[index * size..<(index + 1) * size]))
  }

  private static let testPart = "t10k"
  private static let parts = ["train", testPart]

  /// The file's name: both spellings in use, plain or compressed.
  private static func file(_ part: String, _ kind: String, axes: Int, in root: String) -> String? {
    for separator in ["-", "."] {
      for ending in ["", ".gz"] {
        let name = "\(part)-\(kind)\(separator)idx\(axes)-ubyte\(ending)"
        if FileTree.kind("\(root)/\(name)") == .file { return name }
      }
    }
    return nil
  }

  /// The names of Fashion-MNIST's labels if the folder is called so; else none, and labels are
  /// called by their numbers.
  private static func labelNames(root: String) -> [String] {
    let folder = root.split(separator: "/").last ?? ""
    let letters = folder.lowercased().filter { $0.isLetter }
    guard letters == "fashionmnist" else { return [] }
    return [
      "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag",
      "ankle-boot",
    ]
  }
}
