import Foundation

/// The cache of one set at one size: image files are decoded and resized once, and then only again
/// when they have changed.
///
/// One file holds all images of a set (a folder or a listing, by its real path) at one shape. An
/// image is known by its name and its content: if the file's stamp is the one it had when it was
/// decoded, it is the same file; if not, it is read, and only decoded when its ``ContentHash``
/// differs too. Every image kept is held against its checksum whenever the set is opened. A cache
/// of another ``ImageDecoder/version``, a foreign or a damaged file is replaced; where the folder
/// cannot be written, pixels are kept for this run alone.
///
/// Any number of processes may use and make the same cache: a file with a name is complete and is
/// never written again, only replaced. The last one wins, and all of them are right.
struct PixelCache: Sendable {
  static let ending = ".pixels"

  let folder: String
  let path: String
  let shape: PixelShape

  /// - Parameters:
  ///   - folder: where caches lie; made when first needed.
  ///   - set: the folder or listing that the images are named from.
  init(folder: String, set: String, shape: PixelShape) {
    self.folder = folder
    self.shape = shape
    var hash = ContentHash()
    hash.add(Self.realPath(set))
    path =
      "\(folder)/\(hash.hexadecimal)-\(shape.height)x\(shape.width)x\(shape.channels)"
      + Self.ending
  }

  /// The cache as it is, and a sentence if there is something there that is none.
  func open() -> (file: CacheFile?, trouble: String?) {
    switch CacheFile.open(path, shape: shape) {
    case .file(let file): (file, nil)
    case .missing, .outdated: (nil, nil)
    case .damaged(let reason): (nil, "\(path) is made anew: \(reason)")
    }
  }

  /// The set as a cache knows it: the same for all ways to spell its path.
  private static func realPath(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path(percentEncoded: false)
  }
}

/// Decodes the image files of a listing, or takes them from a cache.
struct FileDecoding: Sendable {
  let decoder: ImageDecoder
  let entries: [ImageListing.Entry]
  let cache: CacheFile?
  private let hasher: PerceptualHasher

  init(decoder: ImageDecoder, entries: [ImageListing.Entry], cache: CacheFile?) {
    self.decoder = decoder
    self.entries = entries
    self.cache = cache
    hasher = PerceptualHasher(shape: decoder.shape)
  }

  /// Of one image of the listing.
  func make(_ index: Int) -> PixelGatherer.Made {
    let entry = entries[index]
    let known = cache?.entry(entry.name)
    if let known, known.isSettled, FileStamp(path: entry.path) == known.stamp, isSound(known) {
      return .kept(known, isRenewed: false)
    }
    do throws(ImageError) {
      let file = try FileTree.contents(of: entry.path)
      var hash = ContentHash()
      hash.add(file.bytes)
      if let known, known.facts?.content == hash.value, isSound(known) {
        var found = known
        found.stamp = file.stamp
        found.isSettled = file.isSettled
        return .kept(found, isRenewed: found.isSettled && found != known)
      }
      let image = try decoder.decode(file.bytes)
      var found = CacheEntry(
        pixels: image.pixels,
        facts: FileFacts(image, file: file.bytes, content: hash.value, hasher: hasher))
      found.name = entry.name
      found.stamp = file.stamp
      found.isSettled = file.isSettled
      return .fresh(image.pixels, found)
    } catch {
      return .failed(error)
    }
  }

  private func isSound(_ entry: CacheEntry) -> Bool { cache?.isSound(entry) ?? false }
}
