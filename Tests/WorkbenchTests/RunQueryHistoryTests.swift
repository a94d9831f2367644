import Testing
import Workbench

@Suite struct RunQueryHistoryTests {
  @Test func `earlier filters come back newest first, and at last the text being written`() {
    var history = QueryHistory(["c", "b", "a"])
    #expect(history.previous(from: "new") == "c")
    #expect(history.previous(from: "c") == "b")
    #expect(history.previous(from: "b") == "a")
    #expect(history.previous(from: "a") == nil)
    #expect(history.next() == "b")
    #expect(history.next() == "c")
    #expect(history.next() == "new")
    #expect(history.next() == nil)
  }

  @Test func `a filter that is written already is passed over`() {
    var history = QueryHistory(["b", "a"])
    #expect(history.previous(from: "b") == "a")
    #expect(history.next() == "b")
    #expect(history.next() == nil)
  }

  @Test func `a filter is kept once, the newest first, and blanks never`() {
    var history = QueryHistory()
    for text in ["a", "b", "a", "", "  "] { history.add(text) }
    #expect(history.entries == ["a", "b"])
    #expect(QueryHistory(["a", "b", "a"]).entries == ["a", "b"])
  }

  @Test func `a hundred are kept`() {
    var history = QueryHistory()
    for number in 0..<150 { history.add("\(number)") }
    #expect(history.entries.count == 100)
    #expect(history.entries.first == "149")
    #expect(QueryHistory((0..<150).map { "\($0)" }).entries.first == "0")
  }

  @Test func `keeping a filter starts again at the newest`() {
    var history = QueryHistory(["b", "a"])
    _ = history.previous(from: "")
    _ = history.previous(from: "")
    history.add("c")
    #expect(history.previous(from: "") == "c")
    #expect(history.next() == "")
    history.stop()
    #expect(history.next() == nil)
  }

  @Test func `an empty history has nothing to tell`() {
    var history = QueryHistory()
    #expect(history.previous(from: "x") == nil)
    #expect(history.next() == nil)
  }
}
