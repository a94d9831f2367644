import Foundation
import Testing

@testable import Datasets

@Suite struct COCOTests {
  private let images = """
    {"id": 1, "file_name": "a.png", "width": 100, "height": 50},
    {"id": 2, "file_name": "b.png", "width": 100, "height": 50},
    {"id": 3, "file_name": "c.png"}
    """
  private let categories = """
    {"id": 0, "name": "objects"}, {"id": 7, "name": "cat"}, {"id": 9, "name": "traffic light"}
    """

  private func text(annotations: String?, categories: String? = nil) -> String {
    let last = annotations.map { ", \"annotations\": [\($0)]" } ?? ""
    return """
      {"images": [\(images)], "categories": [\(categories ?? self.categories)]\(last)}
      """
  }

  @Test func `categories that annotations use are labels, images without any are negatives`() throws
  {
    let folder = try TemporaryFolder()
    try folder.writeImages("a.png", "images/b.png", "images/val/c.png")
    try folder.write(
      text(
        annotations: """
          {"image_id": 1, "category_id": 9, "bbox": [10, 5, 40, 20],
            "segmentation": [[10, 5, 50, 25, 10, 25]]},
          {"image_id": 1, "category_id": 7, "bbox": [90, 40, 50, 50]},
          {"image_id": 1, "category_id": 7, "bbox": null, "iscrowd": 1},
          {"image_id": 3, "category_id": 7, "bbox": [0, 0, 1, 1]}
          """), to: "annotations/instances_val.json")
    let dataset = try folder.open()
    #expect(dataset.labels == ["cat", "traffic light"])
    #expect(
      folder.describe(dataset) == """
        a.png cat+traffic light
        images/b.png -
        images/val/c.png cat
        """)
    #expect(dataset.images.details.allSatisfy { $0.part == .validation })
    let boxes = dataset.images.details.map(\.boxes)
    #expect(
      boxes[0] == [
        LabelledBox(label: 1, box: try box(0.1, 0.1, 0.5, 0.5)),
        LabelledBox(label: 0, box: try box(0.9, 0.8, 1, 1)),
      ])
    #expect(boxes[1].isEmpty && boxes[2].isEmpty, "no size, no box")
    #expect(
      folder.describe(try folder.open("annotations/instances_val.json"))
        == folder.describe(dataset))
  }

  private func box(_ left: Float, _ top: Float, _ right: Float, _ bottom: Float) throws -> Box {
    try #require(Box(left: left, top: top, right: right, bottom: bottom))
  }

  @Test func `segments of a panoptic file are labels`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("a.png", "b.png", "c.png")
    try folder.write(
      text(
        annotations: """
          {"image_id": 2, "file_name": "mask.png", "segments_info": [
            {"id": 1, "category_id": 9, "bbox": [0, 0, 100, 50]}, {"id": 2, "category_id": 7}]},
          {"image_id": 3, "segments_info": []}
          """), to: "panoptic.json")
    let dataset = try folder.open()
    #expect(folder.describe(dataset) == "a.png -\nb.png cat+traffic light\nc.png -")
    #expect(dataset.images.details[1].boxes == [.init(label: 1, box: try box(0, 0, 1, 1))])
  }

  @Test func `several files are parts of one set, and the first kind that occurs is read`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("images/train/a.png", "images/val/a.png")
    for (part, category) in [("train", 1), ("val", 2)] {
      let file = """
        {"images": [{"id": 1, "file_name": "a.png"}],
        "annotations": [{"image_id": 1, "category_id": \(category)}],
        "categories": [{"id": 1, "name": "one"}, {"id": 2, "name": "two"}]}
        """
      try folder.write(file, to: "annotations/instances_\(part).json")
      try folder.write("{\"images\": 5}", to: "annotations/captions_\(part).json")
    }
    let dataset = try folder.open()
    #expect(folder.describe(dataset) == "images/train/a.png one\nimages/val/a.png two")
    #expect(dataset.images.details.map(\.part) == [.train, .validation])
    #expect(
      folder.describe(try folder.open("annotations/instances_val.json"))
        == "images/val/a.png two")
  }

  @Test func `a file beside its images in a folder for each part is read`() throws {
    let folder = try TemporaryFolder()
    for part in ["train", "valid"] {
      try folder.writeImages("\(part)/a.png")
      try folder.write(
        """
        {"images": [{"id": "x", "file_name": "a.png"}],
        "annotations": [{"image_id": "x", "category_id": 1}],
        "categories": [{"id": 1, "name": "\(part)ed"}]}
        """, to: "\(part)/_annotations.coco.json")
    }
    let dataset = try folder.open()
    #expect(folder.describe(dataset) == "train/a.png trained\nvalid/a.png valided")
    #expect(dataset.images.details.map(\.part) == [.train, .validation])
  }

  @Test func `a list of images alone says nothing of labels`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("a.png", "b.png", "c.png")
    for file in [
      text(annotations: nil), text(annotations: "", categories: ""),
      text(annotations: "{\"image_id\": 1, \"caption\": \"a cat\"}", categories: ""),
    ] {
      try folder.write(file, to: "list.json")
      #expect(folder.sentence() == ".: no image has a label; at least one label is needed")
      #expect(try folder.listing().entries.map(\.labels) == [nil, nil, nil])
    }
    try folder.write(text(annotations: ""), to: "list.json")
    #expect(try folder.listing().entries.map(\.labels) == [[], [], []])
  }

  @Test func `a missing image is a bad image, and one outside of the source too`() throws {
    let outside = try TemporaryFolder()
    try outside.writeImages("secret.png")
    let folder = try TemporaryFolder()
    try folder.writeImages("set/a.png", "secret.png")
    try folder.link("set/link.png", to: "\(outside.path)/secret.png")
    let names = [
      "a.png", "gone.png", "../secret.png", "\(outside.path)/secret.png", "link.png",
      "x/../../secret.png",
    ]
    let images = names.enumerated().map { "{\"id\": \($0), \"file_name\": \"\($1)\"}" }
    try folder.write(
      """
      {"images": [\(images.joined(separator: ","))], "categories": [{"id": 1, "name": "cat"}],
      "annotations": [{"image_id": 0, "category_id": 1}, {"image_id": 77, "category_id": 1}]}
      """, to: "set/coco.json")
    let dataset = try folder.open("set")
    #expect(folder.describe(dataset) == "a.png cat")
    #expect(
      dataset.problems.map(\.description).map {
        $0.replacingOccurrences(of: outside.path, with: "OUT")
      }.sorted() == [
        "../secret.png: is outside of the source", "OUT/secret.png: is outside of the source",
        "coco.json: annotates images that it does not list, 1 in all; the first has the id 77",
        "gone.png: there is no such file", "link.png: is outside of the source",
        "x/../../secret.png: is outside of the source",
      ])
  }

  @Test(arguments: [
    ("[]", ": the whole is not what COCO has there"),
    ("{\"annotations\": []}", ": images is missing"),
    ("{\"images\": [{\"id\": 1}]}", ": images[0].file_name is missing"),
    ("{\"images\": [{\"id\": 1, \"file_name\": 5}]}", ": images[0].file_name is not text"),
    (
      "{\"images\": [{\"id\": 1, \"file_name\": \"a\"}, {\"id\": 1, \"file_name\": \"b\"}]}",
      ": image id 1 stands for a and for b"
    ),
    (
      "{\"images\": [{\"id\": 1, \"file_name\": \"a\"}, {\"id\": 2, \"file_name\": \"a\"}]}",
      ": a is listed twice"
    ),
    (
      """
      {"images": [{"id": 1, "file_name": "a"}], "categories": [{"id": 1, "name": "cat"}],
      "annotations": [{"image_id": 1, "category_id": 2}]}
      """, ": an annotation of a has the category 2; categories: 1 cat"
    ),
    (
      """
      {"images": [{"id": 1, "file_name": "a"}], "categories": [{"id": 1, "name": "cat"}],
      "annotations": [{"image_id": 1}]}
      """, ": an annotation of a has no category"
    ),
    (
      """
      {"images": [], "annotations": [],
      "categories": [{"id": 1, "name": "cat"}, {"id": 1, "name": "dog"}]}
      """, ": category id 1 stands for cat and for dog"
    ),
    (
      String(repeating: "[", count: 100_000),
      ": is no JSON: Too many nested arrays or dictionaries around character 513."
    ),
    ("{\"images\": nope}", ": is no JSON: Invalid value around character 12."),
  ])
  func `a wrong file is told by what is wrong`(text: String, sentence: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "x.json")
    #expect(folder.sentence("x.json") == "x.json" + sentence)
  }

  @Test(arguments: [
    (#"{"segmentation": [[1, 2], [3]], "a": 1}"#, #"{"segmentation": 0, "a": 1}"#),
    (#"{"segmentation" : {"counts": "]}\"", "x": [{}]}}"#, #"{"segmentation" : 0}"#),
    (#"[{"segmentation":[]},{"segmentation":[4]}]"#, #"[{"segmentation":0},{"segmentation":0}]"#),
    (
      #"{"segmentation": null, "b": "segmentation"}"#,
      #"{"segmentation": null, "b": "segmentation"}"#
    ),
    (
      #"{"a\"segmentation": [1], "segmentations": [2]}"#,
      #"{"a\"segmentation": [1], "segmentations": [2]}"#
    ),
    (#"{"segmentation": [[1]"#, #"{"segmentation": 0[[1]"#),
    (#"{"segmentation"#, #"{"segmentation"#),
  ])
  func `masks are cut out before a file is read`(text: String, rest: String) {
    #expect(String(decoding: COCOText.withoutMasks(Array(text.utf8)), as: UTF8.self) == rest)
  }

  @Test func `a folder without COCO files says so`() throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"version\": 1}", to: "other.json")
    #expect(
      folder.sentence(format: .coco)
        == ".: no COCO file is in it; a .json with images, annotations and categories, in the "
        + "folder or in annotations/")
  }
}
