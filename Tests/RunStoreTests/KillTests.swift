import Foundation
import Glibc
import Testing

@testable import RunStore

/// A real process, really killed: this test program, started a second time as the writer.
@Suite struct KillTests {
  private static let folderVariable = "THRESH_TEST_WRITER"
  private static let writerFolder = ProcessInfo.processInfo.environment[folderVariable]

  /// What the second process does: flushes until it is killed, and tells each step it committed.
  @Test(.enabled(if: writerFolder != nil, "only in the process that is to be killed"))
  func `writer that is killed`() throws {
    let store = try RunStore(path: try #require(Self.writerFolder))
    let lease = try store.createRun(.example(process: .current), now: 100)
    for step in 1...10_000_000 {
      try store.append(
        lease,
        RunFlush(
          points: [
            StoredPoint(series: "loss", step: step, value: 1),
            StoredPoint(series: "rate", step: step, value: 1),
          ], log: [StoredLogLine(time: 0, text: "step \(step)")]), now: 100)
      FileHandle.standardError.write(Data("committed \(step)\n".utf8))
    }
  }

  @Test(.enabled(if: writerFolder == nil), arguments: [1, 40, 300])
  func `a killed process loses nothing it committed, and its run can be taken at once`(
    steps: Int
  ) throws {
    let folder = try TestFolder()
    let writer = Process()
    writer.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    writer.arguments = [
      "--testing-library", "swift-testing", "--filter", "KillTests.*writer.that.is.killed",
    ]
    writer.environment = ProcessInfo.processInfo.environment
      .merging([Self.folderVariable: folder.path]) { $1 }
    let pipe = Pipe()
    writer.standardError = pipe
    writer.standardOutput = FileHandle.nullDevice
    try writer.run()

    var told = Data()
    var committed = 0
    while true {
      let piece = pipe.fileHandleForReading.availableData
      if piece.isEmpty { break }
      told += piece
      let lines = String(decoding: told, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      committed =
        lines.dropLast().compactMap { line in
          line.hasPrefix("committed ") ? Int(line.dropFirst(10)) : nil
        }.last ?? 0
      if committed >= steps { kill(writer.processIdentifier, SIGKILL) }
    }
    writer.waitUntilExit()
    try #require(committed >= steps, "\(String(decoding: told, as: UTF8.self))")

    let store = try RunStore(path: folder.path)
    let found = try store.steps("loss", of: 1)
    #expect(found == Array(1..<found.count + 1) && found.count >= committed)
    #expect(try store.steps("rate", of: 1) == found)
    #expect(try store.log(of: 1).lines.count == found.count)
    // Heard of just now, and seen to be gone all the same.
    #expect(try store.summary(of: 1, now: 100.1)?.status == .interrupted)
    // Heard of just now, but certainly gone.
    let lease = try store.claim(1, now: 100.5)
    try store.append(lease, "loss", [(found.count + 1, 1)])
  }
}
