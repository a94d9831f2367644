import Foundation
import Testing

@testable import Datasets

@Suite struct YOLOTests {
  private func set(
    _ yaml: String, labels: String = "1 0.5 0.5 0.2 0.4\n"
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeImages(
      "images/train/1.png", "images/train/2.png", "images/train/sub/3.png", "images/val/4.png")
    try folder.write(yaml, to: "data.yaml")
    try folder.write(labels, to: "labels/train/1.txt")
    try folder.write("\n", to: "labels/train/2.txt")
    try folder.write("0 0.5 0.5 1 1\r\n1 0 0 0.5 0.5 0.9\r\n", to: "labels/train/sub/3.txt")
    return folder
  }

  @Test func `lines are labels with boxes, and an image without lines is a negative`() throws {
    let folder = try set("names: [cat, 'traffic light']\ntrain: images/train\nval: images/val\n")
    let dataset = try folder.open()
    #expect(dataset.labels == ["cat", "traffic light"])
    #expect(
      folder.describe(dataset) == """
        images/train/1.png traffic light
        images/train/2.png -
        images/train/sub/3.png cat+traffic light
        images/val/4.png -
        """)
    #expect(dataset.images.details.map(\.part) == [.train, .train, .train, .validation])
    let boxes = dataset.images.details.map(\.boxes)
    #expect(boxes[0].map(\.box) == [Box(left: 0.4, top: 0.3, right: 0.6, bottom: 0.7)])
    #expect(
      boxes[2].map(\.box) == [
        Box(left: 0, top: 0, right: 1, bottom: 1), Box(left: 0, top: 0, right: 0.25, bottom: 0.25),
      ])
    #expect(folder.describe(try folder.open("data.yaml")) == folder.describe(dataset))
  }

  @Test(arguments: [
    "names:\n  0: cat\n  1: \"traffic light\"\n",
    "# x\n---\nnc: 2 # two\nnames:\n- cat\n- traffic light # red\n",
    "names: ['cat',\n  'traffic light'\n]\nother: {a: [1, 2]}\n  more:\n",
    "names: {0: cat, 1: 'traffic light'}\nroboflow:\n  workspace: x\n  - y\n",
  ])
  func `names are written in many ways`(yaml: String) throws {
    let configuration = try YOLOConfiguration(yaml: TextLines(Array(yaml.utf8)), place: "x")
    #expect(configuration.names == [0: "cat", 1: "traffic light"])
  }

  @Test func `quotes hold what would end a word`() throws {
    let text = "names: ['it''s, #1', \"a \\\" b: c]\", don't, \"\"]  # all\nother: [[]]\n"
    let yaml = try PlainYAML(TextLines(Array(text.utf8)), wanted: ["names"], place: "x")
    #expect(yaml.values["names"]?.content == .list(["it's, #1", "a \" b: c]", "don't", ""]))
    #expect {
      try PlainYAML(TextLines(Array(text.utf8)), wanted: ["other"], place: "x")
    } throws: {
      "\($0)" == "x:2: the brackets hold [[]]; allowed: [A, B] or {0: A, 1: B}"
    }
  }

  @Test func `a long list and a long bracket take no longer than their length`() throws {
    let names = (0..<50_000).map { "n\($0)" }
    let list = "names:\n" + names.map { "- \($0)\n" }.joined()
    let bracket = "names: [\n" + names.map { "\($0),\n" }.joined() + "]\n"
    for text in [list, bracket] {
      let configuration = try YOLOConfiguration(yaml: TextLines(Array(text.utf8)), place: "x")
      #expect(configuration.names.count == 50_000 && configuration.names[49_999] == "n49999")
    }
  }

  @Test func `parts are folders, lists of folders, and lists of images`() throws {
    for yaml in [
      "train: [images/train]\nval: ../images/val\n",
      "path: /content/set\ntrain:\n  - images/train/1.png\n  - images/train/2.png\n"
        + "  - images/train/sub\nval: /content/set/images/val\n",
      "path: .\ntrain: train.txt\nval: images/val/\n",
    ] {
      let folder = try set(yaml + "names: [cat, dog]\n")
      try folder.write(
        "data/images/train/1.png\n./images/train/2.png\nimages/train/sub/3.png\n", to: "train.txt")
      let entries = try folder.listing().entries
      #expect(
        entries.map(\.name) == [
          "images/train/1.png", "images/train/2.png", "images/train/sub/3.png", "images/val/4.png",
        ], "\(yaml)")
      #expect(entries.map(\.part) == [.train, .train, .train, .validation])
      #expect(entries.map(\.labels) == [["dog"], [], ["cat", "dog"], []])
    }
  }

  @Test func `an image in train and in val is left to the split`() throws {
    let folder = try set("names: [cat, dog]\ntrain: images\nval: images/train\n")
    #expect(try folder.listing().entries.map(\.part) == [nil, nil, nil, .train])
  }

  @Test func `darknet's files and a mere list of names are enough`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("obj_train_data/1.png", "obj_train_data/2.png")
    try folder.write("1 0.5 0.5 1 1", to: "obj_train_data/1.txt")
    try folder.write("cat\ndog\n", to: "obj.names")
    try folder.write(
      "classes = 2\ntrain = data/train.txt\nnames = data/obj.names\n", to: "obj.data")
    try folder.write("data/obj_train_data/1.png\ndata/obj_train_data/2.png\n", to: "train.txt")
    let entries = try folder.listing().entries
    #expect(entries.map(\.labels) == [["dog"], []])
    #expect(entries.map(\.part) == [.train, .train])

    let plain = try TemporaryFolder()
    try plain.writeImages("images/val/1.png", "images/2.png")
    try plain.write("0 0.5 0.5 1 1", to: "labels/val/1.txt")
    try plain.write("cat\n", to: "classes.txt")
    let dataset = try plain.open()
    #expect(plain.describe(dataset) == "images/2.png -\nimages/val/1.png cat")
    #expect(dataset.images.details.map(\.part) == [nil, .validation])

    let beside = try TemporaryFolder()
    try beside.writeImages("1.png", "2.png")
    try beside.write("0 0.5 0.5 1 1", to: "2.txt")
    try beside.write("cat\n", to: "classes.txt")
    #expect(beside.describe(try beside.open()) == "1.png -\n2.png cat")
  }

  @Test func `polygons, oriented boxes and key points have the box that bounds them`() throws {
    let lines = """
      0 0.1 0.2 0.5 0.2 0.3 0.6
      0 0.2 0.1 0.4 0.3 0.3 0.5 0.1 0.4
      0 0.1 0.2 0.3
      0 nan 0.2 0.3 0.4
      """
    let folder = try set("names: [cat]\ntrain: images/train\n", labels: lines)
    try folder.write("", to: "labels/train/sub/3.txt")
    let boxes = try folder.listing().entries[0].boxes.map(\.box)
    #expect(
      boxes == [
        Box(left: 0.1, top: 0.2, right: 0.5, bottom: 0.6),
        Box(left: 0.1, top: 0.1, right: 0.4, bottom: 0.5),
      ])
    let pose = try set(
      "names: [cat]\ntrain: images/train\nkpt_shape: [1, 2]\n", labels: "0 0.5 0.5 0.5 0.5 0.9 0.9")
    try pose.write("", to: "labels/train/sub/3.txt")
    #expect(
      try pose.listing().entries[0].boxes.map(\.box)
        == [Box(left: 0.25, top: 0.25, right: 0.75, bottom: 0.75)])
  }

  @Test(arguments: [
    ("names: [cat]\n", "1 0 0 0 0", "labels/train/1.txt:1: the class is 1; allowed: 0 to 0"),
    (
      "names: {0: a, 4: b}\n", "\n3 0 0 0 0",
      "labels/train/1.txt:2: the class is 3; allowed: 0, 4"
    ),
    ("names: [cat]\n", "0 0 zero 0 0", "labels/train/1.txt:1: zero is no number"),
    ("nc: 3\nnames: [cat]\n", "", "data.yaml:1: nc is 3; allowed: the number of names, 1"),
    ("names: cat\n", "", "data.yaml:1: names is cat; allowed: a list, or a map from numbers"),
    ("names: [cat,\n\n", "", "data.yaml:1: a bracket is not closed"),
    ("names: [cat] dog\n", "", "data.yaml:1: text follows a closing bracket"),
    (
      "names:\n  a: cat\n", "",
      "data.yaml:1: the class cat has the number a; allowed: 0 and up"
    ),
    (
      "names:\n  - cat\n  dog\n", "",
      "data.yaml:3: the line is dog; allowed below names: lines like - NAME, or like 0: NAME"
    ),
    ("names: [a, b]\nnames: [c]\n", "", "data.yaml:2: names stands on line 1 already"),
    ("names: [a, '']\n", "", "data.yaml:1: class 1 has no name"),
    (
      "train: images\nnames:\n", "",
      "data.yaml:2: names is empty; allowed: a list, or a map from numbers"
    ),
    (
      "train: nowhere\nnames: [a]\n", "",
      "data.yaml: no image is found; the first: nowhere: data.yaml names it, and it is not in the "
        + "source; images in images/ with their labels in labels/, or both in one folder"
    ),
    (
      "train: images/train\ntest: images/train\nnames: [cat, dog]\n", "",
      "data.yaml: images/train/1.png is a test image and one of another part"
    ),
  ])
  func `what is wrong is told with its line`(
    yaml: String, labels: String, sentence: String
  ) throws {
    let folder = try set(yaml, labels: labels)
    try folder.write("", to: "labels/train/sub/3.txt")
    #expect(folder.sentence(format: .yolo) == "./" + sentence)
  }

  @Test func `label files without names of classes are told`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("images/train/1.png")
    try folder.write("0 0.5 0.5 1 1", to: "labels/train/1.txt")
    #expect(
      folder.sentence()
        == ".: no file in it names the classes of a YOLO set; data.yaml, obj.data with obj.names, "
        + "or classes.txt")
    try folder.write("path: .\n", to: "data.yaml")
    #expect(
      folder.sentence()
        == "./data.yaml: no class is named; names: in a YAML file, or obj.names or classes.txt "
        + "beside it")
  }

  @Test func `nothing outside of the source is read`() throws {
    let outside = try TemporaryFolder()
    try outside.writeImages("secret/9.png")
    try outside.write("\(outside.path)/secret/9.png\n", to: "list.txt")
    let folder = try set(
      "names: [cat, dog]\ntrain: images/train\nval: \(outside.path)/secret\n"
        + "test: \(outside.path)/list.txt\n")
    try folder.link("images/train/folder", to: "\(outside.path)/secret")
    try folder.link("labels/train/link.txt", to: "\(outside.path)/list.txt")
    try folder.writeImages("images/train/link.png")
    let listing = try folder.listing()
    #expect(listing.entries.count == 4)
    #expect(listing.entries.allSatisfy { $0.path.hasPrefix("\(folder.path)/") })
    #expect(listing.entries.allSatisfy { !$0.path.contains("secret") })
    #expect(listing.problems.count == 3)
  }
}
