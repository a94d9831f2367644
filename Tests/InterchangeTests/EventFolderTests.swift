import Foundation
import Testing

@testable import Interchange

@Suite struct EventFolderTests {
  @Test func `what is written again replaces what was there, under a name that is read later`()
    throws
  {
    let folder = try TemporaryFolder()
    let run = try EventFolder(in: folder.path, name: "0007-pets", identity: "ab", created: 1000)
    try run.replace(time: 1) { try $0(BoardEvent(time: 1, .summaries([.scalar("a", 1)]))) }
    #expect(run.files == ["events.out.tfevents.1000.ab.000001"])
    try run.replace(time: 1) { try $0(BoardEvent(time: 1, .summaries([.scalar("a", 1)]))) }
    #expect(run.files == ["events.out.tfevents.1000.ab.000002"])
    let file = URL(filePath: "\(run.path)/\(run.files[0])")
    #expect(Records(of: try Data(contentsOf: file)).records.count == 3)
  }

  @Test func `a run that goes on begins a new file and says from which step`() throws {
    let folder = try TemporaryFolder()
    let run = try EventFolder(in: folder.path, name: "0007-pets", identity: "ab", created: 1000)
    let first = try EventLog(in: run, resumedAt: nil, time: 1)
    first.append(BoardEvent(time: 1, step: 1, .summaries([.scalar("a", 1)])))
    try first.flush()
    let second = try EventLog(in: run, resumedAt: 44, time: 2)
    #expect(second.path.hasSuffix(".000002.live"))
    #expect(run.isWrittenLive)
    var encoder = EventEncoder()
    let records = Records(of: try Data(contentsOf: URL(filePath: second.path))).records
    #expect(records.last == encoder.record(of: BoardEvent(time: 2, step: 44, .sessionStart)))
  }

  @Test func `a run that was renamed keeps its folder`() throws {
    let folder = try TemporaryFolder()
    let before = try EventFolder(in: folder.path, name: "0007-pets", identity: "ab", created: 1)
    try before.replace(time: 1) { _ in }
    let after = try EventFolder(in: folder.path, name: "0007-cats", identity: "ab", created: 1)
    #expect(after.path == before.path)
  }

  @Test func `another run's events are left alone`() throws {
    let folder = try TemporaryFolder()
    let one = try EventFolder(in: folder.path, name: "0007-pets", identity: "ab", created: 1)
    try one.replace(time: 1) { _ in }
    let error = #expect(throws: InterchangeError.self) {
      try EventFolder(in: folder.path, name: "0007-pets", identity: "cd", created: 1)
    }
    #expect(
      error?.description == "\(one.path) holds the events of another run "
        + "(events.out.tfevents.1.ab.000001); give another folder")
  }

  @Test func `a folder below a file is refused in a sentence`() throws {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/file"
    try OutputFile.write("x", to: file)
    let error = #expect(throws: InterchangeError.self) { try OutputFolder.make("\(file)/deeper") }
    #expect(error?.description == "\(file)/deeper: \(file) is a file; allowed: a folder")
  }

  @Test func `a file that was not finished leaves nothing`() throws {
    let folder = try TemporaryFolder()
    try OutputFile.write("old", to: "\(folder.path)/a")
    do {
      let file = try OutputFile("\(folder.path)/a")
      try file.write("new")
    }
    #expect(OutputFolder.names(in: folder.path) == ["a"])
    #expect(try String(contentsOfFile: "\(folder.path)/a", encoding: .utf8) == "old")
  }
}
