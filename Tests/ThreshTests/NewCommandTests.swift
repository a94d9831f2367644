import Foundation
import Testing

@Suite struct NewCommandTests {
  private func writeListing(in folder: Folder) throws {
    // A picture of one pixel, once for each row.
    let png = Data(
      base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
        + "awAAAABJRU5ErkJggg==")
    let photos = folder.url.appending(path: "my photos")
    try FileManager.default.createDirectory(at: photos, withIntermediateDirectories: true)
    for name in ["a", "b"] { try png?.write(to: photos.appending(path: "\(name).png")) }
    try "file,labels\na.png,cat\nb.png,\n".write(
      to: photos.appending(path: "labels.csv"), atomically: true, encoding: .utf8)
  }

  @Test func `what is answered beforehand is not asked, and the file is an experiment`() throws {
    let folder = try Folder()
    try writeListing(in: folder)
    let made = try Program.run(
      ["new", "my photos", "--labels", "cat", "--goal", "miss", "--time", "quick"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("thresh train 'Experiments/my photos.yaml'"))
    let checked = try Program.run(["experiment", "Experiments/my photos.yaml"], in: folder)
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(
      checked.output.contains("source: \"../my photos\"") || checked.output.contains("../my photos")
    )
    #expect(checked.output.contains("goal: recall>=0.95"))
  }

  @Test func `nobody waits for an answer where nobody can give one, and no file is written over`()
    throws
  {
    let folder = try Folder()
    try writeListing(in: folder)
    let open = try Program.run(["new", "my photos", "--goal", "even"], in: folder)
    #expect(open.status == 1)
    #expect(
      open.errors.contains(
        "nobody can be asked here, and --labels, --time are missing; allowed: to give them, or "
          + "--yes for defaults"))
    let arguments = ["new", "my photos", "--yes", "-o", "x.yaml"]
    #expect(try Program.run(arguments, in: folder).status == 0)
    let again = try Program.run(arguments, in: folder)
    #expect(again.status == 1)
    #expect(again.errors.contains("x.yaml: there is a file already"))
    #expect(try Program.run(arguments + ["--force"], in: folder).status == 0)
  }

  @Test func `a folder without labels is told what can be read`() throws {
    let folder = try Folder()
    let result = try Program.run(["new", "Experiments", "--yes"], in: folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("allowed: a folder for each label, labels.csv, COCO, VOC, YOLO"))
    #expect(result.errors.contains("photos/cat+dog"))
  }
}
