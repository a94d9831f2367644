import Synchronization

/// Makes the pixels of a set on all cores and keeps them outside the program's own memory; what
/// comes out does not depend on how many cores there are, nor on what a cache already held.
struct PixelGatherer {
  let shape: PixelShape
  /// The source as it was written, for the sentences of errors.
  let source: String
  let progress: (@Sendable (Int, Int) -> Void)?

  /// How one image came about.
  enum Made: Sendable {
    /// It is in the cache. Renewed means that the entry says more of the file than the cache does.
    case kept(CacheEntry, isRenewed: Bool)
    /// It was worked out; nothing keeps it yet. The entry's slot is still to be chosen.
    case fresh([UInt8], CacheEntry)
    case failed(ImageError)
  }

  struct Result {
    /// The images that could be made, in order; of each a hash of its pixels, and what is known of
    /// its file.
    var images: [Int] = []
    var hashes: [UInt64] = []
    var facts: [FileFacts?] = []
    var pixels: PixelStore
    /// The others, in order.
    var failures: [(image: Int, error: ImageError)] = []
    /// How many were worked out; the others were in the cache.
    var freshCount = 0
    /// Why pixels are not where they were meant to be.
    var trouble: String?
    /// The cache that holds them, if one does.
    var cachePath: String?

    /// Lets go of all but these of the images that could be made.
    mutating func keep(_ kept: [Int]) {
      images = kept.map { images[$0] }
      hashes = kept.map { hashes[$0] }
      facts = kept.map { facts[$0] }
      pixels = pixels.chosen(kept)
    }
  }

  /// Without a cache.
  func gather(
    _ count: Int,
    image: @escaping @Sendable (Int) throws(ImageError) -> (pixels: [UInt8], facts: FileFacts?)
  ) throws(DatasetError) -> Result {
    let places = PixelPlace.all(cache: nil, slots: count, shape: shape)
    return try gather(count, old: nil, places: places) { index in
      do throws(ImageError) {
        let (pixels, facts) = try image(index)
        return .fresh(pixels, CacheEntry(pixels: pixels, facts: facts))
      } catch {
        return .failed(error)
      }
    }
  }

  /// - Parameters:
  ///   - old: the cache as it is; nil when there is none.
  ///   - places: where pixels may go, the best first.
  func gather(
    _ count: Int, old: CacheFile?, places: [PixelPlace], make: @escaping @Sendable (Int) -> Made
  ) throws(DatasetError) -> Result {
    var troubles: [String] = []
    let done = ProgressCount(total: count, report: progress)
    for place in places {
      do throws(StorageError) {
        done.startAgain()
        var result = try gather(count, old: old, place: place, done: done, make: make)
        if let trouble = result.trouble { troubles.append(trouble) }
        result.trouble = troubles.isEmpty ? nil : troubles.joined(separator: "; ")
        return result
      } catch {
        troubles.append(error.description)
      }
    }
    let needed = PixelPlace.gibibytes(CacheHeader.offset(of: count, shape: shape))
    throw DatasetError(
      place: source,
      found: "\(count) images of \(shape.height)x\(shape.width)x\(shape.channels) need \(needed)",
      allowed: (troubles.reversed() + ["lower data.size"]).joined(separator: "; "))
  }

  /// What is left of one image once its pixels are stored.
  private enum Kept: Sendable {
    case inCache(CacheEntry, isRenewed: Bool)
    case inSink(CacheEntry)
    case failed(ImageError)
    case abandoned
  }

  private func gather(
    _ count: Int, old: CacheFile?, place: PixelPlace, done: ProgressCount,
    make: @escaping @Sendable (Int) -> Made
  ) throws(StorageError) -> Result {
    let sink = LateSink(place: place, slots: count, shape: shape)
    // Without a cache something is sure to be stored: a set without room is refused at once.
    if old == nil { _ = try sink.opened() }
    let size = shape.count
    let kept = Pieces.map(count, finished: done.add) { index -> Kept in
      guard sink.error == nil else { return .abandoned }
      switch make(index) {
      case .kept(let entry, let isRenewed): return .inCache(entry, isRenewed: isRenewed)
      case .failed(let error): return .failed(error)
      case .fresh(let pixels, var entry):
        precondition(pixels.count == size, "\(pixels.count) bytes for an image of \(size)")
        entry.slot = index
        return sink.write(pixels, slot: index) ? .inSink(entry) : .abandoned
      }
    }
    if let error = sink.error { throw error }
    return try settle(kept, old: old, sink: sink, place: place)
  }

  /// Decides whether the old cache serves as it is; if not, brings all together in the new one.
  private func settle(
    _ kept: [Kept], old: CacheFile?, sink: LateSink, place: PixelPlace
  ) throws(StorageError) -> Result {
    var result = Result(pixels: PixelStore(imageSize: shape.count, mapping: nil, offsets: []))
    var entries: [CacheEntry] = []
    var renewed = 0
    for (index, one) in kept.enumerated() {
      switch one {
      case .failed(let error): result.failures.append((index, error))
      case .abandoned: break
      case .inSink(let entry):
        result.freshCount += 1
        result.images.append(index)
        entries.append(entry)
      case .inCache(let entry, let isRenewed):
        renewed += isRenewed ? 1 : 0
        result.images.append(index)
        entries.append(entry)
      }
    }
    result.hashes = entries.map(\.pixels)
    result.facts = entries.map(\.facts)
    guard !entries.isEmpty else { return result }
    // To copy a cache for the sake of a few stamps would cost more than to read those files again.
    if let old, result.freshCount == 0, renewed * 8 <= kept.count {
      result.pixels = PixelStore(
        imageSize: shape.count, mapping: old.mapping, offsets: entries.map(old.offset))
      return result
    }
    let target = try sink.opened()
    if let old { entries = try copy(result.images, entries, kept, from: old, to: target) }
    if case .cache(let path, _) = place {
      // What has been written serves this run also where it cannot be kept for the next.
      do throws(StorageError) {
        try target.publish(entries, as: path)
      } catch {
        result.trouble = error.description
      }
    }
    result.pixels = PixelStore(
      imageSize: shape.count, mapping: try target.mapping(),
      offsets: entries.map { target.offset(of: $0.slot) })
    return result
  }

  /// Brings what the old cache holds into the new one. Returns the entries with their new slots.
  private func copy(
    _ images: [Int], _ entries: [CacheEntry], _ kept: [Kept], from old: CacheFile,
    to target: PixelSink
  ) throws(StorageError) -> [CacheEntry] {
    let failure = Mutex<StorageError?>(nil)
    let moved = Pieces.map(images.count) { place -> CacheEntry in
      var entry = entries[place]
      guard case .inCache = kept[images[place]] else { return entry }
      let source = entry
      entry.slot = images[place]
      do throws(StorageError) {
        guard let pixels = old.pixels(of: source) else {
          throw StorageError("the cache was damaged while it was read")
        }
        try target.write(pixels, slot: entry.slot)
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
      return entry
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return moved
  }
}

extension CacheEntry {
  /// Of pixels that are not yet known to come from a file.
  init(pixels: [UInt8], facts: FileFacts?) {
    var hash = ContentHash()
    hash.add(pixels)
    self.init(
      name: "", stamp: FileStamp(device: 0, inode: 0, size: 0, modified: 0, changed: 0),
      isSettled: false, facts: facts, pixels: hash.value, slot: 0)
  }
}
