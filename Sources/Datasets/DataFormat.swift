/// How a source of images says which labels an image holds.
package enum DataFormat: String, CaseIterable, Sendable {
  /// Told from the source: see `DataSource`.
  case auto
  /// A folder for each label or label set.
  case folders
  /// A listing with a column of files, and one of labels or one a label.
  case csv
  /// COCO JSON.
  case coco
  /// Pascal VOC XML.
  case voc
  /// Labels in the names of the files: `cat.0.jpg`, `cat_dog_17.png`.
  case names
  /// The four files of MNIST and its siblings.
  case idx
  /// A text file of boxes for each image.
  case yolo
  /// Pictures drawn by the program.
  case scenes
}
