import Foundation

/// A folder that other programs read, made if it is not there.
package enum OutputFolder {
  /// - Throws: a sentence where the path, or a part of it, is something else than a folder, or may not
  ///   be written.
  package static func make(_ path: String) throws(InterchangeError) {
    var part = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL.path
    while part != "/", part != ".", !part.isEmpty {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: part, isDirectory: &isFolder) {
        guard isFolder.boolValue else {
          throw InterchangeError("\(path): \(part) is a file; allowed: a folder")
        }
        break
      }
      part = URL(filePath: part).deletingLastPathComponent().path
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
      throw .cannotWrite(path, cause.map { Int32(($0 as NSError).code) } ?? EIO)
    }
    guard access(path, W_OK | X_OK) == 0 else { throw .cannotWrite(path, errno) }
  }

  /// What is in a folder, in alphabetical order; nothing where there is none.
  package static func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  package static func remove(_ path: String) throws(InterchangeError) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw InterchangeError("\(path) cannot be removed (\(error.localizedDescription))")
    }
  }

  /// A name that may stand in a path anywhere: letters, digits, `-`, `_` and `.`, not at the start.
  package static func fileName(_ text: String) -> String {
    let plain = text.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" }
    let name = String(plain.drop { $0 == "." || $0 == "-" }.prefix(60))
    return name.isEmpty ? "run" : name
  }
}
