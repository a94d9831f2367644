import Foundation

/// The pixels of a set's images, read an image at a time.
///
/// They lie in mapped files, of which the system keeps in memory what is in use and what there is
/// room for: a set may be larger than memory. Only small sets without a file lie in memory whole.
/// Images made of others lie nowhere: they are drawn when they are read.
package struct PixelStore: Sendable {
  /// Where images come from.
  private enum Origin {
    case mapping(PixelMapping)
    case renderer(CompositeRenderer)
  }

  /// Which of the origins an image comes from, and the byte at which it starts there, or the number
  /// of its recipe.
  private struct Place {
    var origin: Int
    var offset: Int
  }

  /// Bytes of an image: height x width x channels.
  package let imageSize: Int
  private let origins: [Origin]
  private let places: [Place]
  /// Whether the system may have to fetch images from the disk again and again.
  private let streams: Bool

  private init(imageSize: Int, origins: [Origin], places: [Place]) {
    self.imageSize = imageSize
    self.origins = origins
    self.places = places
    var (size, drawsFromDisk) = (0, false)
    for origin in origins {
      switch origin {
      case .mapping(let mapping): size += mapping.count
      case .renderer(let renderer): drawsFromDisk = drawsFromDisk || renderer.base.streams
      }
    }
    let isLarge = UInt64(size) > ProcessInfo.processInfo.physicalMemory / 2
    streams = isLarge || drawsFromDisk
    guard isLarge else { return }
    for case .mapping(let mapping) in origins { mapping.isVisitedAtRandom() }
  }

  /// - Parameters:
  ///   - mapping: nil if there are no images.
  ///   - offsets: where in the mapping each image starts.
  init(imageSize: Int, mapping: PixelMapping?, offsets: [Int]) {
    precondition(mapping != nil || offsets.isEmpty, "\(offsets.count) images, but no bytes")
    self.init(
      imageSize: imageSize, origins: mapping.map { [.mapping($0)] } ?? [],
      places: offsets.map { Place(origin: 0, offset: $0) })
  }

  /// Images that are drawn from those of another store.
  init(_ renderer: CompositeRenderer) {
    self.init(
      imageSize: renderer.shape.count, origins: [.renderer(renderer)],
      places: renderer.recipes.indices.map { Place(origin: 0, offset: $0) })
  }

  /// Images one after the other, in memory.
  ///
  /// - Parameter pixels: `[image, height, width, channel]`.
  package init(_ pixels: [UInt8], imageSize: Int) {
    let mapping = PixelMapping(memory: pixels.count)
    precondition(mapping != nil, "no memory for \(pixels.count) bytes")
    mapping?.write(pixels, at: 0)
    self.init(
      imageSize: imageSize, mapping: mapping,
      offsets: Array(stride(from: 0, to: pixels.count, by: imageSize)))
  }

  /// The images of several stores one after the other.
  ///
  /// - Precondition: at least one store, all with images of the same size.
  init(_ stores: [PixelStore]) {
    precondition(Set(stores.map(\.imageSize)).count == 1, "stores of different images")
    var origins: [Origin] = []
    var places: [Place] = []
    for store in stores {
      places += store.places.map { Place(origin: $0.origin + origins.count, offset: $0.offset) }
      origins += store.origins
    }
    self.init(imageSize: stores[0].imageSize, origins: origins, places: places)
  }

  /// Some of the images, in this order.
  func chosen(_ images: [Int]) -> PixelStore {
    PixelStore(imageSize: imageSize, origins: origins, places: images.map { places[$0] })
  }

  /// How many images there are.
  package var count: Int { places.count }

  /// Copies one image, `[height, width, channel]`.
  ///
  /// - Precondition: `pixels` has the size of an image.
  package func copy(image: Int, into pixels: inout [UInt8]) {
    precondition(pixels.count == imageSize, "\(pixels.count) bytes for an image of \(imageSize)")
    let place = places[image]
    switch origins[place.origin] {
    case .mapping(let mapping): mapping.read(at: place.offset, into: &pixels)
    case .renderer(let renderer): renderer.draw(place.offset, into: &pixels)
    }
  }

  /// How an image is made of others, in numbers; nil where it is not.
  package func recipe(of image: Int) -> CompositeRecipe? {
    let place = places[image]
    guard case .renderer(let renderer) = origins[place.origin] else { return nil }
    return renderer.recipes[place.offset]
  }

  /// The same in words, with the names of the others.
  package func recipeText(of image: Int) -> String? {
    guard case .renderer(let renderer) = origins[places[image].origin] else { return nil }
    return recipe(of: image)?.text(names: renderer.names)
  }

  /// Has the disk work on these images while the caller goes on, if they may not be in memory.
  func prepare(_ images: [Int]) {
    guard streams else { return }
    for image in images {
      let place = places[image]
      switch origins[place.origin] {
      case .mapping(let mapping): mapping.willBeRead(at: place.offset, count: imageSize)
      case .renderer(let renderer): renderer.prepare(place.offset)
      }
    }
  }
}
