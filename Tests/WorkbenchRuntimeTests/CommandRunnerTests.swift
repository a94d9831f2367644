import Foundation
import RunStore
import Synchronization
import Testing
import Training
import Workbench

@testable import WorkbenchRuntime

@Suite struct CommandRunnerTests {
  private func run(_ text: String, seconds: Double = 10) throws -> ShellCommand.Result {
    var command = try ShellCommand(
      text, variables: [("THRESH_RULE", "a b"), ("HOME", "elsewhere")])
    return command.wait(seconds: seconds)
  }

  @Test func `a command is told by its environment and says how it ended`() throws {
    #expect(
      try run("echo; echo \"$THRESH_RULE $HOME\"; echo more")
        == .init(status: 0, firstLine: "a b elsewhere"))
    #expect(try run("echo no >&2; exit 7") == .init(status: 7, firstLine: "no"))
    #expect(try run("kill -9 $$") == .init(status: 137, firstLine: ""))
  }

  @Test func `what it prints cannot control a terminal, nor fill the memory`() throws {
    #expect(try run("printf 'a\\033[2Jb\\007c\\n'").firstLine == "a [2Jb c")
    let much = try run("head -c 3000000 /dev/zero | tr '\\0' x")
    #expect(much == .init(status: 0, firstLine: String(repeating: "x", count: 200)))
  }

  @Test func `a command that takes too long is killed with all it started`() throws {
    let start = Date()
    #expect(
      try run("echo begun; sleep 60 & sleep 60", seconds: 0.3)
        == .init(status: nil, firstLine: "begun"))
    #expect(Date().timeIntervalSince(start) < 20)
  }

  @Test func `one that leaves a program in the background is over when it ends itself`() throws {
    let start = Date()
    #expect(try run("sleep 30 & echo gone") == .init(status: 0, firstLine: "gone"))
    #expect(Date().timeIntervalSince(start) < 20)
  }

  @Test func `starting one returns at once, and the log tells of it`() throws {
    let lines = Mutex<[LogLine]>([])
    let runner = CommandRunner(run: 7, isAllowed: true) { line in lines.withLock { $0.append(line) }
    }
    runner.start(
      AlarmCommand(command: "echo $THRESH_RUN $THRESH_STEP", rule: "plateau", step: 9, text: "t"))
    runner.finish(seconds: 10)
    #expect(
      lines.withLock { $0 } == [
        LogLine(
          level: .info, step: 9,
          text: "plateau: echo $THRESH_RUN $THRESH_STEP: exit code 0: 0007 9")
      ])
  }

  @Test func `only a person's own settings allow commands`() throws {
    let home = FileManager.default.temporaryDirectory.appending(path: "thresh-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: home) }
    func isGiven(_ more: [String: String] = [:]) -> Bool {
      CommandPermission.isGiven(in: ["HOME": home.path].merging(more) { $1 })
    }
    #expect(!isGiven() && !CommandPermission.isGiven(in: [:]))
    #expect(isGiven(["THRESH_ALLOW_COMMANDS": "1"]))
    let folder = home.appending(path: ".config/thresh")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "settings.yaml")
    for (text, allows) in [
      ("allow_commands: true\n", true), ("allow_commands: yes\n", false), ("", false),
      ("a: {allow_commands: true}\n", false), ("- [\n", false),
    ] {
      try text.write(to: file, atomically: true, encoding: .utf8)
      #expect(isGiven() == allows, "\(text)")
    }
    try "allow_commands: true\n".write(to: file, atomically: true, encoding: .utf8)
    #expect(!isGiven(["THRESH_ALLOW_COMMANDS": "0"]))
    #expect(!isGiven(["XDG_CONFIG_HOME": "/nowhere"]))
    #expect(isGiven(["HOME": "/nowhere", "XDG_CONFIG_HOME": home.path + "/.config"]))
  }
}
