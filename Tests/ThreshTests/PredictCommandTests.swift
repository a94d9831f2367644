import Foundation
import Testing

/// `thresh predict` as a person starts it, on pictures that `thresh data preview` writes.
@Suite struct PredictCommandTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    let trained = try Program.run(
      [
        "train", "Experiments/quick.yaml", "--set", "train.epochs=1", "--set", "data.pictures=80",
      ], in: folder)
    #expect(trained.status == 0, "\(trained.errors)")
    let pictures = folder.url.appending(path: "pictures")
    try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
    let preview = try Program.run(
      ["data", "preview", "Experiments/quick.yaml", "-o", "pictures/1.png"], in: folder)
    #expect(preview.status == 0, "\(preview.errors)")
    try FileManager.default.copyItem(
      at: pictures.appending(path: "1.png"), to: pictures.appending(path: "a b.png"))
    try Data("text".utf8).write(to: pictures.appending(path: "z.png"))
  }

  private func predict(_ arguments: String...) throws -> Program.Result {
    try Program.run(["predict", "1"] + arguments, in: folder)
  }

  @Test func `images that can be read have a line each, the others a reason and the status 1`()
    throws
  {
    let result = try predict("pictures")
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("pictures/1.png    ") == true)
    let errors = result.errors.split(separator: "\n")
    let head = "run 0001 quick, weights of epoch 1, thresholds tuned (f1, version 1)"
    #expect(errors.first.map(String.init) == head)
    #expect(errors.dropFirst().first == "pictures/z.png: is text; allowed: JPEG, PNG")
    #expect(errors.last?.hasPrefix("3 images in ") == true)
    #expect(errors.last?.hasSuffix("; 1 of them failed") == true)

    let json = try predict("pictures", "--json", "--quiet", "--untuned", "--threads", "1")
    #expect(json.status == 1)
    #expect(json.errors == "")
    let objects = json.output.split(separator: "\n").map { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
    }
    #expect(objects.count == 3)
    #expect(objects[1]?["path"] as? String == "pictures/a b.png")
    #expect((objects[1]?["scores"] as? [String: Double])?.count == 2)
    #expect(objects[2]?["error"] as? String == "is text; allowed: JPEG, PNG")
  }

  @Test func `images are sorted into folders once, as a set that can be read`() throws {
    let all = ["pictures/1.png", "pictures/a b.png", "--write-folders", "sorted", "--csv"]
    for _ in 0..<2 {
      let result = try Program.run(["predict", "1"] + all, in: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
    let sorted = try FileManager.default.subpathsOfDirectory(
      atPath: folder.url.appending(path: "sorted").path)
    #expect(sorted.count { $0.hasSuffix(".png") } == 2)
    #expect(try Program.run(["predict", "1", "a.png", "--link"], in: folder).status == 64)
    let missing = try Program.run(["predict", "7", "a.png"], in: folder)
    #expect(missing.status == 1)
    #expect(missing.errors.contains("there is no run 0007"), "\(missing.errors)")
  }

  @Test func `a signal ends it between two lines, and a closed pipe without a word`() throws {
    func start(_ command: String) throws -> (Process, FileHandle) {
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", command]
      process.currentDirectoryURL = folder.url
      let errors = folder.url.appending(path: "errors")
      _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
      process.standardError = try FileHandle(forWritingTo: errors)
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      return (process, output.fileHandleForReading)
    }
    let (head, _) = try start(
      "yes pictures/1.png | '\(Program.path)' predict 1 - --quiet | head -3 > lines")
    head.waitUntilExit()
    #expect(
      try String(contentsOf: folder.url.appending(path: "lines"), encoding: .utf8)
        .split(separator: "\n").count == 3)
    #expect(try Data(contentsOf: folder.url.appending(path: "errors")).isEmpty)

    try Data(String(repeating: "pictures/1.png\n", count: 200_000).utf8).write(
      to: folder.url.appending(path: "list"))
    let (endless, output) = try start("exec '\(Program.path)' predict 1 - --quiet < list")
    var text = output.availableData
    endless.interrupt()
    while true {
      let more = output.availableData
      guard !more.isEmpty else { break }
      text += more
    }
    endless.waitUntilExit()
    #expect(endless.terminationStatus == 128 + SIGINT)
    #expect(text.last == UInt8(ascii: "\n"))
  }
}
