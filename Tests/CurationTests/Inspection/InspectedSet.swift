import Datasets

@testable import Curation

/// A set for inspections, without meaning in its pixels.
struct InspectedSet {
  var labels: [String]
  /// Per image, the letters of its labels (`a` the first); nil for an unlabelled one.
  var sets: [String?]
  var names: [String] = []
  var details: [ImageDetail] = []
  var sources = ["photos"]
  var problems: [BadImage] = []

  static func facts(
    _ content: Int, height: Int = 100, width: Int = 100, format: FileFacts.Format = .jpeg,
    quality: Int? = 90, look: UInt64? = nil
  ) -> FileFacts {
    FileFacts(
      format: format, bytes: 1000, height: height, width: width, quality: quality,
      content: UInt64(content), look: look.map(PerceptualHash.init))
  }

  var dataset: Dataset {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let targets = sets.flatMap { set in
      labels.indices.map { label -> Target in
        guard let set else { return .unlabelled }
        return label < letters.count && set.contains(letters[label]) ? .present : .absent
      }
    }
    let images = LabelledImages(
      labels: labels, names: names.isEmpty ? sets.indices.map { "\($0).jpg" } : names,
      targets: targets, details: details, sources: sources)
    let shape = PixelShape(height: 1, width: 1, channels: 1)
    return Dataset(
      images: images, shape: shape,
      pixels: PixelStore([UInt8](repeating: 0, count: sets.count), imageSize: 1),
      problems: problems)
  }

  func inspection(_ split: Split = Split(train: [])) -> Inspection {
    let dataset = dataset
    return Inspection(of: dataset, split: split, copies: NearDuplicates(of: dataset))
  }

  func sentences(_ split: Split = Split(train: [])) -> [String] {
    inspection(split).findings.map(\.sentence)
  }
}

/// `cat` and `dog` alone, both and none of them, so many times each.
func petSets(cat: Int = 20, dog: Int = 20, both: Int = 20, none: Int = 20) -> [String?] {
  Array(repeating: "a", count: cat) + Array(repeating: "b", count: dog)
    + Array(repeating: "ab", count: both) + Array(repeating: "", count: none)
}
