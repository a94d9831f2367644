import Foundation
import Glibc

/// Reads files and folders; never writes, never waits for a pipe or a device.
enum FileTree {
  enum Kind: Equatable {
    case file, folder
    /// A pipe, a device, a link to nothing, …: why it is not read.
    case other(String)
  }

  /// No image or listing is larger; it bounds what one file can take.
  static let sizeLimit = 512 << 20

  /// What a path leads to; nil when there is nothing. Links are followed.
  static func kind(_ path: String) -> Kind? {
    var info = stat()
    guard stat(path, &info) == 0 else {
      return isLink(path) ? .other("is a link to nothing") : nil
    }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other("is neither a file nor a folder")
    }
  }

  static func isLink(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  /// The names in a folder that are not hidden, in the order of their bytes; nil when it cannot
  /// be read. What macOS adds to archives counts as hidden.
  static func names(in folder: String) -> [String]? {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return nil
    }
    return names.filter { !$0.hasPrefix(".") && $0 != "__MACOSX" }.sorted(by: precedes)
  }

  /// The order of names everywhere: by bytes, so that it is the same in every language.
  static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// The last part of a path.
  static func lastName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? ""
  }

  /// What follows the last dot of a name in small letters, `jpg`; empty when there is none.
  static func ending(of name: String) -> String {
    let last = lastName(name)
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return "" }
    return last[last.index(after: dot)...].lowercased()
  }

  /// A name or path without its ending.
  static func stem(of name: String) -> String {
    guard !ending(of: name).isEmpty, let dot = name.lastIndex(of: ".") else { return name }
    return String(name[..<dot])
  }

  /// Whether a name ends like an image, of a kind that is read or refused.
  static func isImage(_ name: String) -> Bool {
    imageEndings.contains(ending(of: name))
  }

  private static let imageEndings: Set = [
    "jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff", "webp", "ppm", "pgm",
  ]

  static func bytes(of path: String) throws(ImageError) -> [UInt8] {
    try contents(of: path).bytes
  }

  static func bytes(of path: FilePath) throws(ImageError) -> [UInt8] {
    guard !path.bytes.contains(0) else { throw ImageError("its name holds a zero byte") }
    return try contents(of: open(path.cString, openFlags), since: FileStamp.now()).bytes
  }

  /// A file's bytes and its stamp, and whether an equal stamp will prove equal bytes.
  static func contents(
    of path: String
  ) throws(ImageError) -> (bytes: [UInt8], stamp: FileStamp, isSettled: Bool) {
    try contents(of: open(path, openFlags), since: FileStamp.now())
  }

  /// Opening a pipe would wait for its other end.
  private static let openFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK

  /// - Parameters:
  ///   - descriptor: as `open` gave it; closed when this returns.
  ///   - now: when the file was opened, in nanoseconds since 1970.
  private static func contents(
    of descriptor: Int32, since now: Int64
  ) throws(ImageError) -> (bytes: [UInt8], stamp: FileStamp, isSettled: Bool) {
    guard descriptor >= 0 else { throw ImageError(reason(errno)) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw ImageError(reason(errno)) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw ImageError("is not a regular file") }
    guard info.st_size <= sizeLimit else {
      throw ImageError("has \(info.st_size) bytes; allowed: at most \(sizeLimit)")
    }
    let stamp = FileStamp(info)
    let bytes = try all(of: descriptor, size: Int(info.st_size))
    // Written to while it was read?
    let isStill = fstat(descriptor, &info) == 0 && FileStamp(info) == stamp
    return (bytes, stamp, isStill && stamp.isSettled(at: now))
  }

  private static func all(of descriptor: Int32, size: Int) throws(ImageError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < size {
      var piece = [UInt8](repeating: 0, count: size - bytes.count)
      let count = read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw ImageError(reason(errno)) }
      guard count > 0 else { break }
      if count == piece.count, bytes.isEmpty { return piece }
      bytes += piece.prefix(count)
    }
    return bytes
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "there is no such file"
    case EACCES, EPERM: "may not be read (permission denied)"
    default: "cannot be read (\(String(cString: strerror(code))))"
    }
  }
}
