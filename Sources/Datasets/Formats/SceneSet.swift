/// Which pictures a drawn data set holds.
struct SceneSet {
  let renderer: SceneRenderer
  /// Sorted by name; the paths are empty.
  let listing: ImageListing
  /// Per entry, which picture it is.
  let pictures: [(labelSet: [Int], index: Int)]

  /// `count` pictures, equally many for each set of the scene's labels, the empty one too; where
  /// that does not come out even, the first sets have one more.
  init(name: String, count: Int, place: String) throws(DatasetError) {
    guard let renderer = SceneRenderer(name: name) else {
      throw DatasetError(
        place: place, found: name.isEmpty ? "no scene is named" : "there is no scene \(name)",
        allowed: "allowed: \(SceneRenderer.names.map { "scenes:\($0)" }.joined(separator: ", "))",
        nearest: NearestName.among(SceneRenderer.names, to: name).map { "scenes:\($0)" })
    }
    guard (1...1_000_000).contains(count) else {
      throw DatasetError(
        place: place, found: "\(count) pictures are wanted", allowed: "allowed: 1 to 1000000")
    }
    let labels = renderer.labels
    let sets = (0..<1 << labels.count).map { mask in
      labels.indices.filter { mask >> $0 & 1 == 1 }
    }
    var drawn: [(entry: ImageListing.Entry, labelSet: [Int], index: Int)] = []
    let width = max(4, String(count / sets.count).count)
    for (position, labelSet) in sets.enumerated() {
      let share = count / sets.count + (position < count % sets.count ? 1 : 0)
      let names = labelSet.map { labels[$0] }
      let stem = names.isEmpty ? "none" : names.joined(separator: "+")
      for index in 0..<share {
        let digits = String(index)
        let padding = String(repeating: "0", count: max(0, width - digits.count))
        drawn.append(
          (
            ImageListing.Entry(name: "\(stem)-\(padding)\(digits)", path: "", labels: names),
            labelSet, index
          ))
      }
    }
    drawn.sort { FileTree.precedes($0.entry.name, $1.entry.name) }
    self.renderer = renderer
    listing = ImageListing(entries: drawn.map(\.entry))
    pictures = drawn.map { ($0.labelSet, $0.index) }
  }
}
