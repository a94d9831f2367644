import Foundation
import Testing

/// Runs that wait, and the process that starts them.
@Suite(.serialized) struct QueueCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func thresh(_ arguments: String...) throws -> Program.Result {
    try Program.run(arguments + ["--store", folder.store], in: folder)
  }

  private func queue() throws -> [String: Any] {
    let text = try thresh("queue", "list", "--json").output
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any], "\(text)")
  }

  private func waiting() throws -> [String] {
    try #require(queue()["waiting"] as? [[String: Any]]).compactMap { $0["run"] as? String }
  }

  private func statuses() throws -> [String] {
    try thresh("runs", "list", "--json").output.split(separator: "\n").reversed().map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["status"] as? String ?? ""
    }
  }

  private func wait(_ seconds: Double = 60, until holds: () throws -> Bool) throws -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      if try holds() { return true }
      usleep(100_000)
    }
    return false
  }

  @Test func `experiments and seeds wait in order, and are moved and taken out`() throws {
    let added = try thresh(
      "queue", "add", "Experiments/quick.yaml", "--seeds", "1-3", "--tag", "night", "--no-start")
    #expect(added.output == "0001\n0002\n0003\n", "\(added.errors)")
    _ = try thresh("queue", "add", "Experiments/minute.yaml", "--first", "--no-start")
    #expect(try waiting() == ["0004", "0001", "0002", "0003"])
    #expect(try thresh("queue", "move", "3", "--before", "1").status == 0)
    #expect(try thresh("queue", "cancel", "4", "1").status == 0)
    #expect(try waiting() == ["0003", "0002"])
    #expect(try statuses() == ["stopped", "queued", "queued", "stopped"])
    let text = try thresh("queue").output
    #expect(text.hasPrefix("2 wait, 1 at once, no process works on it\n"), "\(text)")
    let wrong = try thresh("queue", "cancel", "1")
    #expect(wrong.status == 1 && wrong.errors.contains("run 0001 does not wait"), "\(wrong.errors)")
    let seeds = try thresh("queue", "add", "Experiments/quick.yaml", "--seeds", "3-1")
    #expect(seeds.status == 64, "\(seeds.errors)")
  }

  @Test func `a queue is worked off by itself, and a run that cannot start does not stop it`()
    throws
  {
    let photos = folder.url.appending(path: "photos")
    try FileManager.default.createDirectory(at: photos, withIntermediateDirectories: true)
    let experiment = folder.url.appending(path: "Experiments/quick.yaml")
    let gone = try String(contentsOf: experiment, encoding: .utf8).replacing(
      "source: \"scenes:pets\", pictures: 240", with: "source: ../photos")
    try gone.write(
      to: folder.url.appending(path: "Experiments/gone.yaml"), atomically: true, encoding: .utf8)
    let added = try thresh("queue", "add", "Experiments/gone.yaml", "--no-start")
    try #require(added.status == 0, "\(added.errors)")
    try FileManager.default.removeItem(at: photos)
    _ = try thresh(
      "queue", "add", "Experiments/quick.yaml", "--seeds", "1,2", "--set", "train.epochs=1")
    #expect(
      try wait { try statuses() == ["failed", "done", "done"] && queue()["runner"] == nil })
    let shown = try thresh("runs", "show", "1").output
    #expect(shown.contains("photos"), "\(shown)")
    #expect(try waiting() == [])
  }

  @Test func `a killed process leaves its run training, and the next one counts it`() throws {
    _ = try thresh("queue", "add", "Experiments/endless.yaml", "--seeds", "1,2", "--no-start")
    let first = try Program.start(
      ["queue", "run", "--store", folder.store, "--threads", "2"], in: folder)
    try #require(try wait { try statuses() == ["running", "queued"] })
    kill(first.processIdentifier, SIGKILL)
    first.waitUntilExit()
    let second = try Program.start(
      ["queue", "run", "--store", folder.store, "--threads", "2"], in: folder)
    try #require(try wait { try queue()["runner"] as? String != nil })
    usleep(1_500_000)
    #expect(try statuses() == ["running", "queued"])
    #expect(try thresh("queue", "parallel", "2").status == 0)
    #expect(try wait { try statuses() == ["running", "running"] })
    second.terminate()
    second.waitUntilExit()
    #expect(second.terminationStatus == 128 + SIGTERM)
    #expect(try statuses() == ["running", "running"])
    for run in try runners() { kill(run, SIGTERM) }
    #expect(try wait { try statuses() == ["stopped", "stopped"] })
  }

  /// The processes that train in the store of this test.
  private func runners() throws -> [Int32] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter {
      let words = (try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8)) ?? ""
      return words.contains(folder.store) && words.contains("train")
    }
  }

  @Test func `a run is run again with its overrides, from the file it came from or without it`()
    throws
  {
    let trained = try thresh(
      "train", "Experiments/quick.yaml", "--set", "train.epochs=1", "--set", "seed=5")
    try #require(trained.status == 0, "\(trained.errors)")
    let again = try thresh(
      "runs", "again", "1", "--seed", "8,9", "--queue", "--set", "train.batch=16")
    #expect(again.output == "0002\n0003\n", "\(again.errors)")
    #expect(try wait { try statuses() == ["done", "done", "done"] })
    let shown = try thresh("runs", "show", "3").output
    for setting in ["seed: 9", "epochs: 1", "batch: 16"] {
      #expect(shown.contains(setting), "\(shown)")
    }
    let here = try thresh("runs", "again", "1")
    #expect(here.status == 0 && here.output.hasPrefix("run 0004"), "\(here.output)\(here.errors)")
    let typo = try thresh("runs", "again", "1", "--queue", "--without", "cat+dgo")
    #expect(typo.status != 0)
    #expect(typo.errors.contains("--without: there is no label dgo"), "\(typo.errors)")
    let held = try thresh("runs", "again", "1", "--queue", "--without", "cat+dog")
    #expect(held.output == "0005\n", "\(held.errors)")
    let changed = try thresh("runs", "show", "5").output
    for words in ["title: quick without cat+dog", "without: [cat+dog]", "seed: 5"] {
      #expect(changed.contains(words), "\(changed)")
    }
  }
}
