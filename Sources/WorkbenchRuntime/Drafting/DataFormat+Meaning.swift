import Datasets

extension DataFormat {
  /// How such a source says what an image shows.
  var meaning: String {
    switch self {
    case .auto: "as the source itself tells"
    case .folders: "a folder for each label or label set: cat, dog, cat+dog, none"
    case .csv: "a listing of files and labels"
    case .coco: "COCO annotations (JSON)"
    case .voc: "Pascal VOC annotations (XML)"
    case .names: "labels in the names of the files: cat.1.jpg, cat_dog_2.png"
    case .idx: "IDX files, as MNIST has them"
    case .yolo: "YOLO annotations, a text file beside each image"
    case .scenes: "pictures drawn by the program"
    }
  }
}
