import Experiments
import Foundation
import Testing

struct BadFileTests {
  @Test(arguments: [
    ("", "try.yaml: is empty; an experiment needs at least data.source"),
    ("# a comment\n", "try.yaml: is empty; an experiment needs at least data.source"),
    ("hello", "try.yaml:1:1: the experiment is hello; allowed: a map of settings (key: value)"),
    ("[1, 2]", "try.yaml:1:1: the experiment is [1, 2]; allowed: a map of settings (key: value)"),
    (
      "data:\n\tsource: scenes:pets\n",
      "try.yaml:2:1: no value starts with this character; indent with spaces, not tabs, and put "
        + "text that starts with @, ` or % in quotes"
    ),
    (
      "title: a: b\n",
      "try.yaml:1:9: a key cannot stand here; is the line indented wrongly, or a text with \": \" "
        + "in it not in quotes?"
    ),
    (
      "title: x\n  seed: 1\n",
      "try.yaml:2:7: a key cannot stand here; is the line indented wrongly, or a text with \": \" "
        + "in it not in quotes?"
    ),
    (
      "data: {source: x\ntitle: y\n",
      "try.yaml:2:6: the map that begins at 1:7 is not closed by } before this"
    ),
    (
      "title: [a, b\n",
      "try.yaml:2:1: the list that begins at 1:8 is not closed by ] before this"
    ),
    ("title: \"abc\n", "try.yaml:2:1: the text in quotes that begins at 1:8 is not closed"),
    (
      "data:\n    source: x\n  format: auto\n",
      "try.yaml:3:3: a key was expected here; is the line indented otherwise than its neighbours, "
        + "or something before it not closed?"
    ),
    (
      "title: - a\n",
      "try.yaml:1:8: a \"- \" cannot stand here; put the list on the lines below its key"
    ),
    (
      "title: x\n---\ntitle: y\n",
      "try.yaml:2:1: a second document begins here; an experiment file holds one"
    ),
    ("title: a\u{0}b", "try.yaml:1:9: holds \\0 that no text has; is it a text file?"),
    (
      "data: &d {source: scenes:pets}\nmix: *d",
      "try.yaml:1:7: data has an anchor (&name); anchors and aliases are not read: "
        + "write the value out"
    ),
    (
      "seed: *one",
      "try.yaml:1:7: *name is an alias, and aliases are not read; put the text in quotes, or "
        + "write the value out"
    ),
  ])
  func `what is no experiment is told in a sentence`(text: String, problem: String) {
    #expect(problems(text) == [problem])
  }

  @Test func `keys that are no text are refused`() {
    #expect(
      problems(least + "? {a: 1}\n: 2\n") == [
        "try.yaml:2:3: the experiment has a key that is no plain text"
      ])
  }

  @Test func `nesting beyond reason is refused however it is written`() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
      for depth in [100, 900, 5000, 60_000] {
        let text = String(repeating: open, count: depth) + String(repeating: close, count: depth)
        let found = problems(text.hasPrefix("-") ? text + "x" : "title: " + text)
        #expect(
          found.contains { $0.contains("nested") || $0.contains("bytes") }, "\(open) \(depth)")
      }
    }
  }

  @Test func `aliases that stand for more than memory holds are refused before they are followed`()
  {
    var bomb = "a0: &a0 [x, x, x, x]\n"
    for level in 1...12 {
      let alias = "*a\(level - 1)"
      bomb += "a\(level): &a\(level) [\(alias), \(alias), \(alias), \(alias)]\n"
    }
    #expect(
      problems(bomb + "? *a12\n: 1\n")
        == ["try.yaml: is full of aliases (*name), which are not read; write the values out"])
  }

  @Test func `a huge file is refused by its size`() {
    let text = String(repeating: "title: aaaaaaa\n", count: 700_000)
    #expect(
      problems(text) == ["try.yaml: has 10500000 bytes; an experiment file has at most 200000"])
  }

  @Test func `thousands of repeated keys end in a problem, not in hours`() {
    #expect(!problems(String(repeating: "a: 1\n", count: 30_000)).isEmpty)
  }

  @Test func `no mangled file is more than an error`() throws {
    let source = try Experiment.text(ofFile: "\(experimentsFolder)/pets.yaml")
    let bytes = Array(source.utf8)
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    func next(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 16) % count
    }
    let odd = Array("[]{}:,-?&*!|>'\"%@`#\n\t\r \u{0}\u{FFFD}~<=+.0e".utf8)
    for _ in 0..<400 {
      var mangled = bytes
      for _ in 0...next(6) {
        let place = next(mangled.count)
        switch next(4) {
        case 0: mangled[place] = odd[next(odd.count)]
        case 1: mangled.insert(odd[next(odd.count)], at: place)
        case 2: mangled.removeSubrange(place..<min(mangled.count, place + 1 + next(30)))
        default:
          let end = min(mangled.count, place + next(200))
          mangled.insert(contentsOf: mangled[place..<end], at: next(mangled.count))
        }
        if mangled.isEmpty { mangled = bytes }
      }
      for problem in problems(String(decoding: mangled, as: UTF8.self)) {
        #expect(problem.hasPrefix("try.yaml"))
      }
    }
  }

  @Test func `files that cannot be read are told by name`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "thresh-experiments-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let binary = folder.appendingPathComponent("binary.yaml").path
    try Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) })
      .write(to: URL(fileURLWithPath: binary))
    let large = folder.appendingPathComponent("large.yaml").path
    try Data(repeating: 0x61, count: 10_000_000).write(to: URL(fileURLWithPath: large))

    func problem(_ path: String) -> String {
      do throws(ExperimentFileErrors) {
        _ = try Experiment.read(path: path)
        return "read"
      } catch {
        return error.description
      }
    }
    #expect(
      problem(binary) == "\(binary): holds bytes that no text has; is it a text file (UTF-8)?")
    #expect(
      problem(large) == "\(large): has more than 200000 bytes, too many for an experiment file")
    #expect(problem(folder.path) == "\(folder.path): is a folder, not an experiment file")
    let missing = folder.appendingPathComponent("binray.yaml").path
    #expect(problem(missing) == "\(missing): there is no such file; did you mean binary.yaml?")
    #expect(problem("") == ": there is no such file")
  }

  @Test func `a file is read with its folder as the start of its paths`() throws {
    let experiment = try Experiment.read(
      path: "\(experimentsFolder)/pets.yaml", overrides: ["train.epochs=2"])
    #expect(experiment.title == "pets")
    #expect(experiment.train.epochs == 2)
    #expect(Experiment.directory(of: "a/b.yaml") == "a")
    #expect(Experiment.directory(of: "b.yaml") == ".")
  }
}
