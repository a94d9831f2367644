import Foundation

/// Where images come from, looked at without opening any.
enum ImageSource {
  /// `pets` of `scenes:pets`; nil for what is no drawn scene.
  static func scene(of source: String) -> String? {
    let prefix = "scenes:"
    return source.hasPrefix(prefix) ? String(source.dropFirst(prefix.count)) : nil
  }

  /// The part of a path that is not there, and the nearest name that is; nil when all of it is.
  static func missing(_ source: String, directory: String) -> (path: String, nearest: String?)? {
    let files = FileManager.default
    let path = source.hasPrefix("/") ? source : "\(directory)/\(source)"
    // A path with a NUL in it names no file, and the system would see only its beginning.
    guard !path.utf8.contains(0), !files.fileExists(atPath: path) else {
      return path.utf8.contains(0) ? (source, nil) : nil
    }
    var present = path.hasPrefix("/") ? "/" : "."
    var written = source.hasPrefix("/") ? "/" : ""
    let inDirectory = source.hasPrefix("/") ? "" : directory
    for part in inDirectory.split(separator: "/") { present += "/\(part)" }
    for part in source.split(separator: "/") {
      let next = "\(present)/\(part)"
      guard files.fileExists(atPath: next) else {
        let names = ((try? files.contentsOfDirectory(atPath: present)) ?? []).sorted()
        let near = Nearest.word(to: String(part), among: names.prefix(10_000))
        return ("\(written)\(part)", near.map { "\(written)\($0)" })
      }
      present = next
      written += "\(part)/"
    }
    return (source, nil)
  }
}
