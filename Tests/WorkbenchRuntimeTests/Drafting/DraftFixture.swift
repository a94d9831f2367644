import Datasets
import Experiments
import Foundation
import Metrics

@testable import WorkbenchRuntime

/// Small sets of images, one in each format, in a folder that goes with the value.
///
/// A class because it deletes the folder when nobody needs it any more.
final class DraftFixture {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "draft-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Where a set is made.
  func path(_ name: String) -> String { url.appending(path: name).path }

  func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  func write(_ data: Data, to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func writeImage(_ name: String, side: Int = 8) throws {
    let seed = name.utf8.reduce(UInt8(7)) { $0 &* 31 &+ $1 }
    let pixels = (0..<side * side * 3).map { UInt8(truncatingIfNeeded: $0 &* 37) &+ seed }
    let png = try PNGWriter.png(width: side, height: side, channels: 3, pixels: pixels)
    try write(Data(png), to: name)
  }

  /// Each format's own way to say that four images show a cat, three a dog, one both, two neither.
  func writeSet(_ format: DataFormat) throws {
    let folder = format.rawValue
    let sets = ["cat", "cat", "cat", "dog", "dog", "cat dog", "", ""]
    let names = sets.indices.map { "\($0).png" }
    switch format {
    case .folders:
      for (set, name) in zip(sets, names) {
        let label = set.isEmpty ? "none" : set.replacing(" ", with: "+")
        try writeImage("\(folder)/\(label)/\(name)")
      }
    case .names:
      for (number, set) in sets.enumerated() {
        let label = set.isEmpty ? "none" : set.replacing(" ", with: "_")
        try writeImage("\(folder)/\(label)_\(number).png")
      }
    case .csv:
      let rows = zip(names, sets).map { "\($0),\($1)" }
      try write((["file,labels"] + rows).joined(separator: "\n"), to: "\(folder)/labels.csv")
      for name in names { try writeImage("\(folder)/\(name)") }
    case .coco:
      let images = names.indices.map { #"{"id": \#($0), "file_name": "\#(names[$0])"}"# }
      let boxes = sets.enumerated().flatMap { image, set in
        set.split(separator: " ").map {
          #"{"id": \#(image * 2 + ($0 == "cat" ? 0 : 1)), "image_id": \#(image), "#
            + #""category_id": \#($0 == "cat" ? 1 : 2), "bbox": [0, 0, 4, 4]}"#
        }
      }
      try write(
        #"{"images": [\#(images.joined(separator: ","))], "annotations": "#
          + #"[\#(boxes.joined(separator: ","))], "categories": "#
          + #"[{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]}"#,
        to: "\(folder)/annotations.json")
      for name in names { try writeImage("\(folder)/\(name)") }
    case .voc:
      for (number, set) in sets.enumerated() {
        let objects = set.split(separator: " ").map { "<object><name>\($0)</name></object>" }
        try write(
          "<annotation><filename>\(number).png</filename>\(objects.joined())</annotation>",
          to: "\(folder)/Annotations/\(number).xml")
        try writeImage("\(folder)/JPEGImages/\(number).png")
      }
    case .yolo:
      try write("cat\ndog\n", to: "\(folder)/classes.txt")
      for (number, set) in sets.enumerated() {
        let lines = set.split(separator: " ").map { "\($0 == "cat" ? 0 : 1) 0.5 0.5 0.5 0.5\n" }
        try write(lines.joined(), to: "\(folder)/labels/\(number).txt")
        try writeImage("\(folder)/images/\(number).png")
      }
    case .idx:
      for (part, count) in [("train", 6), ("t10k", 2)] {
        let images = [0, 0, 8, 3, 0, 0, 0, UInt8(count), 0, 0, 0, 8, 0, 0, 0, 8]
        let pixels = (0..<count * 64).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        try write(Data(images + pixels), to: "\(folder)/\(part)-images-idx3-ubyte")
        let labels = [0, 0, 8, 1, 0, 0, 0, UInt8(count)] + (0..<count).map { UInt8($0 % 2) }
        try write(Data(labels), to: "\(folder)/\(part)-labels-idx1-ubyte")
      }
    case .auto, .scenes: break
    }
  }

  func draft(
    _ name: String, labels: [String]? = nil, rule: ThresholdRule = DraftGoal.even.rule,
    time: DraftTime = .quick
  ) throws -> ExperimentDraft {
    let examined = try ExaminedImages(path(name), labels: labels, cache: nil)
    return ExperimentDraft(
      file: "\(name).yaml", title: name, source: examined.source, format: examined.format,
      labels: LabelChoice.written(labels, of: examined.inspection.labels), rule: rule,
      plan: DraftPlan(
        time, shape: DraftPlan.shape(for: time, of: examined.inspection), training: 6,
        validation: 1, pace: 100),
      inspection: examined.inspection)
  }

  func read(_ text: String) throws -> Experiment {
    try Experiment.read(text: text, file: "draft.yaml", directory: url.path)
  }
}
