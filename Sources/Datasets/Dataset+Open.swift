extension Dataset {
  /// Reads a set of images: finds them, decodes and resizes on every core those that no cache
  /// holds, and keeps the result in a mapped file.
  ///
  /// All of them, and not as training comes to each: which images can be read decides on the split,
  /// and their pixels on the normalisation and the fingerprint.
  ///
  /// Images are squeezed to the described shape, whatever their own proportions. Their order is
  /// that of the sources, and within one that of their names' bytes (in IDX sets that of the
  /// files), so that the same files give the same set on every machine. With several sources the
  /// name of each image starts with that of its source.
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
        place: description.place,
        found: "images of \(description.height)x\(description.width) pixels and "
          + "\(description.channels) channels are wanted",
        allowed: "allowed: 1 to 4096 pixels a side, 1 or 3 channels")
    }
    let start = ContinuousClock.now
    var dataset = try Opening(
      description: description, directory: directory, seed: seed, cache: cache, progress: progress
    ).open()
    dataset.opening = ContinuousClock.now - start
    return dataset
  }
}

/// The opening of one data set.
private struct Opening {
  let description: DataDescription
  let directory: String
  let seed: UInt64
  let cache: String?
  let progress: (@Sendable (Int, Int) -> Void)?

  private var shape: PixelShape {
    PixelShape(
      height: description.height, width: description.width, channels: description.channels)
  }

  func open() throws(DatasetError) -> Dataset {
    var sources: [ListedSource] = []
    for source in description.sources {
      sources.append(
        try ListedSource(
          source, wanted: description.labels, pictures: description.pictures,
          directory: directory))
    }
    let place = sources.count == 1 ? sources[0].place : description.place
    guard sources.contains(where: { !$0.listing.entries.isEmpty }) else {
      throw DatasetError(
        place: place, found: "there is no image in it", allowed: "allowed: JPEG and PNG files")
    }
    let vocabulary = try Vocabulary(
      wanted: description.labels,
      found: Set(sources.flatMap { $0.listing.entries.flatMap { $0.labels ?? [] } }),
      place: place)
    for index in sources.indices { sources[index].apply(vocabulary) }

    let total = sources.reduce(0) { $0 + $1.listing.entries.count }
    var gathered: [PixelGatherer.Result] = []
    var before = 0
    for index in sources.indices {
      let start = before
      let progress = progress.map { report in
        { @Sendable (done: Int, _: Int) in report(start + done, total) }
      }
      var result = try gather(
        sources[index], with: PixelGatherer(shape: shape, source: place, progress: progress))
      sources[index].joinCopies(in: &result)
      gathered.append(result)
      before += sources[index].listing.entries.count
    }
    return try assemble(sources, gathered, vocabulary: vocabulary, place: place)
  }

  private func gather(
    _ source: ListedSource, with gatherer: PixelGatherer
  ) throws(DatasetError) -> PixelGatherer.Result {
    let entries = source.listing.entries
    let shape = shape
    switch source.origin {
    case .files(let set):
      let cache = cache.map { PixelCache(folder: $0, set: set, shape: shape) }
      let (old, trouble) = cache?.open() ?? (nil, nil)
      let decoding = FileDecoding(
        decoder: ImageDecoder(height: shape.height, width: shape.width, channels: shape.channels),
        entries: entries, cache: old)
      let places = PixelPlace.all(cache: cache, slots: entries.count, shape: shape)
      var result = try gatherer.gather(
        entries.count, old: old, places: places, make: decoding.make)
      // Trouble so far means that the pixels found no place in the cache.
      result.cachePath = result.trouble == nil ? cache?.path : nil
      if let trouble { result.trouble = result.trouble.map { "\(trouble); \($0)" } ?? trouble }
      return result
    case .idx(let set):
      let hasher = PerceptualHasher(shape: shape)
      return try gatherer.gather(entries.count) { index throws(ImageError) in
        let image = set.image(source.order[index])
        let pixels = image.resized(height: shape.height, width: shape.width)
          .converted(channels: shape.channels).pixels
        return (pixels, FileFacts(idx: image, pixels: pixels, hasher: hasher))
      }
    case .scene(let set):
      let seed = seed
      return try gatherer.gather(entries.count) { index throws(ImageError) in
        let picture = set.pictures[source.order[index]]
        let pixels = set.renderer.pixels(
          labelSet: picture.labelSet, index: picture.index, seed: seed, height: shape.height,
          width: shape.width, channels: shape.channels)
        return (pixels, nil)
      }
    }
  }

  private func assemble(
    _ sources: [ListedSource], _ gathered: [PixelGatherer.Result], vocabulary: Vocabulary,
    place: String
  ) throws(DatasetError) -> Dataset {
    var images = LabelledImages(
      labels: vocabulary.labels, names: [], targets: [], sources: sources.map(\.place))
    images.folders = sources.map(\.folder)
    var problems: [BadImage] = []
    var use = CacheUse()
    for (index, (source, result)) in zip(sources, gathered).enumerated() {
      let prefix = sources.count > 1 ? "\(source.place)/" : ""
      let entries = source.listing.entries
      for (image, facts) in zip(result.images, result.facts) {
        let entry = entries[image]
        images.names.append(prefix + entry.name)
        images.targets += source.targets(of: entry, vocabulary)
        var detail = source.detail(of: entry, vocabulary, source: index)
        detail.facts = facts
        images.details.append(detail)
      }
      problems += source.listing.problems.map { $0.named(after: prefix) }
      problems += result.failures.map {
        BadImage(name: prefix + entries[$0.image].name, cause: "\($0.error)")
      }
      use.made += result.freshCount
      use.reused += result.images.count - result.freshCount
      use.path = use.path ?? result.cachePath
      use.trouble = use.trouble ?? result.trouble
    }
    problems.sort { FileTree.precedes($0.name, $1.name) }
    let total = sources.reduce(0) { $0 + $1.listing.entries.count + $1.listing.problems.count }
    try judge(problems, of: total, read: images.count, place: place)

    var dataset = Dataset(
      images: images, shape: shape, pixels: PixelStore(gathered.map(\.pixels)), problems: problems)
    dataset.fingerprint = fingerprint(of: dataset, hashes: gathered.flatMap(\.hashes))
    dataset.cacheUse = use
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
    for (index, detail) in dataset.images.details.enumerated() where detail.part == .test {
      hash.add(index)
    }
    return hash.hexadecimal
  }
}
