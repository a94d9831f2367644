import Foundation
import Glibc

/// Where decoded pixels may be kept.
enum PixelPlace: Equatable, Sendable {
  /// A file of this path in this folder, for later runs too.
  case cache(path: String, folder: String)
  /// A file without a name in the system's folder for such: gone when the set is let go.
  case temporaryFile
  case memory

  /// Below this, a set that is not cached does not trouble the disk: 64 MiB.
  private static let small = 64 << 20
  /// Disk space that is left to others: 512 MiB.
  private static let reserve = 512 << 20

  /// The places to try for so many images, in this order.
  ///
  /// - Parameter cache: nil for sets that no cache keeps.
  static func all(cache: PixelCache?, slots: Int, shape: PixelShape) -> [PixelPlace] {
    let isSmall = CacheHeader.offset(of: slots, shape: shape) <= small
    let own: [PixelPlace] = isSmall ? [.memory, .temporaryFile] : [.temporaryFile, .memory]
    return (cache.map { [.cache(path: $0.path, folder: $0.folder)] } ?? []) + own
  }

  /// Makes room for `slots` images of a shape.
  func open(slots: Int, shape: PixelShape) throws(StorageError) -> PixelSink {
    let bytes = CacheHeader.offset(of: slots, shape: shape)
    switch self {
    case .cache(let path, let folder):
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw StorageError("\(folder) cannot be made (\(Self.reason(of: error)))")
      }
      try Self.checkRoom(in: folder, for: bytes)
      NewFile.removeLeftovers(in: folder)
      return PixelSink(.file(try NewFile(for: path, in: folder)), slots: slots, shape: shape)
    case .temporaryFile:
      let folder = FileManager.default.temporaryDirectory.path(percentEncoded: false)
      try Self.checkRoom(in: folder, for: bytes)
      return PixelSink(.file(try NewFile(temporaryIn: folder)), slots: slots, shape: shape)
    case .memory:
      let memory = ProcessInfo.processInfo.physicalMemory
      guard UInt64(bytes) <= memory / 4 * 3, let mapping = PixelMapping(memory: bytes) else {
        throw StorageError(
          "three quarters of this machine's \(Self.gibibytes(Int(memory))) may be used")
      }
      return PixelSink(.memory(mapping), slots: slots, shape: shape)
    }
  }

  static func gibibytes(_ bytes: Int) -> String {
    String(format: "%.1f GiB", Double(bytes) / 1_073_741_824)
  }

  private static func checkRoom(in folder: String, for bytes: Int) throws(StorageError) {
    var info = statvfs()
    guard statvfs(folder, &info) == 0 else { throw StorageError(folder, code: errno) }
    let free = UInt64(info.f_bavail).multipliedReportingOverflow(by: UInt64(info.f_frsize))
    guard !free.overflow, free.partialValue < UInt64(bytes + reserve) else { return }
    throw StorageError(
      "\(folder) has \(gibibytes(Int(free.partialValue))) free; "
        + "\(gibibytes(bytes + reserve)) are wanted")
  }

  private static func reason(of error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    let code = underlying?.domain == NSPOSIXErrorDomain ? underlying?.code : nil
    return code.map { String(cString: strerror(Int32($0))) } ?? "\(error.localizedDescription)"
  }
}

/// Takes decoded images, each in a slot of its own, from many threads at once.
struct PixelSink: Sendable {
  enum Target: Sendable {
    case file(NewFile)
    case memory(PixelMapping)
  }

  private let target: Target
  private let slots: Int
  private let shape: PixelShape

  init(_ target: Target, slots: Int, shape: PixelShape) {
    self.target = target
    self.slots = slots
    self.shape = shape
  }

  func offset(of slot: Int) -> Int { CacheHeader.offset(of: slot, shape: shape) }

  func write(_ pixels: [UInt8], slot: Int) throws(StorageError) {
    switch target {
    case .file(let file): try file.write(pixels, at: offset(of: slot))
    case .memory(let mapping): mapping.write(pixels, at: offset(of: slot))
    }
  }

  /// Adds header and index, and gives the file its name.
  func publish(_ entries: [CacheEntry], as path: String) throws(StorageError) {
    guard case .file(let file) = target else { return }
    let index = CacheIndex.bytes(of: entries)
    var hash = ContentHash()
    hash.add(index)
    let header = CacheHeader(
      shape: shape, slots: slots, entryCount: entries.count, indexSize: index.count,
      indexHash: hash.value)
    // The header last: a file without it is not taken for a cache.
    try file.extend(to: header.indexStart)
    try file.write(index, at: header.indexStart)
    try file.write(header.bytes, at: 0)
    try file.publish(as: path)
  }

  /// What has been written.
  func mapping() throws(StorageError) -> PixelMapping {
    switch target {
    case .memory(let mapping): return mapping
    case .file(let file):
      let size = offset(of: slots)
      try file.extend(to: size)
      guard let mapping = PixelMapping(file: file.descriptor, count: size) else {
        throw StorageError("a file of pixels", code: errno)
      }
      return mapping
    }
  }
}
