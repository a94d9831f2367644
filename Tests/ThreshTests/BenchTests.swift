import Foundation
import Testing

/// `thresh bench`, as a person starts it; what it measures is for the tests of `Benchmarks`.
@Suite struct BenchTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test func `the first step is told with its time and memory`() throws {
    let result = try Program.run(
      ["bench", "small", "--first-step", "--batch", "2", "--json"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let record = try #require(object as? [String: Any])
    #expect(record["bench"] as? String == "first_step" && record["net"] as? String == "small")
    #expect(try #require(record["first_step_s"] as? Double) > 0)
    #expect(try #require(record["peak_rss_mib"] as? Double) > 1)
  }

  @Test(arguments: [
    (["--first-step"], "a process has one first step: name one network with --first-step"),
    (
      ["small", "--first-step", "--layers"],
      "--kernels and --first-step stand alone, without --mode and --layers"
    ),
    (["--batch", "0"], "--batch is 0; allowed: 1...4096"),
    (["--runs", "9"], "--runs is 9; allowed: 50...100000"),
    (["--large-store", "--screens"], "--large-store stands alone, without a network"),
  ])
  func `what cannot be timed is told in a sentence`(arguments: [String], sentence: String) throws {
    let result = try Program.run(["bench"] + arguments, in: folder)
    #expect(result.status == 64)
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }

  @Test func `a large store is timed, kept, and taken up again`() throws {
    let arguments = [
      "bench", "--large-store", "--runs", "50", "--points", "100000", "--hours", "0",
      "--operations", "10", "--keep", "big", "--json",
    ]
    for _ in 0..<2 {
      let result = try Program.run(arguments, in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      let record = try #require(object as? [String: Any])
      #expect(record["runs"] as? Int == 50 && record["points"] as? Int == 100_000)
      let lines = try #require(record["lines"] as? [[String: Any]])
      #expect(lines.contains { $0["what"] as? String == "draw 8 runs x 1000 points" })
      #expect(lines.allSatisfy { $0["median"] is Double && $0["what"] is String })
    }
    let other = try Program.run(
      ["bench", "--large-store", "--runs", "60", "--points", "100000", "--keep", "big"],
      in: folder)
    #expect(other.status == 1)
    #expect(other.errors.contains("big: holds other runs than 60 runs, 100000 points"))
  }
}
