import Foundation
import Testing

/// `thresh runs steer`, from one process to another.
@Suite(.serialized) struct SteerCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func json(_ text: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any])
  }

  private func steer(_ words: String...) throws -> Program.Result {
    try Program.run(["runs", "steer", "1"] + words, in: folder)
  }

  private func shown() throws -> [String: Any] {
    try json(try Program.run(["runs", "show", "1", "--json"], in: folder).output)
  }

  private func startTraining() throws -> Process {
    let process = try Program.start(["train", "Experiments/endless.yaml"], in: folder)
    let end = Date().addingTimeInterval(30)
    while Date() < end {
      if let step = try? shown()["step"] as? Int, step > 0 { break }
      usleep(50_000)
    }
    return process
  }

  @Test func `a run is steered from another process, and every command answered`() throws {
    let process = try startTraining()
    let paused = try steer("pause")
    #expect(paused.status == 0)
    #expect(paused.output.hasPrefix("pause done at step "), "\(paused.output)\(paused.errors)")
    let twice = try steer("pause")
    #expect(twice.status == 1)
    #expect(twice.errors.contains("the run is paused already"), "\(twice.errors)")
    let longer = try json(try steer("epochs", "+10", "--json").output)
    #expect(longer["state"] as? String == "acknowledged")
    #expect(longer["message"] as? String == "epochs 9000 -> 9010")
    #expect(longer["step"] is Int)
    #expect(try shown()["epochs"] as? Int == 9010)
    #expect(try steer("patience", "9000").output.contains("without a better loss"))
    #expect(try steer("ignore", "plato").errors.contains("allowed: non-finite, loss, disk"))
    #expect(try steer("ignore", "loss").status == 0)
    #expect(try steer("rate", "1e-4").output.hasPrefix("learning rate 1e-4 done at step "))
    #expect(try steer("resume").status == 0)
    #expect(try steer("checkpoint", "--no-wait").output == "checkpoint queued\n")
    let stopped = try steer("stop")
    #expect(stopped.output.hasPrefix("stop done at step "), "\(stopped.errors)")
    process.waitUntilExit()
    let late = try steer("pause")
    #expect(late.status == 1)
    #expect(late.errors.contains("allowed: a run some process works on"), "\(late.errors)")
  }

  @Test(arguments: [
    (["rate", "fast"], "fast is not a number; write a positive one, such as 3e-4."),
    (["rate", "--", "-1"], "-1 is out of range; allowed: above 0, up to 100."),
    (["epochs"], "Write how many epochs: +10 for ten more, or 40 for 40 in all."),
    (["epochs", "1.5"], "1.5 is no number of epochs; allowed: +10 for ten more"),
    (["patience", "0"], "0 is no patience; allowed: epochs from 1 to 1000000, or none."),
    (["pause", "now"], "pause takes no value, and now is given."),
    (["paus"], "paus is not known; allowed: pause, resume, stop, checkpoint"),
    (["pause", "--at-epoch-end"], "--at-epoch-end is for stop"),
    (["ignore"], "Write the name of a rule, such as plateau."),
  ])
  func `what is no command is refused before it is posted`(words: [String], sentence: String)
    throws
  {
    let result = try Program.run(["runs", "steer", "1"] + words, in: folder)
    #expect(result.status == 64)
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.store))
  }

  // MARK: Commands of rules

  /// Trains an epoch with a rule that runs a command, and returns what was printed.
  private func trainWithRule(_ arguments: [String]) throws -> String {
    let rule =
      "alarms.rules=[{measure: loss, above: 0, do: "
      + "{run: 'echo \"$THRESH_RUN $THRESH_RULE\" > ran; echo \"$THRESH_TEXT\"'}}]"
    let result = try Program.run(
      ["train", "Experiments/quick.yaml", "--set", "train.epochs=1", "--set", rule] + arguments,
      in: folder)
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  private var ran: String? {
    try? String(contentsOf: folder.url.appending(path: "ran"), encoding: .utf8)
  }

  @Test func `an experiment alone starts no program, and the log says how to allow it`() throws {
    let output = try trainWithRule([])
    #expect(ran == nil)
    #expect(output.contains("not run, since an experiment file alone starts nothing"))
    #expect(output.contains("--allow-commands"))
  }

  @Test func `a command that is allowed is told all, and the log what it printed`() throws {
    let output = try trainWithRule(["--allow-commands"])
    #expect(ran == "0001 loss above 0\n")
    #expect(output.contains("exit code 0: loss is "), "\(output)")
  }
}
