/// What a source says about its images, before any of them is decoded.
struct ImageListing {
  struct Entry: Equatable {
    /// Relative to the source.
    var name: String
    /// The path to open.
    var path: String
    /// The labels as the source has them; nil for an unlabelled image.
    var labels: [String]?
    /// The labels of which nothing is known, where others are.
    var unknown: [String] = []
    /// The part that the source itself puts the image into.
    var part: SplitPart?
    /// Images of one group belong together.
    var group: String?
    /// What the image shows beside its labels.
    var categories: [String] = []
    /// Where the objects are, by the names of their labels.
    var boxes: [(label: String, box: Box)] = []

    static func == (a: Entry, b: Entry) -> Bool {
      a.name == b.name && a.path == b.path && a.labels == b.labels
        && a.unknown == b.unknown && a.part == b.part && a.group == b.group
        && a.categories == b.categories
        && a.boxes.elementsEqual(b.boxes, by: ==)
    }
  }

  /// Sorted by name.
  var entries: [Entry]
  /// Files that are no images, for reasons known without decoding.
  var problems: [BadImage] = []
}
