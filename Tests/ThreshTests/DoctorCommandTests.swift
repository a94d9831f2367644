import Foundation
import Testing

@Suite struct DoctorCommandTests {
  private func findings(_ result: Program.Result) throws -> [[String: String]] {
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    return try #require(object?["findings"] as? [[String: String]])
  }

  @Test func `where no terminal is nothing is asked, and nothing is made`() throws {
    let folder = try Folder()
    let result = try Program.run(["doctor", "--json", "--store", folder.store], in: folder)
    #expect(result.status == 0, "\(result.output)")
    #expect(!result.output.contains("\u{1B}"))
    let found = try findings(result)
    #expect(found.contains { $0["subject"] == "terminal" && $0["grade"] == "note" })
    #expect(!FileManager.default.fileExists(atPath: folder.store))
  }

  @Test func `a file where the store should be is a problem`() throws {
    let folder = try Folder()
    let path = folder.url.appending(path: "Experiments/quick.yaml").path
    let result = try Program.run(["doctor", "--json", "--store", path], in: folder)
    #expect(result.status == 1)
    #expect(try findings(result).contains { $0["section"] == "store" && $0["grade"] == "problem" })
  }
}
