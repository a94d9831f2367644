import Testing

@testable import Datasets

/// The same pictures and objects, written in two formats.
@Suite struct FormatAgreementTests {
  private struct Object {
    var label: String
    /// Pixels: left, top, width, height.
    var box: [Int]
  }

  /// Pictures of 40x20 pixels.
  private let table: [(name: String, objects: [Object])] = [
    ("a", [Object(label: "cat", box: [0, 0, 40, 20]), Object(label: "dog", box: [3, 4, 5, 6])]),
    ("b", []),
    (
      "c", [Object(label: "dog", box: [39, 19, 1, 1]), Object(label: "dog", box: [8, 2, 16, 10])]
    ),
  ]

  @Test func `VOC, COCO and YOLO files of the same objects give the same labels and boxes`() throws
  {
    let folder = try TemporaryFolder()
    let labels = ["cat", "dog"]
    var images: [String] = []
    var annotations: [String] = []
    for (index, picture) in table.enumerated() {
      for kind in ["voc/JPEGImages", "coco/images", "yolo/images"] {
        try folder.writeImages("\(kind)/\(picture.name).png")
      }
      var objects = ""
      var lines = ""
      images.append(
        "{\"id\": \(index), \"file_name\": \"\(picture.name).png\", \"width\": 40, \"height\": 20}")
      for object in picture.objects {
        let (left, top, width, height) = (
          object.box[0], object.box[1], object.box[2], object.box[3]
        )
        objects += VOCTests.object(object.label, [left + 1, top + 1, left + width, top + height])
        let number = labels.firstIndex(of: object.label) ?? -1
        annotations.append(
          "{\"image_id\": \(index), \"category_id\": \(number), \"bbox\": \(object.box)}")
        lines += "\(number) \((Float(left) + Float(width) / 2) / 40) "
        lines += "\((Float(top) + Float(height) / 2) / 20) "
        lines += "\(Float(width) / 40) \(Float(height) / 20)\n"
      }
      try folder.write(
        VOCTests.annotation("\(picture.name).png", size: (40, 20), objects),
        to: "voc/Annotations/\(picture.name).xml")
      try folder.write(lines, to: "yolo/labels/\(picture.name).txt")
    }
    try folder.write("names: \(labels)\n", to: "yolo/data.yaml")
    let categories = "[{\"id\": 0, \"name\": \"cat\"}, {\"id\": 1, \"name\": \"dog\"}]"
    try folder.write(
      "{\"images\": [\(images.joined(separator: ","))], \"categories\": \(categories), "
        + "\"annotations\": [\(annotations.joined(separator: ","))]}", to: "coco/all.json")

    let voc = try folder.listing("voc").entries
    let coco = try folder.listing("coco").entries
    let yolo = try folder.listing("yolo").entries
    #expect(
      voc.map(\.labels)
        == table.map { picture in
          picture.objects.isEmpty ? [] : Set(picture.objects.map(\.label)).sorted()
        })
    for entries in [coco, yolo] {
      #expect(entries.map(\.labels) == voc.map(\.labels))
      for (one, other) in zip(entries.flatMap(\.boxes), voc.flatMap(\.boxes)) {
        #expect(one.label == other.label)
        // Halves and sums round differently in the last bit.
        #expect(abs(one.box.left - other.box.left) < 1e-6)
        #expect(abs(one.box.top - other.box.top) < 1e-6)
        #expect(abs(one.box.right - other.box.right) < 1e-6)
        #expect(abs(one.box.bottom - other.box.bottom) < 1e-6)
      }
      #expect(entries.map(\.boxes.count) == [2, 0, 2])
    }
  }
}
