import Foundation
import Testing

/// The program without a screen.
@Suite(.serialized) struct HeadlessTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func json(_ line: Substring) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func `every line of JSON is an object, and the last one names the run`() throws {
    let result = try Program.run(
      ["train", "Experiments/quick.yaml", "--json", "--set", "train.epochs=2"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let lines = try result.output.split(separator: "\n").map(json)
    #expect(lines.first?["event"] as? String == "prepared")
    #expect(lines.filter { $0["event"] as? String == "epoch" }.count == 2)
    #expect(lines.last?["event"] as? String == "ended")
    #expect(lines.last?["run"] as? String == "0001")
    #expect(lines.last?["outcome"] as? String == "done")
  }

  @Test func `evaluate counts each look at the test split`() throws {
    let trained = try Program.run(
      ["train", "Experiments/quick.yaml", "--set", "train.epochs=1"], in: folder)
    try #require(trained.status == 0, "\(trained.errors)")
    for look in 1...2 {
      let result = try Program.run(["evaluate", "1", "--split", "test", "--json"], in: folder)
      let report = try json(Substring(result.output))
      #expect(report["test_looks"] as? Int == look)
      #expect((report["measures"] as? [String: Any])?["images"] as? Int == 24)
    }
    let tune = try Program.run(["evaluate", "1", "--json"], in: folder)
    #expect(try json(Substring(tune.output))["test_looks"] == nil)
  }

  @Test func `a run that is done has taken all its steps, however short it was`() throws {
    _ = try Program.run(["train", "Experiments/quick.yaml", "--set", "train.epochs=2"], in: folder)
    let listed = try Program.run(["runs", "list", "--json"], in: folder)
    let run = try json(Substring(listed.output))
    #expect(run["steps"] as? Int ?? 0 > 0 && run["step"] as? Int == run["steps"] as? Int)
  }

  @Test func `confusion and evaluate tell the same counts of the same decisions`() throws {
    let trained = try Program.run(
      ["train", "Experiments/quick.yaml", "--set", "train.epochs=2"], in: folder)
    try #require(trained.status == 0, "\(trained.errors)")
    let confusion = try json(
      Substring(Program.run(["confusion", "1", "--json"], in: folder).output))
    let evaluation = try json(
      Substring(Program.run(["evaluate", "1", "--json"], in: folder).output))
    let sets = try #require(confusion["sets"] as? [String])
    let rows = try #require(confusion["rows"] as? [[String: Any]])
    let cells = try rows.map { try #require($0["predicted"] as? [Int]) }
    #expect(Set(sets) == ["cat", "dog", "cat+dog", "none"])
    #expect(rows.map { $0["truth"] as? String } == sets)
    #expect(cells.joined().reduce(0, +) == 24)
    let exact = sets.indices.reduce(0) { $0 + cells[$1][$1] }
    #expect(confusion["exact"] as? Int == exact)
    let measures = try #require(evaluation["measures"] as? [String: Any])
    let accuracy = try #require(measures["subset_accuracy"] as? Double)
    #expect(abs(accuracy - Double(exact) / 24) < 1e-12)
    let labels = try #require(confusion["labels"] as? [[String: Any]])
    let support = labels.map {
      ($0["true_positives"] as? Int ?? 0) + ($0["false_negatives"] as? Int ?? 0)
    }
    #expect(support == [12, 12])
    let text = try Program.run(["confusion", "1", "--split", "test"], in: folder)
    #expect(text.output.contains("look 1 at test"), "\(text.output)\(text.errors)")
    #expect(try #require(evaluation["scores"] as? [String: Any])["bins"] as? Int == 15)
  }

  @Test func `thresholds that are saved are those that evaluate decides by`() throws {
    let trained = try Program.run(
      ["train", "Experiments/quick.yaml", "--set", "train.epochs=2"], in: folder)
    try #require(trained.status == 0, "\(trained.errors)")
    let chosen = try json(
      Substring(
        Program.run(["thresholds", "1", "--goal", "recall>=0.9", "--save", "--json"], in: folder)
          .output))
    #expect(chosen["version"] as? Int == 2)
    let labels = try #require(chosen["labels"] as? [[String: Any]])
    #expect(labels.allSatisfy { $0["recall"] as? Double ?? 0 >= 0.9 })
    let evaluation = try json(
      Substring(Program.run(["evaluate", "1", "--json"], in: folder).output))
    #expect(evaluation["thresholds"] as? String == "tuned (recall>=0.9, version 2)")
    let measures = try #require(evaluation["measures"] as? [String: Any])
    let evaluated = try #require(measures["labels"] as? [[String: Any]])
    for key in ["threshold", "precision", "recall", "f1"] {
      #expect(
        labels.map { $0[key] as? Double } == evaluated.map { $0[key] as? Double }, "\(key)")
    }
    let wrong = try Program.run(["thresholds", "1", "--goal", "f2"], in: folder)
    #expect(wrong.status != 0)
    #expect(wrong.errors.contains("--goal is f2; allowed: f1, fbeta:B"), "\(wrong.errors)")
  }

  @Test func `an experiment that is printed and read again is the same`() throws {
    let printed = try Program.run(["experiment", "Experiments/quick.yaml"], in: folder)
    #expect(printed.status == 0, "\(printed.errors)")
    let file = folder.url.appending(path: "Experiments/again.yaml")
    try printed.output.write(to: file, atomically: true, encoding: .utf8)
    let again = try Program.run(["experiment", "Experiments/again.yaml"], in: folder)
    #expect(again.output == printed.output)
  }

  @Test func `all mistakes of a file are told at once, with their lines`() throws {
    let file = folder.url.appending(path: "bad.yaml")
    try """
    seed: seven
    data: {source: "scenes:petz", size: [64]}
    mixx: {cat: 3}
    train:
      epoch: 3
      batch: 0
    """.write(to: file, atomically: true, encoding: .utf8)
    let result = try Program.run(["train", "bad.yaml"], in: folder)
    #expect(result.status == 1)
    for place in ["bad.yaml:1:", "bad.yaml:2:", "bad.yaml:3:", "bad.yaml:5:", "bad.yaml:6:"] {
      #expect(result.errors.contains(place), "\(result.errors)")
    }
    #expect(result.errors.contains("did you mean train.epochs?"))
    #expect(!FileManager.default.fileExists(atPath: folder.store))
  }

  @Test func `an interrupt writes a checkpoint and exits with 130`() throws {
    let process = try Program.start(["train", "Experiments/minute.yaml"], in: folder)
    try waitForSteps(1)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(try run(1)["status"] as? String == "stopped")
    let resumed = try Program.run(["train", "--resume", "1"], in: folder)
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(try run(1)["status"] as? String == "done")
  }

  @Test func `runs killed at any moment resume to the same measures and thresholds`() throws {
    let whole = try Program.run(["train", "Experiments/minute.yaml"], in: folder)
    try #require(whole.status == 0, "\(whole.errors)")
    let killed = try Folder()
    var delay: UInt32 = 250_000
    var process = try Program.start(["train", "Experiments/minute.yaml"], in: killed)
    var kills = 0
    var isOver = false
    for _ in 0..<5 {
      usleep(delay)
      delay += 130_000
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .exit { break }
      kills += 1
      let runs = try Program.run(["runs", "list"], in: killed)
      // Killed between its last record and its exit: there is nothing to resume.
      isOver = runs.output.contains("done")
      if isOver { break }
      // Killed before the run was recorded: it starts again.
      let known = runs.output.contains("0001")
      process = try Program.start(
        known ? ["train", "--resume", "1"] : ["train", "Experiments/minute.yaml"], in: killed)
    }
    if !isOver {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    #expect(kills >= 3, "the run was over after \(kills) kills")
    for split in ["validation", "tune", "test"] {
      let arguments = ["evaluate", "1", "--split", split, "--json"]
      let expected = try Program.run(arguments, in: folder)
      let found = try Program.run(arguments, in: killed)
      #expect(found.output == expected.output)
      #expect(!found.output.isEmpty)
    }
  }

  @Test func `a store that may not be written is told in a sentence`() throws {
    let file = folder.url.appending(path: "plain-file")
    try "x".write(to: file, atomically: true, encoding: .utf8)
    let result = try Program.run(
      ["train", "Experiments/quick.yaml", "--store", file.path], in: folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("not a folder"), "\(result.errors)")
  }

  // MARK: Looking

  private func run(_ number: Int) throws -> [String: Any] {
    let result = try Program.run(["runs", "show", "\(number)", "--json"], in: folder)
    return try json(Substring(result.output))
  }

  private func waitForSteps(_ steps: Int) throws {
    let end = Date().addingTimeInterval(30)
    while Date() < end {
      if let step = try? run(1)["step"] as? Int, step >= steps { return }
      usleep(50_000)
    }
    Issue.record("no step was taken")
  }
}
