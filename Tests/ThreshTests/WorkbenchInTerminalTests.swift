import Foundation
import Testing

/// The real program in a real terminal, driven by keys.
@Suite(.serialized) struct WorkbenchInTerminalTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func open(
    columns: Int = 80, lines: Int = 24, term: String = "xterm-256color",
    environment: [String: String] = [:]
  ) throws -> VirtualTerminal {
    try #require(
      VirtualTerminal(
        Program.path, ["--store", folder.store], columns: columns, lines: lines, term: term,
        environment: environment, directory: folder.path))
  }

  /// Starts the experiment of the folder and waits for its first steps.
  private func openTraining(
    _ experiment: String = "endless", columns: Int = 80, lines: Int = 24
  ) throws -> VirtualTerminal {
    let terminal = try open(columns: columns, lines: lines)
    try #require(terminal.wait(for: "no run in this store"), "\(terminal.screen)")
    terminal.type("N")
    try #require(terminal.wait(for: experiment), "\(terminal.screen)")
    // The list is sorted by file name, behind the built-in experiment.
    let place = ["endless", "minute", "quick"].firstIndex(of: experiment) ?? 0
    for _ in 0...place { terminal.press(.down) }
    terminal.press(.enter)
    try #require(
      terminal.wait(20) { $0.line(1).contains(experiment) }, "\(terminal.screen)")
    try #require(terminal.wait(20, for: "RUNNING"), "\(terminal.screen)")
    try #require(terminal.wait(20) { $0.screen.contains("img/s") }, "\(terminal.screen)")
    return terminal
  }

  @Test func `an empty store offers pets, and q gives the terminal back`() throws {
    let terminal = try open()
    #expect(terminal.wait(for: "Press Enter to train it"))
    #expect(terminal.screen.contains("pets"))
    #expect(terminal.isAlternateScreen)
    terminal.type("q")
    #expect(terminal.waitForExit() == 0)
    #expect(terminal.isRestored)
  }

  @Test func `a run is started, watched, paused, resumed and left with a checkpoint`() throws {
    let terminal = try openTraining()
    terminal.type("P")
    #expect(terminal.wait(for: "PAUSED"), "\(terminal.screen)")
    terminal.type("P")
    #expect(terminal.wait(for: "RUNNING"), "\(terminal.screen)")
    terminal.type("C")
    #expect(terminal.wait(for: "checkpoint done at step"), "\(terminal.screen)")
    terminal.type("q")
    #expect(terminal.wait(for: "Checkpoint and stop"), "\(terminal.screen)")
    terminal.type("c")
    #expect(terminal.waitForExit(20) == 0)
    #expect(terminal.isRestored)
    let list = try Program.run(["runs", "list", "--json", "--store", folder.store], in: folder)
    #expect(list.output.contains(#""status":"stopped""#), "\(list.output)\(list.errors)")
  }

  @Test func `a dropped line hands the run over to a process that trains it to its end`() throws {
    let terminal = try openTraining("minute")
    terminal.hangUp()
    #expect(terminal.waitForExit(20) != nil)
    let end = Date().addingTimeInterval(90)
    var output = ""
    while Date() < end {
      output = try Program.run(
        ["runs", "list", "--json", "--store", folder.store], in: folder
      ).output
      if output.contains(#""status":"done""#) { break }
      usleep(300_000)
    }
    #expect(output.contains(#""status":"done""#), "\(output)")
  }

  @Test(arguments: [15, 11])
  func `ended by a signal or a crash, it gives the terminal back`(signal: Int32) throws {
    let terminal = try open()
    try #require(terminal.wait(for: "no run in this store"))
    terminal.signal(signal)
    #expect(terminal.waitForExit(30) != nil)
    #expect(terminal.isRestored)
  }

  @Test func `a storm of resizes ends in a screen of the last size`() throws {
    let terminal = try openTraining(columns: 160, lines: 48)
    for step in 0..<60 { terminal.resize(1 + step * 37 % 170, 1 + step * 17 % 50) }
    terminal.resize(80, 24)
    #expect(
      terminal.wait {
        $0.line(0).contains("Train") && $0.line(23).contains("leave")
          && $0.screen.contains("RUNNING")
      }, "\(terminal.screen)")
    terminal.resize(1, 1)
    terminal.resize(80, 24)
    #expect(terminal.wait { $0.line(23).contains("leave") }, "\(terminal.screen)")
    terminal.type("q")
    #expect(terminal.wait(for: "Checkpoint and stop"), "\(terminal.screen)")
    terminal.type("c")
    #expect(terminal.waitForExit(20) == 0)
  }

  @Test(arguments: ["dumb", "no-such-terminal"])
  func `a terminal that cannot show it is told so in a sentence`(term: String) throws {
    let terminal = try open(term: term)
    #expect(terminal.waitForExit() == 1)
    #expect(terminal.screen.contains("thresh train"), "\(terminal.screen)")
    #expect(terminal.isRestored)
  }

  @Test(arguments: [true, false])
  func `NO_COLOR takes every colour away, and only it does`(isPlain: Bool) throws {
    let terminal = try open(environment: isPlain ? ["NO_COLOR": "1"] : [:])
    try #require(terminal.wait(for: "no run in this store"))
    terminal.type("?")
    try #require(terminal.wait(for: "Show all keys"), "\(terminal.screen)")
    let colored = (0..<24).contains { line in
      (0..<80).contains { column in
        let cell = terminal.cell(column, line)
        return cell.foreground_index >= 0 || cell.background_index >= 0
      }
    }
    #expect(colored != isPlain)
    terminal.press(.escape)
    terminal.type("q")
    #expect(terminal.waitForExit() == 0)
  }

  @Test func `a curve is drawn with the first steps, and a stopped run stays in view`() throws {
    let terminal = try openTraining()
    let isDrawn = terminal.wait { terminal in
      terminal.screen.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) }
    }
    #expect(isDrawn, "\(terminal.screen)")
    terminal.type("X")
    #expect(terminal.wait(for: "Stop now"), "\(terminal.screen)")
    terminal.type("n")
    #expect(terminal.wait(for: "STOPPED"), "\(terminal.screen)")
    terminal.type("q")
    #expect(terminal.waitForExit() == 0)
  }

  @Test func `what a run is trained on is shown on screens of its own`() throws {
    let terminal = try openTraining()
    terminal.type("4")
    #expect(terminal.wait(for: "cat+dog"), "\(terminal.screen)")
    #expect(terminal.wait(for: "findings"), "\(terminal.screen)")
    terminal.type("6")
    #expect(terminal.wait(for: "epoch 1"), "\(terminal.screen)")
    #expect(terminal.wait { $0.screen.contains("▀▀▀▀") }, "\(terminal.screen)")
    terminal.type("X")
    #expect(terminal.wait(for: "Stop now"), "\(terminal.screen)")
    terminal.type("n")
    terminal.type("2")
    #expect(terminal.wait(for: "STOPPED"), "\(terminal.screen)")
    terminal.type("q")
    #expect(terminal.waitForExit() == 0)
  }
}
