import Foundation
import Testing

@testable import Datasets

/// The samples of annotation formats that lie beside the repository; what is expected was read from
/// their files by eye.
@Suite struct FormatSampleTests {
  /// One line an image: name, labels, and the part if there is one.
  private func lines(_ sample: String, format: DataFormat = .auto) throws -> [String]? {
    guard let folder = Reference.sharedSet("format_samples/\(sample)") else { return nil }
    let listing = try DataSource(source: folder, format: format, directory: ".")
      .files(place: sample, wanted: nil)?.listing
    return listing?.entries.map { entry in
      let labels = entry.labels.map { $0.isEmpty ? "-" : $0.joined(separator: "+") } ?? "?"
      return "\(entry.name) \(labels)" + (entry.part.map { " \($0.rawValue)" } ?? "")
    }
  }

  @Test(arguments: [
    ("coco", "b", "a+b"), ("coco_instances", "b", "a+b"), ("coco_labels", "b", "a+b"),
    ("coco_panoptic", "a", "a+b"), ("coco_person_keypoints", "b", "a+b"),
    ("coco_stuff", "a", "b"), ("coco_captions", "?", "?"), ("coco_image_info", "?", "?"),
  ])
  func `every kind of COCO file`(name: String, train: String, validation: String) throws {
    guard let lines = try lines("coco_dataset/\(name)") else { return }
    #expect(
      lines == ["images/train/a.jpg \(train) train", "images/val/b.jpg \(validation) validation"])
  }

  @Test(arguments: [
    (
      "voc_dataset1",
      ["JPEGImages/2007_000001.jpg cat+person train", "JPEGImages/2007_000002.jpg ? test"]
    ),
    (
      "voc_dataset2",
      ["@.jpg -", "a.jpg background", "b.jpg aeroplane", "c.jpg bicycle", "d.jpg bird"]
    ),
    ("voc_dataset3", ["JPEGImages/2007_000001.jpg cat train"]),
  ])
  func `Pascal VOC`(name: String, expected: [String]) throws {
    guard let lines = try lines("voc_dataset/\(name)") else { return }
    #expect(lines == expected)
  }

  @Test(arguments: [
    "yolov8_detection", "yolov8_detection_with_list_of_imgs",
    "yolov8_detection_with_list_of_names", "yolov8_detection_with_subset_txt",
    "yolov8_oriented_boxes", "yolov8_segmentation",
  ])
  func `every kind of YOLO set`(name: String) throws {
    guard let lines = try lines("yolo_dataset/\(name)") else { return }
    #expect(lines == ["images/train/1.jpg label_2+label_4 train"])
  }

  @Test(arguments: [
    ("yolo", ["obj_train_data/1.jpg label_2+label_4 train"]),
    ("yolov8_pose", ["images/train/1.jpg skeleton_label train"]),
    ("yolov8_pose_two_values_per_point", ["images/train/1.jpg skeleton_label train"]),
    (
      "yolov8_classification",
      [
        "train/label_0/1.jpg label_0 train", "train/label_0/2.jpg label_0 train",
        "train/label_1/3.jpg label_1 train",
      ]
    ),
  ])
  func `other YOLO sets`(name: String, expected: [String]) throws {
    guard let lines = try lines("yolo_dataset/\(name)") else { return }
    #expect(lines == expected)
  }

  @Test func `folders, LabelMe and IDX`() throws {
    guard let folders = try lines("imagenet_dataset"), let labelMe = try lines("labelme_dataset"),
      let mnist = Reference.sharedSet("format_samples/mnist_dataset")
    else { return }
    #expect(
      folders == [
        "label_0/label_0_1.jpg label_0", "label_0/label_0_2.jpg label_0",
        "label_1/label_1_1.jpg label_1",
      ])
    #expect(labelMe.count == 1 && labelMe[0].hasPrefix("img1.png window+license plate"))
    #expect(
      try DataSource(source: mnist, format: .auto, directory: ".") == .idx(root: mnist))
  }

  @Test func `VoTT's listing of objects`() throws {
    guard let lines = try lines("vott_csv_dataset/dataset/train-export.csv") else { return }
    #expect(lines == ["img0003.jpg helmet+person", "img0004.jpg helmet"])
  }

  /// Formats that are not read must say so, and whatever is in a folder, nothing may crash.
  @Test func `every sample opens or says in one sentence why not`() throws {
    guard let root = Reference.sharedSet("format_samples") else { return }
    let names = try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
    var opened = 0
    for name in names where FileTree.kind("\(root)/\(name)") == .folder {
      for format in DataFormat.allCases where format != .scenes {
        do {
          _ = try DataSource(source: "\(root)/\(name)", format: format, directory: ".")
            .files(place: name, wanted: nil)
          opened += 1
        } catch {
          #expect(!error.description.contains("\n"))
        }
      }
    }
    #expect(opened > 100)
  }
}
