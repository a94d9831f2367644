import Foundation
import Testing

@testable import Datasets

@Suite struct VOCTests {
  static func annotation(
    _ file: String, size: (Int, Int)? = (20, 10), _ objects: String...
  ) -> String {
    let size = size.map { "<size><width>\($0)</width><height>\($1)</height></size>" } ?? ""
    return "<annotation><filename>\(file)</filename>\(size)\(objects.joined())</annotation>\n"
  }

  static func object(_ name: String, _ box: [Int] = [1, 2, 3, 4], more: String = "") -> String {
    let corners = zip(["xmin", "ymin", "xmax", "ymax"], box).map { "<\($0)>\($1)</\($0)>" }
    return "<object><name>\(name)</name>\(more)<bndbox>\(corners.joined())</bndbox></object>"
  }

  @Test func `objects are labels, difficult ones too, and the lists are parts`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("JPEGImages/1.png", "JPEGImages/2.png", "JPEGImages/3.png")
    let part = "<part><name>head</name></part>"
    try folder.write(
      Self.annotation(
        "1.jpg", Self.object("cat", [1, 1, 20, 10]), Self.object("dog", [5, 6, 10, 8], more: part),
        Self.object("cat", more: "<difficult>1</difficult>")), to: "Annotations/1.xml")
    try folder.write(
      Self.annotation("2.jpg", size: nil, Self.object("dog", more: "<difficult>1</difficult>")),
      to: "Annotations/2.xml")
    try folder.write(Self.annotation("3.jpg", size: (0, 10)), to: "Annotations/3.xml")
    try folder.write("1\n\n# a comment\n", to: "ImageSets/Main/train.txt")
    try folder.write("2\n", to: "ImageSets/Main/val.txt")
    try folder.write("1\n2\n3\n", to: "ImageSets/Main/trainval.txt")
    // The annotation wins over the list of a class.
    try folder.write("1 -1\n2 -1\n", to: "ImageSets/Main/dog_trainval.txt")
    let dataset = try folder.open()
    #expect(
      folder.describe(dataset) == """
        JPEGImages/1.png cat+dog
        JPEGImages/2.png dog
        JPEGImages/3.png -
        """)
    #expect(dataset.images.details.map(\.part) == [.train, .validation, nil])
    let boxes = dataset.images.details[0].boxes
    #expect(boxes.map(\.label) == [0, 1, 0])
    #expect(boxes.first?.box == Box(left: 0, top: 0, right: 1, bottom: 1))
    #expect(boxes[1].box == Box(left: 0.2, top: 0.5, right: 0.5, bottom: 0.8))
    #expect(dataset.images.details[1].boxes.isEmpty)
  }

  @Test func `an image without annotation is what the lists of the classes say`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("JPEGImages/1.png", "JPEGImages/2.png", "JPEGImages/3.png")
    try folder.write("1  1\n2 -1\n", to: "ImageSets/Main/cat_train.txt")
    try folder.write("1  0\n", to: "ImageSets/Main/polar_bear_train.txt")
    try folder.write("1\n2\n4\n", to: "ImageSets/Main/train.txt")
    let entries = try folder.listing(format: .voc).entries
    #expect(entries.map(\.labels) == [["cat", "polar_bear"], [], nil, nil])
    #expect(entries.map(\.unknown) == [[], ["polar_bear"], [], []])
    #expect(entries.map(\.part) == [.train, .train, nil, .train])
    #expect(entries.last?.name == "JPEGImages/4.jpg")
    try folder.write("2\n", to: "ImageSets/Main/test.txt")
    #expect(
      folder.sentence(format: .voc)
        == "./ImageSets/Main/train.txt:2: 2 is listed for another part too (test)")
  }

  @Test func `files of LabelImg beside their images are read, whatever paths they hold`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("photo 1.png", "下载.png", "old.png", "odd.png")
    let path = "<path>C:\\Users\\猫\\..\\photo 1.png</path>"
    try folder.write(
      Self.annotation("photo 1.jpg", path, Self.object("cat")), to: "photo 1.xml")
    try folder.write(
      "\u{feff}<?xml version=\"1.0\"?>\n" + Self.annotation("x", Self.object("a&amp;b")),
      to: "下载.xml")
    // Renamed since: the file's own name leads to the image.
    try folder.write(Self.annotation("old.png", Self.object("dog")), to: "new.xml")
    try folder.write(Self.annotation("../../x.png", Self.object("dog")), to: "evil.xml")
    let dataset = try folder.open()
    #expect(
      folder.describe(dataset) == "odd.png ?\nold.png dog\nphoto 1.png cat\n下载.png a&b")
    #expect(
      dataset.problems.map(\.description) == ["../../x.png: is outside of the source"])
  }

  @Test func `folders called train and valid hold images beside their annotations`() throws {
    let folder = try TemporaryFolder()
    for part in ["train", "valid"] {
      try folder.writeImages("\(part)/1.png")
      let text = Self.annotation("1.png", Self.object(part + "ed"))
      try folder.write(
        text.replacing("<annotation>", with: "<annotation verified=\"yes\">"), to: "\(part)/1.xml")
    }
    let dataset = try folder.open()
    #expect(folder.describe(dataset) == "train/1.png trained\nvalid/1.png valided")
    #expect(dataset.images.details.map(\.part) == [.train, .validation])
  }

  @Test func `what LabelMe marks as deleted is not there`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("1.png")
    try folder.write(
      Self.annotation(
        "1.png", Self.object("cat", more: "<deleted>1</deleted>"),
        Self.object("license plate", more: "<deleted>0</deleted>")), to: "1.xml")
    #expect(folder.describe(try folder.open()) == "1.png license plate")
  }

  @Test(arguments: [
    ("<annotation>\n<object></object></annotation>", ":2: an object has no name"),
    ("<annotations/>", ":1: the file is about <annotations>; allowed: <annotation>"),
    ("", ":1: holds no element"),
    ("<annotation>\n<size>", ":2: <size> is not closed"),
    ("<annotation>\n\n</annotatoin>", ":3: </annotatoin> closes <annotation>"),
    ("<annotation\n", ":1: <annotation is not closed"),
    ("<annotation>&file;</annotation>", ":1: &file is no entity of XML itself"),
    (
      "<!DOCTYPE a [<!ENTITY file SYSTEM \"/etc/passwd\">]><annotation>&file;</annotation>",
      ":1: a document type is not read"
    ),
    ("<!-- \n", ":1: a comment is not closed"),
    (
      String(repeating: "<a>", count: 100_000),
      ":1: elements are nested deeper than \(MarkupElement.depthLimit)"
    ),
  ])
  func `a wrong annotation is told with its line`(text: String, sentence: String) throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("1.png")
    try folder.write(text, to: "Annotations/1.xml")
    #expect(folder.sentence(format: .voc) == "./Annotations/1.xml" + sentence)
  }

  @Test func `bytes of another alphabet matter in labels only`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("1.png")
    let start = Array("<annotation><path>".utf8) + [0xc4, 0xe3]
    let text = start + Array("</path>\(Self.object("cat"))</annotation>".utf8)
    try folder.write(text, to: "1.xml")
    #expect(folder.describe(try folder.open()) == "1.png cat")
    try folder.write(
      Array("<annotation>\n<object><name>".utf8) + [0xc4, 0xe3]
        + Array("</name></object></annotation>".utf8), to: "1.xml")
    #expect(folder.sentence() == "./1.xml:2: the name of an object is not UTF-8")
  }

  @Test func `two annotations of one image are refused, and none at all too`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("1.png")
    try folder.write(Self.annotation("1.png"), to: "1.xml")
    try folder.write(Self.annotation("1.png"), to: "2.xml")
    #expect(folder.sentence() == "./2.xml: 1.png has an annotation already: 1.xml")
    #expect(
      try TemporaryFolder().sentence(format: .voc)
        == ".: no annotation is in it; XML files in Annotations/ or beside the images, or lists in "
        + "ImageSets/Main/")
  }
}
