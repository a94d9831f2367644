/// The images of a set without their pixels: what they are called, hold and come from.
package struct LabelledImages: Equatable, Sendable {
  /// The vocabulary, in the order of the network's outputs.
  package var labels: [String]
  /// Where each image came from, relative to its source; sorted, unless the set has its own order.
  package var names: [String]
  /// `[image, label]`, row-major.
  package var targets: [Target]
  /// One an image.
  package var details: [ImageDetail]
  /// The sources as they were written.
  package var sources: [String]
  /// For each source that images were read from, the folder their names start in; nil for pictures
  /// that are not in a file each.
  package var folders: [String?] = []

  /// - Parameter details: nothing is known of the images if it is empty.
  package init(
    labels: [String], names: [String], targets: [Target], details: [ImageDetail] = [],
    sources: [String] = [""]
  ) {
    precondition(
      targets.count == names.count * labels.count,
      "\(targets.count) targets for \(names.count) images and \(labels.count) labels")
    precondition(
      details.isEmpty || details.count == names.count,
      "\(details.count) details for \(names.count) images")
    self.labels = labels
    self.names = names
    self.targets = targets
    self.details =
      details.isEmpty ? [ImageDetail](repeating: ImageDetail(), count: names.count) : details
    self.sources = sources
  }

  /// How many images there are.
  package var count: Int { names.count }

  /// What is known of one label of one image.
  package func target(image: Int, label: Int) -> Target { targets[image * labels.count + label] }

  /// The labels of one image as ascending indices into ``labels``; nil when any is unlabelled.
  package func labelSet(of image: Int) -> [Int]? {
    var labelSet: [Int] = []
    for label in labels.indices {
      switch target(image: image, label: label) {
      case .absent: break
      case .present: labelSet.append(label)
      case .unlabelled: return nil
      }
    }
    return labelSet
  }

  /// The file of an image; nil for a picture that has none of its own.
  package func path(of image: Int) -> String? {
    let source = details[image].source
    guard folders.indices.contains(source), let folder = folders[source] else { return nil }
    var name = names[image][...]
    // One of several sources is named at the start of its images' names.
    if folders.count > 1, name.hasPrefix("\(sources[source])/") {
      name = name.dropFirst(sources[source].count + 1)
    }
    return "\(folder)/\(name)"
  }

  /// A label set as it is written: `cat+dog`, or `none`.
  package func name(of labelSet: [Int]) -> String {
    labelSet.isEmpty ? "none" : labelSet.map { labels[$0] }.joined(separator: "+")
  }
}
