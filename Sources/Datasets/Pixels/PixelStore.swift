import Foundation

/// The pixels of a set's images, read an image at a time.
///
/// They lie in a mapped file, of which the system keeps in memory what is in use and what there is
/// room for: a set may be larger than memory. Only small sets without a file lie in memory whole.
package struct PixelStore: Sendable {
  /// Bytes of an image: height x width x channels.
  package let imageSize: Int
  private let mapping: PixelMapping?
  /// Where in the mapping each image starts.
  private let offsets: [Int]
  /// Whether the system may have to fetch images from the disk again and again.
  private let streams: Bool

  /// - Parameter mapping: nil if there are no images.
  init(imageSize: Int, mapping: PixelMapping?, offsets: [Int]) {
    precondition(mapping != nil || offsets.isEmpty, "\(offsets.count) images, but no bytes")
    self.imageSize = imageSize
    self.mapping = mapping
    self.offsets = offsets
    streams = UInt64(mapping?.count ?? 0) > ProcessInfo.processInfo.physicalMemory / 2
    if streams { mapping?.isVisitedAtRandom() }
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

  /// How many images there are.
  package var count: Int { offsets.count }

  /// Copies one image, `[height, width, channel]`.
  ///
  /// - Precondition: `pixels` has the size of an image.
  package func copy(image: Int, into pixels: inout [UInt8]) {
    precondition(pixels.count == imageSize, "\(pixels.count) bytes for an image of \(imageSize)")
    mapping?.read(at: offsets[image], into: &pixels)
  }

  /// Has the disk work on these images while the caller goes on, if they may not be in memory.
  func prepare(_ images: [Int]) {
    guard streams else { return }
    for image in images { mapping?.willBeRead(at: offsets[image], count: imageSize) }
  }
}
