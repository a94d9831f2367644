import Testing
import Workbench

@Suite struct RunQueryErrorTests {
  private func problem(_ text: String, fields: [String] = RunQueryTests.fields) -> String {
    do throws(RunQueryError) {
      _ = try RunQuery(text, fields: fields)
      return "none"
    } catch { return error.description }
  }

  private static let terms = "a word, a comparison such as macro-f1>.8, not, or a parenthesis"
  private static let names =
    "status, tag, title, note, question, started, took, epoch, seed, run, archived, has, a measure"
    + " or a setting"

  @Test func `a field that is not known is named with the nearest`() {
    #expect(
      problem("tag:x macor-f1>.8")
        == "column 7: no field is called macor-f1; did you mean macro-f1? Allowed: \(Self.names).")
    #expect(
      problem("rate<.1")
        == "column 1: no field is called rate; did you mean train.optimizer.rate? "
        + "Allowed: \(Self.names).")
    #expect(problem("xyzzy=1") == "column 1: no field is called xyzzy; allowed: \(Self.names).")
    #expect(
      problem("label:cta>.8")
        == "column 1: no field is called label:cta; did you mean label:cat? "
        + "Allowed: label:cat, label:big dog.")
    #expect(problem("best:f1>.8").hasPrefix("column 1: no field is called best:f1; "))
    #expect(
      problem("rate<.1", fields: []) == "column 1: no field is called rate; "
        + "allowed: \(Self.names).")
  }

  @Test func `a short path that may be several settings names them`() {
    #expect(
      problem("x data.size>3")
        == "column 3: data.size may be any of 2 settings; "
        + "allowed: data.train.size, data.test.size.")
  }

  @Test(arguments: [
    ("epoch>many", "column 7: many is no value of epoch; allowed: a number, such as 12."),
    (
      "macro-f1 > 8o%",
      "column 12: 8o% is no value of macro-f1; allowed: a number, such as .8, 1e-3 or 80%."
    ),
    (
      "train.rate<low",
      "column 12: low is no value of train.rate; allowed: a number, such as .8, 1e-3 or 80%."
    ),
    (
      "status:runing",
      "column 8: runing is no value of status; did you mean running? "
        + "Allowed: queued, running, paused, interrupted, done, stopped, failed."
    ),
    ("took>1x", "column 6: 1x is no value of took; allowed: a time such as 90s, 20m or 1h30m."),
    (
      "started>2026-02-30",
      "column 9: 2026-02-30 is no value of started; "
        + "allowed: a date such as 2026-11-20, or an age such as 2d or 3h."
    ),
    ("started=2d", "column 1: an age is never just 2d; allowed: <, >, <=, >=."),
    ("archived:maybe", "column 10: maybe is no value of archived; allowed: yes, no."),
    (
      "has:\"\"",
      "column 5: an empty text is no value of has; allowed: both, none, or labels such as cat+dog."
    ),
    (
      "has:cat+dgo",
      "column 5: no label is called dgo; did you mean dog? Allowed: both, none, or sets of cat, dog."
    ),
    ("tag<x", "column 1: tag cannot be compared by <; allowed: :, !=, =."),
    ("title>=x", "column 1: title cannot be compared by >=; allowed: :, !=, =."),
    ("has!=both", "column 1: has cannot be compared by !=; allowed: :."),
    ("x tag:", "column 7: nothing follows tag:; allowed: a tag."),
    ("label:cat", "column 10: label:cat is compared with nothing; allowed: >, <, >=, <=, =, !=."),
    ("label:>.8", "column 7: no name follows label:; allowed: a label, such as label:cat."),
    ("set:<.8", "column 5: no name follows set:; allowed: labels, such as set:cat+dog."),
  ])
  func `a value that does not fit is told with what does`(text: String, problem expected: String) {
    #expect(problem(text) == expected)
  }

  @Test func `signs that stand wrong are told by their column`() {
    #expect(
      problem("a and") == "column 6: nothing follows and; allowed: \(Self.terms).")
    #expect(
      problem("or a") == "column 1: nothing comes first; "
        + "allowed: \(Self.terms).")
    #expect(
      problem("a or and b") == "column 6: nothing follows or; "
        + "allowed: \(Self.terms).")
    #expect(problem("()") == "column 2: nothing follows (; allowed: \(Self.terms).")
    #expect(
      problem("(a or b")
        == "column 8: the parenthesis at column 1 is not closed; allowed: as many ) as (.")
    #expect(
      problem("a) b")
        == "column 2: a parenthesis is closed that was not opened; allowed: as many ) as (.")
    #expect(
      problem("a \"two wo") == "column 10: a quote is not closed; allowed: \" after the last word.")
    #expect(
      problem("run<3 >4")
        == "column 7: no field stands before >; "
        + "allowed: a field, such as macro-f1>.8, or quotes around a text.")
  }

  @Test func `parentheses too deep are refused, a long row of not is not`() {
    let deep = String(repeating: "(", count: 10_000)
    #expect(problem(deep) == "column 65: parentheses are 65 deep; allowed: up to 64.")
    #expect(problem(String(repeating: "not ", count: 10_001) + "a") == "none")
    #expect(
      problem(String(repeating: "(", count: 64) + "a" + String(repeating: ")", count: 64))
        == "none")
    #expect(problem((1...2000).map { "w\($0)" }.joined(separator: " or ")) == "none")
  }

  @Test(arguments: ["nan", "inf", "0x1p3", "1e999", "1e", ".", "%", "--1", "8%%", "1e-3%", "٣"])
  func `what only looks like a number is none`(text: String) {
    #expect(problem("epoch=\(text)").hasPrefix("column 7: \(text) is no value of epoch"))
  }

  @Test(arguments: ["2026-1-2-3", "2026", "26-01-01", "2026-13", "2026-00-01", "0000-01-01", "d"])
  func `what only looks like a date is none`(text: String) {
    #expect(problem("started>\(text)").hasPrefix("column 9: \(text) is no value of started"))
  }

  @Test func `no text at all crashes the filter, its completion or its run`() {
    let pieces = [
      "(", ")", "\"", " ", ":", "=", "!=", "!", "<", "<=", ">", ">=", "and ", "or ", "not ",
      "has:", "label:", "set:", "mix:", "best:", "+", ".", "..", "-", "%", "e", "9", "99999999999",
      "2026-", "11", "d", "h", "took", "started", "status", "macro-f1", "train.", "rate", "é", "🐕",
      "e\u{301}", "\u{0}", "\t", "\r\n", "\u{200D}", "archived", "tag", "run", "cat", "last.",
    ]
    var noise = Sample.Noise()
    func next(_ count: Int) -> Int { min(Int((noise.next() + 1) / 2 * Double(count)), count - 1) }
    var understood = 0
    for round in 0..<1500 {
      let text = (0...next(9)).map { _ in pieces[next(pieces.count)] }.joined()
      let fields = round % 2 == 0 ? RunQueryTests.fields : []
      do throws(RunQueryError) {
        let query = try RunQuery(text, fields: fields)
        understood += 1
        for run in [RunQueryTests.night, RunQueryTests.base, RunQueryTests.bare] {
          _ = query.matches(run, now: Sample.now)
        }
      } catch {
        #expect((1...(text.count + 1)).contains(error.column), "\(text)")
      }
      let cursor = next(text.count + 3) - 1
      for completion in RunQuery.completions(of: text, cursor: cursor, fields: fields, tags: ["a"])
      {
        #expect(completion.range.lowerBound >= 0 && completion.range.upperBound <= text.count)
      }
    }
    #expect(understood > 150)
  }
}
