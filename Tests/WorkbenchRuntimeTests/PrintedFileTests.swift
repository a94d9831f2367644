import Foundation
import TerminalUI
import Testing
import Workbench

@testable import WorkbenchRuntime

/// Reading what a run in the background prints.
@Suite final class PrintedFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "thresh-test-\(UUID().uuidString)").path(percentEncoded: false)

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func write(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: "\(folder)/0007.log"))
  }

  private func read(from start: Int = 0) -> PrintedLines? {
    PrintedFile(run: 7, store: folder).lines(of: 7, from: start)
  }

  @Test func `a run that prints nothing has no lines`() throws {
    #expect(read() == nil)
    try write([])
    #expect(read() == nil)
  }

  @Test func `only whole lines are taken, and the rest when it is whole`() throws {
    try write(Array("one\ntw".utf8))
    let first = try #require(read())
    #expect(first.lines.map(\.text) == ["one"])
    #expect(first.end == 4)
    #expect(read(from: 4) == nil)
    try write(Array("one\ntwo\nthree\n".utf8))
    #expect(read(from: 4)?.lines.map(\.text) == ["two", "three"])
  }

  @Test func `control sequences and bytes that are no text do no harm`() throws {
    try write([27] + Array("[31mred".utf8) + [27] + Array("[0m 50%\r100%\n".utf8) + [0xff, 10])
    let lines = try #require(read()).lines
    #expect(lines.map(\.text) == ["100%", "\u{fffd}"])
    #expect(lines.allSatisfy { $0.level == .output && $0.time != nil })
  }

  @Test func `of a large file the newest part is read, from a whole line on`() throws {
    let line = String(repeating: "x", count: 99) + "\n"
    try write(Array(String(repeating: line, count: 10_000).utf8))
    let lines = try #require(read())
    #expect(lines.end == 1_000_000)
    #expect((1000...CapturedText.capacity).contains(lines.lines.count))
    #expect(lines.lines.allSatisfy { $0.text.count == 99 })
  }
}
