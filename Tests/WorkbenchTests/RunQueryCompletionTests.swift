import Testing
import Workbench

@Suite struct RunQueryCompletionTests {
  /// What the text becomes with each of the completions at its end.
  private func completed(_ text: String, fields: [String] = RunQueryTests.fields) -> [String] {
    RunQuery.completions(
      of: text, cursor: text.count, fields: fields, tags: ["night", "two words", "base"]
    ).map { text.prefix($0.range.lowerBound) + $0.text }
  }

  @Test func `an empty filter offers fields, at most twenty`() {
    #expect(completed("").prefix(4) == ["status:", "tag:", "title:", "note:"])
    #expect(completed("").count == 20)
  }

  @Test func `the beginning of a field is completed, then what has it inside`() {
    #expect(completed("sta") == ["status:", "started"])
    #expect(completed("x ta").first == "x tag:")
    #expect(completed("(mac").prefix(2) == ["(macro-f1", "(macro-ap"])
    #expect(
      completed("rate") == ["train.optimizer.rate", "train.schedule.warmup.rate"])
    #expect(completed("train.r").contains("train.optimizer.rate"))
    #expect(completed("label:") == ["label:cat", "label:\"big dog\""])
    #expect(completed("label:c") == ["label:cat"])
  }

  @Test func `a whole field is followed by relations`() {
    #expect(completed("macro-f1").prefix(2) == ["macro-f1>", "macro-f1<"])
    #expect(completed("train.rate").first == "train.rate:")
    #expect(
      completed("label:cat") == ["label:cat>", "label:cat<"]
        + [">=", "<=", "=", "!="].map {
          "label:cat\($0)"
        })
    #expect(completed("took ").first == "took >")
    #expect(completed("a started").first == "a started<")
  }

  @Test func `a relation is followed by the values there are`() {
    #expect(completed("status:").count == 7)
    #expect(completed("status:r") == ["status:running", "status:interrupted"])
    #expect(completed("tag:") == ["tag:night", "tag:\"two words\"", "tag:base"])
    #expect(completed("tag: ") == ["tag: night", "tag: \"two words\"", "tag: base"])
    #expect(completed("has:") == ["has:both", "has:none", "has:cat", "has:cat+dog", "has:dog"])
    #expect(completed("has:cat") == ["has:cat+dog"])
    #expect(completed("archived:") == ["archived:yes", "archived:no"])
    #expect(completed("macro-f1>").isEmpty)
  }

  @Test func `a finished term is followed by and, or`() {
    #expect(completed("tag:night ").prefix(2) == ["tag:night and", "tag:night or"])
    #expect(completed("(a) ").prefix(2) == ["(a) and", "(a) or"])
    #expect(completed("night a").prefix(2) == ["night and", "night archived"])
    #expect(completed("a and ").prefix(2) == ["a and status:", "a and tag:"])
  }

  @Test func `inside quotes nothing is offered`() {
    #expect(completed("\"sta").isEmpty)
    #expect(completed("tag:\"ni").isEmpty)
  }

  @Test func `what stands after the cursor is left alone`() {
    let offers = RunQuery.completions(
      of: "sta and b", cursor: 3, fields: [], statuses: ["done"], tags: [])
    #expect(offers.first == .init(range: 0..<3, text: "status:"))
    #expect(RunQuery.completions(of: "a", cursor: -3, fields: [], tags: []).first?.range == 0..<0)
    #expect(
      RunQuery.completions(of: "status:d", cursor: 99, fields: [], tags: []).first
        == .init(range: 7..<8, text: "done"))
  }
}
