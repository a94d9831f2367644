import Foundation
import Glibc
import Testing

@testable import RunStore

/// An import that is killed: this test program, started a second time as the importer.
@Suite struct ImportKillTests {
  private static let folderVariable = "THRESH_TEST_IMPORTER"
  private static let importerFolder = ProcessInfo.processInfo.environment[folderVariable]

  /// What the second process does: takes the same bundle in again and again.
  @Test(.enabled(if: importerFolder != nil, "only in the process that is to be killed"))
  func `importer that is killed`() throws {
    let path = try #require(Self.importerFolder)
    let store = try RunStore(path: path)
    FileHandle.standardError.write(Data("ready\n".utf8))
    for _ in 0..<1000 {
      _ = try store.importRuns(from: "\(path)/../bundle", again: true, now: 300)
    }
  }

  @Test(.enabled(if: importerFolder == nil))
  func `a killed import leaves whole runs, and at most what a repair clears`() throws {
    let folder = try TestFolder()
    let origin = try RunStore.temporary()
    let run = try origin.fullRun(points: 2000)
    _ = try origin.export([run], to: "\(folder.path)/bundle", now: 200)
    let contents = try origin.contents(of: run)
    let path = "\(folder.path)/store"
    var generator = SplitMix(state: 5)
    var imported = 0
    for attempt in 0..<4 {
      let importer = Process()
      importer.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      importer.arguments = [
        "--testing-library", "swift-testing", "--filter",
        "ImportKillTests.*importer.that.is.killed",
      ]
      importer.environment = ProcessInfo.processInfo.environment
        .merging([Self.folderVariable: path]) { $1 }
      let pipe = Pipe()
      importer.standardError = pipe
      importer.standardOutput = FileHandle.nullDevice
      try importer.run()
      var told = ""
      while !told.contains("ready") {
        let piece = pipe.fileHandleForReading.availableData
        if piece.isEmpty { break }
        told += String(decoding: piece, as: UTF8.self)
      }
      // Longer each time, since a busy machine may not bring in a run in the first ones.
      usleep(UInt32.random(in: 0..<(200_000 << UInt32(attempt)), using: &generator))
      kill(importer.processIdentifier, SIGKILL)
      importer.waitUntilExit()
      try #require(told.contains("ready"))

      let store = try RunStore(path: path)
      for run in try store.runs(now: 400) {
        imported += 1
        #expect(try store.contents(of: run.id) == contents)
        #expect(try store.loadCheckpoint(of: run.id).file == smallCheckpoint(900))
      }
      let findings = try store.check(now: 400)
      #expect(findings.allSatisfy { $0.weight == .leftover }, "\(findings)")
      #expect(try store.repair(findings, now: 400).allSatisfy(\.isMended))
      #expect(try store.check(now: 400) == [])
    }
    #expect(imported > 0, "every kill came before the first run was in")
  }
}
