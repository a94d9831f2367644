import TerminalUI
import Testing
import Workbench

/// The log of the system screen: merged, filtered, searched, scrolled, written to a file.
@Suite struct SystemLogTests {
  private static let lines = (0..<300).map {
    LogEntry(time: Sample.now + Double($0), step: $0, text: "line \($0) of three hundred")
  }

  private func texts(_ state: WorkbenchState) -> [String] { state.logBook.lines.map(\.text) }

  @Test func `lines of the trainer and of standard output are merged by time`() {
    #expect(
      texts(Sample.system()) == [
        "epoch 11: train .244, val .246, macro-F1 .733", "checkpoint at step 9300",
        "validation loss rose 3 times in a row", "epoch 12 begins", "a stray word",
      ])
  }

  @Test func `levels are listed in turn`() {
    var state = Sample.system(
      log: [LogEntry(time: Sample.now, level: .alarm, text: "loss is nan")])
    var seen: [LogLevels: Int] = [:]
    for _ in LogLevels.allCases {
      seen[state.interface.system.levels] = state.logBook.lines.count
      state.press(.character("v"))
    }
    #expect(seen == [.all: 6, .warnings: 2, .alarms: 1, .output: 2])
    state.press(.character("v"))
    #expect(state.text.contains("log  warnings only"))
  }

  @Test func `what is typed is found at once, in either case, and counted`() {
    var state = Sample.system(log: Self.lines)
    state.press(.character("/"))
    state.type("LINE 2")
    #expect(state.logBook.found.count == 111)
    // The newest one first.
    #expect(state.text.contains("/LINE 2  111/111"))
    #expect(state.text.contains("line 299 of three hundred"))
    state.press(.enter, .character("b"))
    #expect(state.text.contains("110/111"))
    state.press(.character("n"), .character("n"))
    #expect(state.text.contains("1/111"))
    #expect(state.text.contains("line 2 of three hundred"))
    #expect(state.text.contains("newer below"))
    state.press(.escape)
    #expect(state.interface.system.search.text.isEmpty)
    #expect(state.logBook.found.isEmpty)
  }

  @Test func `what is not there is said not to be`() {
    var state = Sample.system()
    state.press(.character("/"))
    state.type("xyz")
    #expect(state.text.contains("/xyz  not found"))
    state.press(.enter, .character("n"), .character("b"))
    #expect(state.interface.system.found == nil)
    #expect(state.interface.screen == .system)
  }

  @Test func `keys that are typed into the search do nothing else`() {
    var state = Sample.system()
    state.press(.character("/"))
    for letter in "PCLXNQq1z?" { #expect(state.press(.character(letter)).isEmpty) }
    #expect(state.interface.dialog == nil)
    #expect(state.interface.system.search.text == "PCLXNQq1z?")
    _ = state.update(.terminal(.paste("a\u{1b}b\n")))
    #expect(state.interface.system.search.text == "PCLXNQq1z?ab ")
  }

  @Test func `who reads older lines goes on reading them, and f follows again`() {
    var state = Sample.system(log: Self.lines)
    state.press(.backTab, .up, .up, .pageUp)
    let before = state.interface.system.bottom
    let text = state.view().lines[18]
    _ = state.update(.log(run: 142, [LogEntry(time: Sample.now + 900, text: "news")]))
    #expect(state.interface.system.bottom == before)
    #expect(state.view().lines[18] == text)
    state.press(.character("f"))
    #expect(state.text.contains("news"))
    state.press(.home)
    #expect(!state.text.contains("news"))
    state.press(.end)
    #expect(state.interface.system.bottom == nil)
  }

  @Test func `hostile lines cannot tear the screen`() {
    let hostile = [
      "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31mred", "a\tb\r\nc", String(repeating: "x", count: 9000),
      "\u{202e}漢字 e\u{301}\u{301}\u{301}\u{301}\u{301}", "",
    ]
    var state = Sample.system(log: hostile.map { LogEntry(time: Sample.now, text: $0) })
    state.press(.character("/"))
    state.type("x")
    for (width, height) in [(80, 24), (160, 48), (40, 10), (21, 5)] {
      for line in state.view(width: width, height: height).lines {
        #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{9b}" })
      }
    }
  }

  @Test func `of a long line the part that holds what was found is shown`() {
    let long = String(repeating: "y", count: 500) + "needle" + String(repeating: "z", count: 500)
    var state = Sample.system(log: [LogEntry(time: Sample.now, text: long)])
    #expect(!state.text.contains("needle"))
    state.press(.character("/"))
    state.type("needle")
    #expect(state.view().lines.contains { $0.contains("yneedlez") })
  }

  @Test func `the listed lines are written to a file`() {
    var state = Sample.system()
    state.press(.character("v"), .character("E"))
    #expect(state.text.contains("Write 1 line of the log to"))
    #expect(
      state.press(.enter) == [
        .exportLog(
          ["2026-11-24 10:44:12 warning step 9310: validation loss rose 3 times in a row"],
          path: "0142-log.txt")
      ])
  }

  @Test func `lines asked for twice are taken once, and those of other runs never`() {
    var state = Sample.system()
    let count = state.logBook.lines.count
    let more = PrintedLines(
      run: 142, start: 30, end: 40, lines: [LogEntry(level: .output, text: "more")])
    _ = state.update(.printed(more))
    _ = state.update(.printed(more))
    _ = state.update(
      .printed(PrintedLines(run: 139, end: 9, lines: [LogEntry(level: .output, text: "other")])))
    #expect(state.logBook.lines.count == count + 1)
  }
}
