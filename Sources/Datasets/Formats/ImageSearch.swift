/// The files of a folder that may be images, found as those of a data set are: hidden files and
/// such as usually lie beside images are passed over, links are followed to files only.
package struct ImageSearch: Sendable {
  /// With the folder before their names, in the order of their bytes.
  package var files: [FilePath] = []
  /// What could not be looked at.
  package var problems: [BadImage] = []

  /// - Returns: nil for what is no folder.
  package init?(folder: String) {
    guard FileTree.kind(folder) == .folder else { return nil }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    guard let names = FileTree.names(in: folder) else {
      problems = [BadImage(name: folder, cause: "the folder may not be read")]
      return
    }
    var walk = FolderWalk(root: folder)
    for name in names { walk.visit(name) }
    files = walk.files.map(\.name).sorted(by: FileTree.precedes).map { FilePath(prefix + $0) }
    problems = walk.problems.map { problem in
      // Such a name comes back from the system's library as another one.
      let isOther = problem.name.unicodeScalars.contains("\u{fffd}")
      let cause = isOther ? "its name is not UTF-8, as names in folders must be" : problem.cause
      return BadImage(name: prefix + problem.name, cause: cause)
    }
  }
}
