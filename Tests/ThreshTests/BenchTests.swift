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
  ])
  func `what cannot be timed is told in a sentence`(arguments: [String], sentence: String) throws {
    let result = try Program.run(["bench"] + arguments, in: folder)
    #expect(result.status == 64)
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }
}
