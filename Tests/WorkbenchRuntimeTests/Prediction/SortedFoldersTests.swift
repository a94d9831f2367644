import Datasets
import Foundation
import Testing

@testable import WorkbenchRuntime

@Suite struct SortedFoldersTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "thresh-sorted-\(UUID().uuidString)").path

  private func write(_ text: String, to name: String) throws -> FilePath {
    let url = URL(filePath: "\(folder)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return FilePath(url.path)
  }

  private func read(_ name: String) -> String? {
    (try? String(contentsOfFile: "\(folder)/out/\(name)", encoding: .utf8))
  }

  private func sorted(
    _ form: SortedFolders.Form = .copies, labels: [String] = ["cat", "dog"]
  ) throws -> SortedFolders {
    try SortedFolders(in: "\(folder)/out", labels: labels, form: form, directory: folder)
  }

  private func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/out").sorted()
  }

  @Test func `another file of the same name gets a number, the same file again is left`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (one, two, three) = (
      try write("one", to: "a/1.jpg"), try write("two", to: "b/1.jpg"),
      try write("3", to: "c/1.jpg")
    )
    var folders = try sorted()
    try folders.add(one, labelSet: [0])
    try folders.add(two, labelSet: [0])
    try folders.add(three, labelSet: [0])
    try folders.add(two, labelSet: [0])
    try folders.add(one, labelSet: [])
    let cats = ["cat/1-2.jpg", "cat/1-3.jpg", "cat/1.jpg"]
    #expect(try names() == ["cat"] + cats + ["none", "none/1.jpg"])
    #expect(cats.map(read) == ["two", "3", "one"])
    #expect(folders.alreadyThere == 1)
    #expect(
      folders.summary == "4 cat, 1 none in \(folder)/out; 1 of them were there already")
    var again = try sorted()
    try again.add(two, labelSet: [0])
    #expect(again.alreadyThere == 1)
    #expect(try names().count == 6)
  }

  @Test func `links lead to the files, also from relative paths, and count as the files`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try write("one", to: "a/1")
    var folders = try sorted(.links)
    try folders.add(FilePath("a/1"), labelSet: [0, 1])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/out/cat+dog/1")
        == "\(folder)/a/1")
    try folders.add(file, labelSet: [0, 1])
    var copies = try sorted()
    try copies.add(file, labelSet: [0, 1])
    #expect(folders.alreadyThere == 1)
    #expect(copies.alreadyThere == 1)
    #expect(try names() == ["cat+dog", "cat+dog/1"])
  }

  @Test func `nothing is written outside, whatever labels and folders lead there`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try write("one", to: "a/1.jpg")
    var folders = try sorted(labels: ["../up", "dog"])
    try folders.add(file, labelSet: [0])
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/out/dog", withDestinationPath: "\(folder)/a")
    #expect(throws: RuntimeError("\(folder)/out/dog is in the way: it is no folder")) {
      try folders.add(file, labelSet: [1])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a", "out"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/a") == ["1.jpg"])
    #expect(read("%2E.%2Fup/1.jpg") == "one")
  }

  @Test func `what cannot be written is told, and leaves nothing behind`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var folders = try sorted(labels: [String(repeating: "x", count: 300)])
    let file = try write("one", to: "a/1.jpg")
    #expect(throws: RuntimeError.self) { try folders.add(file, labelSet: [0]) }
    #expect(throws: RuntimeError.self) { try folders.add(FilePath("gone.jpg"), labelSet: []) }
    #expect(try names() == ["none"])
    #expect(folders.counts == [:])
    #expect(folders.summary == nil)
  }

  @Test func `names need not be text`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try write("one", to: "a/1")
    let odd = FilePath(bytes: Array("\(folder)/a/".utf8) + [0xff])
    #expect(rename(file.cString, odd.cString) == 0)
    for form in [SortedFolders.Form.copies, .links] {
      var folders = try sorted(form)
      try folders.add(odd, labelSet: [])
    }
    let copy = FilePath(bytes: Array("\(folder)/out/none/".utf8) + [0xff])
    #expect(FileCopy.isSame(odd, copy))
  }
}
