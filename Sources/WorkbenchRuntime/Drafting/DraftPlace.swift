import Foundation
import Glibc

/// Where a new experiment file goes, and what it calls the images from there.
package struct DraftPlace: Equatable, Sendable {
  /// As a person would type it.
  package var file: String
  /// The images, from the file's folder.
  package var source: String
  /// What the experiment is called.
  package var title: String

  /// - Parameters:
  ///   - images: a folder or listing, from the present folder.
  ///   - file: as asked for; nil is named for the images, among the other experiments if there is a
  ///     folder of such here.
  package init(images: String, file: String?) {
    let name = Self.name(of: images)
    title = name
    let folder = Self.isFolder("Experiments") ? "Experiments/" : ""
    self.file = file ?? "\(folder)\(name.replacing("/", with: "-")).yaml"
    let directory = (self.file as NSString).deletingLastPathComponent
    source = Self.path(to: images, from: directory.isEmpty ? "." : directory)
  }

  /// The last part of a path, of a listing without its ending; of `.` that of the folder it is.
  private static func name(of images: String) -> String {
    let url = URL(filePath: images).standardizedFileURL
    let name = (isFolder(images) ? url : url.deletingPathExtension()).lastPathComponent
    return name.isEmpty || name == "/" ? "images" : name
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Stays as it was given where that leads to the same place.
  private static func path(to images: String, from directory: String) -> String {
    let isRelative = !images.hasPrefix("/") && images != "~" && !images.hasPrefix("~/")
    guard isRelative, let here = real("."), let there = real(directory), here != there,
      let target = real(images)
    else { return images }
    let from = there.split(separator: "/")
    let to = target.split(separator: "/")
    let shared = zip(from, to).prefix { $0 == $1 }.count
    let parts = from.dropFirst(shared).map { _ in ".." } + to.dropFirst(shared)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  private static func real(_ path: String) -> String? {
    guard let path = realpath(path, nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
