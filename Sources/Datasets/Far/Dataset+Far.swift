extension Dataset {
  /// What the source of ``FarPicture``s is called.
  package static let farSource = "far negatives"

  /// This set and, behind its own images, so many pictures of noise and texture that hold none of
  /// the labels: the images from the present ``count`` on. Their part is test.
  ///
  /// The first of them are the same whatever number is asked for.
  ///
  /// - Throws: when there is no room for their pixels.
  package func addingFar(_ count: Int, seed: UInt64) throws(DatasetError) -> Dataset {
    let shape = shape
    let gathered = try PixelGatherer(shape: shape, source: Self.farSource, progress: nil)
      .gather(count) { (index) throws(ImageError) in
        (FarPicture(index: index, seed: seed).pixels(shape), nil)
      }
    var dataset = self
    dataset.images.sources.append(Self.farSource)
    var hash = ContentHash()
    hash.add(fingerprint)
    hash.add(FarPicture.version)
    for (index, pixels) in zip(gathered.images, gathered.hashes) {
      let picture = FarPicture(index: index, seed: seed)
      dataset.images.names.append(picture.name)
      dataset.images.targets += labels.map { _ in .absent }
      dataset.images.details.append(
        ImageDetail(
          source: images.sources.count, part: .test, categories: picture.categories, isFar: true))
      hash.add(pixels)
    }
    dataset.pixels = PixelStore([self.pixels, gathered.pixels])
    dataset.fingerprint = hash.hexadecimal
    return dataset
  }
}
