extension Dataset {
  /// Reads a set of images: finds them, decodes and resizes on every core those that no cache
  /// holds, and keeps the result in a mapped file.
  ///
  /// All of them, and not as training comes to each: which images can be read decides on the split,
  /// and their pixels on the normalisation and the fingerprint.
  ///
  /// Images are squeezed to the described shape, whatever their own proportions. Their order is
  /// that of their names' bytes (in IDX sets that of the files), so that the same files give the
  /// same set on every machine.
  ///
  /// - Parameters:
  ///   - directory: where relative paths start.
  ///   - seed: of the pictures of a scene; files do not depend on it.
  ///   - cache: the folder in which decoded files are kept for later; nil keeps them for as long as
  ///     the set lives. What comes out is the same, with one, without, and whatever is in it.
  ///   - progress: told how many images of how many are done, from any thread, one call at a time.
  /// - Throws: one sentence about what kept the set from being opened.
  package static func open(
    _ description: DataDescription, directory: String, seed: UInt64, cache: String? = nil,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) throws(DatasetError) -> Dataset {
    guard (1...4096).contains(description.height), (1...4096).contains(description.width),
      [1, 3].contains(description.channels)
    else {
      throw DatasetError(
        place: description.source,
        found: "images of \(description.height)x\(description.width) pixels and "
          + "\(description.channels) channels are wanted",
        allowed: "allowed: 1 to 4096 pixels a side, 1 or 3 channels")
    }
    let opening = Opening(description: description, cache: cache, progress: progress)
    let source = try DataSource(
      source: description.source, format: description.format, directory: directory)
    switch source {
    case .folders(let root): return try opening.folders(root)
    case .table(let path): return try opening.table(path)
    case .idx(let root): return try opening.idx(root)
    case .scene(let name): return try opening.scene(name, seed: seed)
    }
  }
}

/// The opening of one data set.
private struct Opening {
  let description: DataDescription
  let cache: String?
  let progress: (@Sendable (Int, Int) -> Void)?

  private var place: String { description.source }

  private var shape: PixelShape {
    PixelShape(
      height: description.height, width: description.width, channels: description.channels)
  }

  func folders(_ root: String) throws(DatasetError) -> Dataset {
    return try decode(
      ImageListing.folders(root: root, place: place, wanted: description.labels), of: root,
      place: place)
  }

  func table(_ path: String) throws(DatasetError) -> Dataset {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let isNamed = place.hasSuffix(name)
    let place = isNamed ? place : place.hasSuffix("/") ? place + name : "\(place)/\(name)"
    return try decode(try ImageListing.table(path: path, place: place), of: path, place: place)
  }

  func idx(_ root: String) throws(DatasetError) -> Dataset {
    let set = try IDXSet(root: root, place: place)
    let shape = shape
    let size = set.height * set.width
    return try gather(set.listing, place: place) { index throws(ImageError) in
      RawImage(
        height: set.height, width: set.width, channels: 1,
        pixels: Array(set.pixels[index * size..<(index + 1) * size])
      ).resized(height: shape.height, width: shape.width).converted(channels: shape.channels).pixels
    }
  }

  func scene(_ name: String, seed: UInt64) throws(DatasetError) -> Dataset {
    let set = try SceneSet(name: name, count: description.pictures, place: place)
    let shape = shape
    return try gather(set.listing, place: place) { index throws(ImageError) in
      set.renderer.pixels(
        labelSet: set.pictures[index].labelSet, index: set.pictures[index].index, seed: seed,
        height: shape.height, width: shape.width, channels: shape.channels)
    }
  }

  /// - Parameter set: the path of the folder or listing.
  private func decode(
    _ listing: ImageListing, of set: String, place: String
  ) throws(DatasetError) -> Dataset {
    let cache = cache.map { PixelCache(folder: $0, set: set, shape: shape) }
    let (old, trouble) = cache?.open() ?? (nil, nil)
    let decoding = FileDecoding(
      decoder: ImageDecoder(height: shape.height, width: shape.width, channels: shape.channels),
      entries: listing.entries, cache: old)
    let places = PixelPlace.all(cache: cache, slots: listing.entries.count, shape: shape)
    var dataset = try assemble(listing, place: place) { gatherer throws(DatasetError) in
      try gatherer.gather(listing.entries.count, old: old, places: places, make: decoding.make)
    }
    // Trouble so far means that the pixels found no place in the cache.
    dataset.cacheUse.path = dataset.cacheUse.trouble == nil ? cache?.path : nil
    if let trouble {
      dataset.cacheUse.trouble = dataset.cacheUse.trouble.map { "\(trouble); \($0)" } ?? trouble
    }
    return dataset
  }

  private func gather(
    _ listing: ImageListing, place: String,
    image: @escaping @Sendable (Int) throws(ImageError) -> [UInt8]
  ) throws(DatasetError) -> Dataset {
    try assemble(listing, place: place) { gatherer throws(DatasetError) in
      try gatherer.gather(listing.entries.count, image: image)
    }
  }

  private func assemble(
    _ listing: ImageListing, place: String,
    gather: (PixelGatherer) throws(DatasetError) -> PixelGatherer.Result
  ) throws(DatasetError) -> Dataset {
    let entries = listing.entries
    guard !entries.isEmpty else {
      throw DatasetError(
        place: place, found: "there is no image in it", allowed: "allowed: JPEG and PNG files")
    }
    let vocabulary = try Vocabulary(
      wanted: description.labels, found: Set(entries.flatMap { $0.labels ?? [] }), place: place)
    let gathered = try gather(PixelGatherer(shape: shape, source: place, progress: progress))

    let problems =
      (listing.problems
      + gathered.failures.map { BadImage(name: entries[$0.image].name, cause: "\($0.error)") })
      .sorted { FileTree.precedes($0.name, $1.name) }
    try judge(problems, of: entries.count, read: gathered.images.count, place: place)

    var dataset = Dataset(
      labels: vocabulary.labels, shape: shape, names: gathered.images.map { entries[$0].name },
      targets: gathered.images.flatMap { vocabulary.targets(for: entries[$0].labels) },
      pixels: gathered.pixels, problems: problems)
    let tests = gathered.images.indices.filter { entries[gathered.images[$0]].isTest }
    if listing.hasParts, !tests.isEmpty, tests.count < dataset.count {
      let rest = gathered.images.indices.filter { !entries[gathered.images[$0]].isTest }
      dataset.fixedSplit = Split(train: rest, test: tests)
    }
    dataset.fingerprint = fingerprint(of: dataset, hashes: gathered.hashes)
    dataset.cacheUse = CacheUse(
      made: gathered.freshCount, reused: gathered.images.count - gathered.freshCount,
      trouble: gathered.trouble)
    return dataset
  }

  private func judge(
    _ problems: [BadImage], of count: Int, read: Int, place: String
  ) throws(DatasetError) {
    if description.onBadImage == .fail, !problems.isEmpty {
      let first = problems.prefix(3).map(\.description).joined(separator: "; ")
      let more = problems.count > 3 ? "; and \(problems.count - 3) more" : ""
      throw DatasetError(
        place: place,
        found: "\(problems.count) of \(count) images cannot be read: \(first)\(more)",
        allowed: "on_bad_image: skip leaves them out")
    }
    guard read > 0 else {
      let first = problems.first.map { "; the first: \($0)" } ?? ""
      throw DatasetError(place: place, found: "none of \(count) images can be read\(first)")
    }
  }

  private func fingerprint(of dataset: Dataset, hashes: [UInt64]) -> String {
    var hash = ContentHash()
    hash.add(ImageDecoder.version)
    for size in [shape.height, shape.width, shape.channels] { hash.add(size) }
    hash.add(dataset.labels.count)
    for label in dataset.labels { hash.add(label) }
    hash.add(dataset.targets.map(\.rawValue))
    for (name, pixels) in zip(dataset.names, hashes) {
      hash.add(name)
      hash.add(pixels)
    }
    for image in dataset.fixedSplit?.test ?? [] { hash.add(image) }
    return hash.hexadecimal
  }
}
