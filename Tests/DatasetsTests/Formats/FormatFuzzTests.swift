import Foundation
import Testing

@testable import Datasets

/// Damages good annotations in seeded, repeatable ways: each opens or says in one sentence why not,
/// and no image outside of the source is ever named.
///
/// The environment variable `THRESH_FUZZ` says how many inputs a reader gets; a few without it.
@Suite struct FormatFuzzTests {
  private let rounds =
    ProcessInfo.processInfo.environment["THRESH_FUZZ"].flatMap { Int($0) } ?? 250

  /// Writes damaged versions of `text` to `file` and lists the folder.
  private func fuzz(
    _ folder: TemporaryFolder, file: String, text: String, format: DataFormat, seed: UInt64,
    wanted: [String]? = nil
  ) throws {
    var generator = SeededGenerator(seed: seed)
    try folder.write(text, to: file)
    _ = try folder.listing(format: format, labels: wanted)
    var opened = 0
    for _ in 0..<rounds {
      var bytes = Array(text.utf8)
      for _ in 0..<generator.integer(in: 1...4) { Self.damage(&bytes, &generator) }
      try folder.write(bytes, to: file)
      do {
        let listing = try folder.listing(format: format, labels: wanted)
        opened += 1
        for entry in listing.entries {
          #expect(entry.path.hasPrefix("\(folder.path)/") && !entry.path.contains("/../"))
          #expect(entry.boxes.allSatisfy { $0.box.left < $0.box.right && $0.box.bottom <= 1 })
        }
        #expect(listing.problems.allSatisfy { $0.description.allSatisfy { !$0.isNewline } })
      } catch {
        let sentence = "\(error)"
        #expect(sentence.hasPrefix(".") && sentence.contains(": "), "\(sentence)")
        #expect(sentence.allSatisfy { !$0.isNewline }, "\(sentence)")
      }
    }
    #expect(opened > 0 && opened < rounds, "some damage matters and some does not: \(opened)")
  }

  private static let numbers = [
    "-1", "0", "99999999999999999999", "1e999", "-1e-999", "nan", "2147483648", "0x10", "",
    "9223372036854775807", "-9223372036854775808", "../", "/etc/passwd",
  ]

  private static func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = generator.integer(below: bytes.count)
    let length = generator.integer(in: 1...12)
    let piece = Array(bytes[place..<min(bytes.count, place + length)])
    switch generator.integer(below: 8) {
    case 0: bytes[place] ^= 1 << UInt8(generator.integer(below: 8))
    case 1: bytes[place] = UInt8(generator.integer(below: 256))
    case 2: bytes.removeSubrange(place..<place + piece.count)
    case 3: bytes.insert(contentsOf: piece, at: place)
    case 4: bytes.removeLast(min(bytes.count - 1, generator.integer(in: 0...40)))
    case 5:
      bytes.insert(
        generator.pick(Array("\"'[]{}<>/&;:,|\n\r\t #-\u{0}".utf8)), at: place)
    default:
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      guard let start = bytes[place...].firstIndex(where: digits.contains) else { return }
      let end = bytes[start...].firstIndex { !digits.contains($0) } ?? bytes.count
      bytes.replaceSubrange(start..<end, with: Array(generator.pick(numbers).utf8))
    }
  }

  /// The header and what it promises, plain and compressed; nothing is written to disk.
  @Test func `IDX files`() throws {
    var generator = SeededGenerator(seed: 9)
    // 3 images of 4x5, and what Python's gzip.compress makes of them.
    let plain: [UInt8] =
      [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5] + (0..<60).map { UInt8($0) }
    let packed: [UInt8] = IDXTests.packedImages
    #expect(try IDXFile.inflated(packed) == plain)
    var opened = 0
    for round in 0..<rounds {
      var bytes = round % 2 == 0 ? plain : packed
      for _ in 0..<generator.integer(in: 1...3) { Self.damage(&bytes, &generator) }
      do {
        let file = try IDXFile(round % 2 == 0 ? bytes : try IDXFile.inflated(bytes), axes: 3)
        #expect(file.sizes.reduce(1, *) == file.bytes.count - file.start)
        opened += 1
      } catch {
        #expect("\(error)".allSatisfy { !$0.isNewline } && !"\(error)".isEmpty)
      }
    }
    #expect(opened > 0 && opened < rounds)
  }

  @Test func `COCO`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("images/a.png", "images/b.png")
    try fuzz(
      folder, file: "annotations/instances_train.json",
      text: """
        {"images": [{"id": 1, "file_name": "a.png", "width": 64, "height": 48},
        {"id": 2, "file_name": "b.png", "width": 64, "height": 48}],
        "annotations": [{"id": 1, "image_id": 1, "category_id": 3, "bbox": [1, 2.5, 30, 20]},
        {"image_id": 2, "segments_info": [{"category_id": 4, "bbox": [0, 0, 64, 48]}]}],
        "categories": [{"id": 3, "name": "cat"}, {"id": 4, "name": "hot dog"}]}
        """, format: .coco, seed: 1)
  }

  @Test func `Pascal VOC's annotations`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("JPEGImages/1.png", "JPEGImages/2.png")
    try fuzz(
      folder, file: "Annotations/1.xml",
      text: "<?xml version=\"1.0\"?>\n<!-- note -->\n"
        + VOCTests.annotation(
          "1.png", VOCTests.object("cat"), VOCTests.object("a &lt; b", more: "<truncated/>")),
      format: .voc, seed: 2)
  }

  @Test func `Pascal VOC's lists`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("JPEGImages/1.png", "JPEGImages/2.png")
    try folder.write("1 1\n2 -1\n", to: "ImageSets/Main/cat_train.txt")
    try folder.write("1\n", to: "ImageSets/Main/train.txt")
    try fuzz(
      folder, file: "ImageSets/Main/dog_train.txt", text: "1  1\n2 -1\n3  0\n", format: .voc,
      seed: 3)
  }

  @Test func `YOLO's labels`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("images/1.png")
    try folder.write("names: [cat, dog]\n", to: "data.yaml")
    try fuzz(
      folder, file: "labels/1.txt",
      text: "0 0.5 0.5 0.25 0.25\n1 0.1 0.2 0.3 0.4 0.9\n1 0.1 0.1 0.4 0.1 0.4 0.5\n",
      format: .yolo, seed: 4)
  }

  @Test func `YOLO's description`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("images/train/1.png", "images/val/2.png")
    try folder.write("images/val/2.png\n", to: "val.txt")
    try fuzz(
      folder, file: "data.yaml",
      text: """
        # a set
        path: .
        train:
          - images/train
        val: val.txt
        nc: 3
        names: {0: cat, 1: 'hot dog', 2: "x"}
        kpt_shape: [3, 2]
        """, format: .yolo, seed: 5)
  }

  @Test func `listings`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("1.png", "images/2.png")
    let texts = [
      "file,labels,split,group,category\n1.png,cat dog,train,1,street\n2,,val,2,\n3.png,null,test",
      "id,cat,dog\n1,1,0\n2,-1,nan\n3,,1\n",
      "file,width,height,class,xmin,ymin,xmax,ymax\n1.png,20,10,cat,1,2,3,4\n"
        + "1.png,20,10,hot dog,5,2,13,4\n2.png,20,10,,,,,\n",
      "image,tags\n1.png,\"['cat', 'hot dog']\"\n2,\"['cat']\"\n",
    ]
    for (seed, text) in texts.enumerated() {
      try fuzz(folder, file: "labels.csv", text: text, format: .csv, seed: 6 + UInt64(seed))
    }
  }

  @Test func `names of files and folders`() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<rounds {
      let names = (0..<8).map { index in
        var bytes = Array("cat_dog+bird-\(index) 7.both.png".utf8)
        for _ in 0..<3 { Self.damage(&bytes, &generator) }
        return String(decoding: bytes, as: UTF8.self)
      }
      for wanted in [nil, ["cat", "hot dog", "7", ""]] {
        do {
          let vocabulary = try NameVocabulary(wanted: wanted, names: names, place: "x")
          _ = names.map(vocabulary.meaning)
          _ = names.map(try FolderVocabulary(wanted: wanted, folders: names, place: "x").meaning)
        } catch {
          #expect("\(error)".hasPrefix("x: ") && "\(error)".allSatisfy { !$0.isNewline })
        }
      }
    }
  }
}
