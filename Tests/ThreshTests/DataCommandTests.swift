import Foundation
import Testing

/// `thresh data`, as a person starts it.
@Suite struct DataCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func json(_ text: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any])
  }

  /// Writes a sheet of drawn pictures and copies it to each of these files.
  private func writeSheets(_ names: String...) throws {
    for (index, name) in names.enumerated() {
      let sheet = folder.url.appending(path: "photos/\(name)")
      try FileManager.default.createDirectory(
        at: sheet.deletingLastPathComponent(), withIntermediateDirectories: true)
      let result = try Program.run(
        [
          "data", "preview", "Experiments/quick.yaml", "-o", sheet.path, "--images", "2",
          "--variants", "1", "--side", "24", "--set", "data.pictures=8", "--set", "seed=\(index)",
        ], in: folder)
      try #require(result.status == 0, "\(result.errors)")
    }
  }

  @Test func `an experiment's data is counted, as text and as JSON`() throws {
    let text = try Program.run(["data", "inspect", "Experiments/quick.yaml"], in: folder)
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.hasPrefix("240 images, 2 labels; squeezed to 24x24 pixels in colour\n"))
    let record = try json(
      Program.run(
        ["data", "inspect", "Experiments/quick.yaml", "--json", "--set", "mix={cat: 9, dog: 5}"],
        in: folder
      ).output)
    let parts = try #require(record["parts"] as? [[String: Any]])
    #expect(parts.map { $0["name"] as? String } == ["train", "validation", "tune", "test"])
    #expect(parts.map { $0["images"] as? Int } == [14, 24, 24, 24])
    let findings = try #require(record["findings"] as? [[String: Any]])
    #expect(findings.contains { $0["kind"] as? String == "missing_in_training" })
  }

  @Test func `a folder of photographs is counted, and what cannot be read is named`() throws {
    try writeSheets("cat/1.png", "dog/1.png", "none/1.png")
    try Data("no picture".utf8).write(to: folder.url.appending(path: "photos/cat/2.png"))
    let result = try Program.run(["data", "inspect", "photos", "--set", "data.size=8"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("cat/2.png: is text; allowed: JPEG, PNG"))
    #expect(result.errors.hasPrefix("3 images decoded, 0 from the cache in "))
    let again = try Program.run(["data", "inspect", "photos", "--set", "data.size=8"], in: folder)
    #expect(again.errors.hasPrefix("0 images decoded, 3 from the cache in "))
    #expect(again.output == result.output)
  }

  @Test func `a preview is a PNG file of the size that its rows and columns take`() throws {
    try writeSheets("sheet.png")
    let file = try Data(contentsOf: folder.url.appending(path: "photos/sheet.png"))
    #expect(file.starts(with: [0x89, 0x50, 0x4e, 0x47]))
    // Two columns of 24 pixels with gaps of 4, and a wider one after the first; two rows.
    #expect(Array(file[16..<24]) == [0, 0, 0, 68, 0, 0, 0, 60])
  }

  @Test(arguments: [
    (["inspect", "nowhere"], "nowhere: data.source: there is no file or folder nowhere"),
    (["inspect", "Experiments"], "Experiments: "),
    (["preview", "Experiments/quick.yaml", "--images", "0"], "--images is 0; allowed: 1 to 100"),
    (["inspect", "Experiments/quick.yaml", "--set", "mix={fox: 3}"], "mix.fox names fox"),
    (
      ["preview", "Experiments/quick.yaml", "-o", "nowhere/sheet.png"],
      "--output nowhere/sheet.png cannot be written (No such file or directory)"
    ),
    (
      ["inspect", "Experiments/quick.yaml", "--set", "mix.negatives.held_out=car"],
      "mix.negatives.held_out names car, which no negative shows; allowed: none, for none is known"
    ),
  ])
  func `what cannot be looked at is told in a sentence`(arguments: [String], sentence: String)
    throws
  {
    let result = try Program.run(["data"] + arguments, in: folder)
    #expect(result.status != 0)
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }
}
