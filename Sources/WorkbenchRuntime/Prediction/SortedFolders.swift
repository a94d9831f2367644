import Datasets
import Foundation
import Glibc

/// Image files in a folder for each label set: `sorted/cat+dog/1.jpg`.
///
/// What is there is never overwritten: another file of the same name gets a number (`1-2.jpg`), the
/// same file again is left. Nothing is written outside of the folder, whatever labels and files are
/// called.
package struct SortedFolders {
  package enum Form: Sendable {
    case copies
    /// Symbolic, to the absolute path.
    case links
  }

  /// How many files each folder was given, or held already.
  package private(set) var counts: [String: Int] = [:]
  /// How many of them were there already.
  package private(set) var alreadyThere = 0

  private let root: String
  private let names: LabelSetFolders
  private let form: Form
  private let directory: String

  /// - Parameters:
  ///   - root: made if it is not there.
  ///   - directory: where relative paths of images start.
  package init(
    in root: String, labels: [String], form: Form,
    directory: String = FileManager.default.currentDirectoryPath
  ) throws(RuntimeError) {
    self.root = root
    names = LabelSetFolders(labels: labels)
    self.form = form
    self.directory = directory
    do {
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    } catch {
      throw RuntimeError("--write-folders \(root): the folder cannot be made")
    }
  }

  /// Files one image under its labels.
  package mutating func add(_ file: FilePath, labelSet: [Int]) throws(RuntimeError) {
    let name = names.name(of: labelSet)
    let folder = "\(root)/\(name)"
    if counts[name] == nil { try makeFolder(folder) }
    if try place(file, in: folder) { alreadyThere += 1 }
    counts[name, default: 0] += 1
  }

  /// A link in its place would lead elsewhere.
  private func makeFolder(_ folder: String) throws(RuntimeError) {
    if mkdir(folder, 0o777) == 0 { return }
    let code = errno
    var info = stat()
    guard code == EEXIST, lstat(folder, &info) == 0 else { throw Self.refused(folder, code) }
    guard info.st_mode & S_IFMT == S_IFDIR else {
      throw RuntimeError("\(folder) is in the way: it is no folder")
    }
  }

  // MARK: Files

  /// Returns whether the file was there already.
  private func place(_ file: FilePath, in folder: String) throws(RuntimeError) -> Bool {
    for number in 1... {
      let target = FilePath(bytes: Array("\(folder)/".utf8) + Self.numbered(file.lastName, number))
      if Self.exists(target) {
        if FileCopy.isSame(target, file) { return true }
        continue
      }
      do throws(SystemError) {
        switch form {
        case .copies: try FileCopy.copy(file, to: target, in: folder)
        case .links:
          guard symlink(absolute(file).cString, target.cString) == 0 else { throw SystemError() }
        }
        return false
      } catch {
        // Somebody else took the name just now.
        guard error.code == EEXIST else { throw Self.refused(target.text, error.code) }
      }
    }
    return false
  }

  private func absolute(_ file: FilePath) -> FilePath {
    file.bytes.first == UInt8(ascii: "/")
      ? file : FilePath(bytes: Array("\(directory)/".utf8) + file.bytes)
  }

  private static func exists(_ path: FilePath) -> Bool {
    var info = stat()
    return lstat(path.cString, &info) == 0
  }

  /// `1.jpg`, `1-2.jpg`, `1-3.jpg`.
  private static func numbered(_ name: ArraySlice<UInt8>, _ number: Int) -> [UInt8] {
    guard number > 1 else { return Array(name) }
    let dot = name.dropFirst().lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
    return name[..<dot] + Array("-\(number)".utf8) + name[dot...]
  }

  private static func refused(_ path: String, _ code: Int32) -> RuntimeError {
    RuntimeError("\(Sentence.plain(path)) cannot be written (\(String(cString: strerror(code))))")
  }

  // MARK: Words

  /// `120 cat, 3 cat+dog, 40 none in sorted, 12 of them were there already`; nil where nothing was
  /// to be filed.
  package var summary: String? {
    guard !counts.isEmpty else { return nil }
    let all = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let shown = all.prefix(8).map { "\($0.value) \(Sentence.plain($0.key))" }
    let more = all.count > 8 ? " and \(all.count - 8) more label sets" : ""
    let there = alreadyThere == 0 ? "" : "; \(alreadyThere) of them were there already"
    return "\(shown.joined(separator: ", "))\(more) in \(root)\(there)"
  }
}
