import Glibc

/// The folder that a source lies in. No name that is written in an annotation leads out of it: not
/// by `..`, not from the root of the disk, and not over a link.
struct SourceRoot {
  /// Where a name leads.
  enum Place: Equatable {
    /// A file or folder, and its name from the root.
    case inside(String)
    case missing
    /// Why it is not even looked at.
    case refused(String)
  }

  let path: String
  /// Without links; ends in a slash. Nil when the folder cannot be reached.
  private let real: String?

  init(_ path: String) {
    self.path = path
    real = Self.realPath(path).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
  }

  /// - Parameter name: from the root, or an absolute path into it; with the slashes of Windows if
  ///   nothing is called so as it stands.
  func find(_ name: String) -> Place {
    guard !name.utf8.contains(0) else { return .refused("the name holds a zero byte") }
    guard let inner = inner(name) else { return .refused(Self.outside) }
    guard let target = Self.realPath(full(inner)) else {
      return name.contains("\\") ? find(name.replacing("\\", with: "/")) : .missing
    }
    guard let real, target.hasPrefix(real) || target + "/" == real else {
      return .refused(Self.outside)
    }
    return .inside(inner)
  }

  /// Looks for a name in several folders, in their order.
  ///
  /// - Parameter folders: from the root; `""` is the root itself.
  func find(_ name: String, in folders: [String]) -> Place {
    var result = Place.missing
    for folder in folders {
      let place = find(Self.joined(folder, name))
      if case .inside = place { return place }
      if result == .missing { result = place }
    }
    return result
  }

  /// The entry of an image that an annotation names, to be filled in; a file that is missing is
  /// told of when it comes to be decoded. Nil if the name is refused, which is then a problem.
  ///
  /// - Parameter folders: where it is looked for, from the root; at least one.
  func entry(
    _ name: String, in folders: [String], problems: inout [BadImage]
  ) -> ImageListing.Entry? {
    switch find(name, in: folders) {
    case .inside(let found): return ImageListing.Entry(name: found, path: full(found))
    case .missing:
      let expected = inner(Self.joined(folders.first ?? "", name)) ?? name
      return ImageListing.Entry(name: expected, path: full(expected))
    case .refused(let cause):
      problems.append(BadImage(name: name, cause: cause))
      return nil
    }
  }

  /// The path to open.
  func full(_ inner: String) -> String { inner.isEmpty ? path : "\(path)/\(inner)" }

  static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty || name.hasPrefix("/") ? name : "\(folder)/\(name)"
  }

  /// A name in a source, as a sentence about it says.
  static func below(_ place: String, _ name: String) -> String {
    place.hasSuffix("/") ? place + name : "\(place)/\(name)"
  }

  private static let outside = "is outside of the source"

  /// The name from the root, without `.` and `..`; nil if it leads above it.
  private func inner(_ name: String) -> String? {
    var rest = name[...]
    if name.hasPrefix("/") {
      let roots = [path.hasSuffix("/") ? path : path + "/", real].compactMap { $0 }
      guard let root = roots.first(where: name.hasPrefix) else { return nil }
      rest = name.dropFirst(root.count)
    }
    var parts: [Substring] = []
    for part in rest.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
