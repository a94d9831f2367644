/// What one annotation file of Pascal VOC says, or one that LabelImg or LabelMe writes.
///
/// Objects that are marked as difficult count like others; those that LabelMe marks as deleted do
/// not. Only `size` and `bndbox` give boxes; without a size there are none.
///
/// - Source: Everingham and Winn, "The PASCAL Visual Object Classes Challenge 2007 Development
///   Kit", section 4.
struct VOCAnnotation {
  /// The image as the file names it; empty where it does not.
  let fileName: String
  /// Each once, in the order of the file.
  private(set) var labels: [String] = []
  private(set) var boxes: [(label: String, box: Box)] = []

  /// - Parameter place: the file as it was written, for the sentences of errors.
  init(path: String, place: String) throws(DatasetError) {
    let bytes: [UInt8]
    do throws(ImageError) {
      bytes = try FileTree.bytes(of: path)
    } catch {
      throw DatasetError(place: place, found: error.description)
    }
    try self.init(bytes, place: place)
  }

  init(_ bytes: [UInt8], place: String) throws(DatasetError) {
    let root: MarkupElement
    do throws(MarkupElement.Failure) {
      root = try MarkupElement.root(of: bytes)
    } catch {
      throw DatasetError(place: "\(place):\(error.line)", found: error.found)
    }
    guard root.name == "annotation" else {
      throw DatasetError(
        place: "\(place):\(root.line)", found: "the file is about <\(root.name)>",
        allowed: "allowed: <annotation>")
    }
    fileName = root.child("filename")?.text ?? ""
    let size = root.child("size")
    for object in root.children where object.name == "object" {
      if object.child("deleted")?.text == "1" { continue }
      guard let label = object.child("name")?.text, !label.isEmpty else {
        throw DatasetError(place: "\(place):\(object.line)", found: "an object has no name")
      }
      // Paths of another alphabet do not matter, labels do.
      guard !label.contains("\u{fffd}") else {
        throw DatasetError(
          place: "\(place):\(object.line)", found: "the name of an object is not UTF-8")
      }
      if !labels.contains(label) { labels.append(label) }
      if let box = object.child("bndbox").flatMap({ Self.box($0, size: size) }) {
        boxes.append((label, box))
      }
    }
  }

  /// Pixels are counted from 1, and the last of them belongs to the box.
  private static func box(_ corners: MarkupElement, size: MarkupElement?) -> Box? {
    guard let width = size?.number("width"), let height = size?.number("height"), width > 0,
      height > 0, let left = corners.number("xmin"), let top = corners.number("ymin"),
      let right = corners.number("xmax"), let bottom = corners.number("ymax")
    else { return nil }
    return Box(
      left: Float((left - 1) / width), top: Float((top - 1) / height),
      right: Float(right / width), bottom: Float(bottom / height))
  }
}
