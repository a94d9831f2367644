import Datasets
import Foundation
import Testing

@testable import WorkbenchRuntime

@Suite struct PathStreamTests {
  private let pipe = Pipe()

  private func stream(endsWithZero: Bool = false) -> PathStream {
    PathStream(
      descriptor: pipe.fileHandleForReading.fileDescriptor, endsWithZero: endsWithZero)
  }

  private func write(_ text: String) throws {
    try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  @Test func `paths are handed out as they come, and no line before its end`() throws {
    var stream = stream()
    try write("a.jpg\nb c.jpg\nha")
    #expect(stream.next(limit: 5).map(\.text) == ["a.jpg", "b c.jpg"])
    try write("lf.jpg\r\n\n\nlast.jpg")
    #expect(stream.next(limit: 5).map(\.text) == ["half.jpg"])
    try pipe.fileHandleForWriting.close()
    #expect(stream.next(limit: 5).map(\.text) == ["last.jpg"])
    #expect(stream.next(limit: 5) == [])
    #expect(stream.next(limit: 5) == [])
  }

  @Test func `no more are taken than there is room for, and none is lost`() throws {
    var stream = stream()
    try write("1\n2\n3\n4\n5\n")
    try pipe.fileHandleForWriting.close()
    var parts: [[String]] = []
    while true {
      let part = stream.next(limit: 2)
      guard !part.isEmpty else { break }
      parts.append(part.map(\.text))
    }
    #expect(parts == [["1", "2"], ["3", "4"], ["5"]])
  }

  @Test func `with zero bytes a name may hold line feeds, and bytes that are not text`() throws {
    var stream = stream(endsWithZero: true)
    try pipe.fileHandleForWriting.write(contentsOf: Data(Array("a\nb\r\0".utf8) + [0xff, 0]))
    #expect(stream.next(limit: 9) == [FilePath("a\nb\r"), FilePath(bytes: [0xff])])
  }

  @Test func `a stream without an end of line does not grow for ever`() throws {
    let pipe = pipe
    let thread = Thread {
      for _ in 0..<4 {
        try? pipe.fileHandleForWriting.write(contentsOf: Data(repeating: 0, count: 1 << 16))
      }
      try? pipe.fileHandleForWriting.close()
    }
    thread.start()
    var stream = stream()
    var longest = 0
    while let path = stream.next(limit: 1).first { longest = max(longest, path.bytes.count) }
    #expect((1..<4 << 16).contains(longest))
  }
}
