import Foundation

/// The pixels of a set's images, read an image at a time.
///
/// They lie in mapped files, of which the system keeps in memory what is in use and what there is
/// room for: a set may be larger than memory. Only small sets without a file lie in memory whole.
package struct PixelStore: Sendable {
  /// Where an image starts: in which of the mappings, and at which byte.
  private struct Place {
    var mapping: Int
    var offset: Int
  }

  /// Bytes of an image: height x width x channels.
  package let imageSize: Int
  private let mappings: [PixelMapping]
  private let places: [Place]
  /// Whether the system may have to fetch images from the disk again and again.
  private let streams: Bool

  private init(imageSize: Int, mappings: [PixelMapping], places: [Place]) {
    self.imageSize = imageSize
    self.mappings = mappings
    self.places = places
    let size = mappings.reduce(0) { $0 + $1.count }
    streams = UInt64(size) > ProcessInfo.processInfo.physicalMemory / 2
    if streams { for mapping in mappings { mapping.isVisitedAtRandom() } }
  }

  /// - Parameters:
  ///   - mapping: nil if there are no images.
  ///   - offsets: where in the mapping each image starts.
  init(imageSize: Int, mapping: PixelMapping?, offsets: [Int]) {
    precondition(mapping != nil || offsets.isEmpty, "\(offsets.count) images, but no bytes")
    self.init(
      imageSize: imageSize, mappings: mapping.map { [$0] } ?? [],
      places: offsets.map { Place(mapping: 0, offset: $0) })
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
    var mappings: [PixelMapping] = []
    var places: [Place] = []
    for store in stores {
      places += store.places.map {
        Place(mapping: $0.mapping + mappings.count, offset: $0.offset)
      }
      mappings += store.mappings
    }
    self.init(imageSize: stores[0].imageSize, mappings: mappings, places: places)
  }

  /// How many images there are.
  package var count: Int { places.count }

  /// Copies one image, `[height, width, channel]`.
  ///
  /// - Precondition: `pixels` has the size of an image.
  package func copy(image: Int, into pixels: inout [UInt8]) {
    precondition(pixels.count == imageSize, "\(pixels.count) bytes for an image of \(imageSize)")
    let place = places[image]
    mappings[place.mapping].read(at: place.offset, into: &pixels)
  }

  /// Has the disk work on these images while the caller goes on, if they may not be in memory.
  func prepare(_ images: [Int]) {
    guard streams else { return }
    for image in images {
      let place = places[image]
      mappings[place.mapping].willBeRead(at: place.offset, count: imageSize)
    }
  }
}
