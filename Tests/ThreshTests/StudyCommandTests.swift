import Foundation
import Testing

/// A study from its file to its sheet, with the real program.
@Suite(.serialized) struct StudyCommandTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try Self.text.write(
      to: folder.url.appending(path: "study.yaml"), atomically: true, encoding: .utf8)
  }

  private static let text = """
    title: small study
    experiment:
      data:
        source: scenes:pets
        labels: [cat, dog]
        pictures: 160
        size: [16, 16]
        seed: 3
        split: {train: 0.5, validation: 0, tune: 0.2, test: 0.3}
      network:
        layers: [{conv: 8}, relu, global-average-pool]
      train: {batch: 16, optimizer: {rate: 1e-2}}
    images: 40
    steps: 40
    seeds: 2
    arms: [singles, {swap: 20%}]
    strata: {cat: 30%, dog: 30%, cat+dog: 10%, none: 30%}
    """

  private func thresh(_ arguments: String..., store: String? = nil) throws -> Program.Result {
    try Program.run(arguments + ["--store", store ?? folder.store], in: folder)
  }

  private func object(_ text: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any], "\(text)")
  }

  /// The sheet as one text, without the numbers its store gave to the runs.
  private func sheet(_ text: String) throws -> String {
    var sheet = try #require(try object(text)["sheet"] as? [String: Any])
    var arms = try #require(sheet["arms"] as? [[String: Any]])
    for index in arms.indices { arms[index]["runs"] = nil }
    sheet["arms"] = arms
    return String(
      decoding: try JSONSerialization.data(withJSONObject: sheet, options: .sortedKeys),
      as: UTF8.self)
  }

  /// Kills every process whose arguments name a store.
  private static func killProcesses(mentioning store: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    for process in names.compactMap({ Int32($0) }) {
      let arguments = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
      let words = arguments.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      if words.contains(store) { kill(process, SIGKILL) }
    }
  }

  @Test func `a study that was killed goes on, and its sheet is that of one that was not`() throws {
    let whole = try thresh("study", "study.yaml", "--json")
    try #require(whole.status == 0, "\(whole.errors)")

    let other = folder.url.appending(path: "other").path
    let killed = try Program.start(
      ["study", "study.yaml", "--set", "seeds=2", "--store", other], in: folder)
    let end = Date().addingTimeInterval(60)
    while Date() < end {
      let list = try Program.run(["runs", "list", "--json", "--store", other], in: folder)
      if list.output.contains("\"done\"") { break }
      usleep(50_000)
    }
    // The study, whoever works on its queue, and what trains.
    kill(killed.processIdentifier, SIGKILL)
    killed.waitUntilExit()
    Self.killProcesses(mentioning: other)
    let resumed = try thresh("study", "study.yaml", "--json", store: other)
    try #require(resumed.status == 0, "\(resumed.errors)")
    #expect(try sheet(resumed.output) == sheet(whole.output))

    // What is there is used: nothing is trained again.
    let again = try thresh("study", "study.yaml", "--json", store: other)
    #expect(try sheet(again.output) == sheet(whole.output))
    let runs = try thresh("runs", "list", "--json", store: other).output
    #expect(runs.split(separator: "\n").count == 4)

    let list = try thresh("study", "list", store: other).output
    #expect(list.contains("small study") && list.contains("study.yaml"))
    let shown = try thresh("study", "show", "small study", store: other).output
    #expect(shown.contains("swap 20% against singles"), "\(shown)")
    let grouped = try thresh(
      "runs", "list", "--filter", "study:small", "--columns", "title,arm", store: other)
    #expect(grouped.output.contains("swap 20%"), "\(grouped.output) \(grouped.errors)")
  }

  @Test func `a sheet is written as a page, and what it was worked out from to a folder`() throws {
    let trained = try thresh("study", "study.yaml", "--set", "seeds=1", "--csv")
    try #require(trained.status == 0, "\(trained.errors)")
    #expect(trained.output.hasPrefix("arm,reference,figure,primary,seeds,effect,lower,upper"))
    let written = try thresh("study", "export", "small study", "--to", "out")
    #expect(written.status == 0, "\(written.errors)")
    let scores = try String(
      contentsOf: folder.url.appending(path: "out/scores.csv"), encoding: .utf8)
    let lines = scores.split(separator: "\n")
    #expect(
      lines[0]
        == "arm,seed,run,image,name,stratum,target:cat,target:dog,score:cat,score:dog")
    // 48 test images, two arms.
    #expect(lines.count == 1 + 2 * 48)
    let page = try thresh("study", "report", "small study", "-o", "study.html")
    #expect(page.status == 0 && page.output.hasPrefix("study.html: Study, "), "\(page.errors)")
    let html = try String(
      contentsOf: folder.url.appending(path: "study.html"), encoding: .utf8)
    let shown = try thresh("study", "show", "small study").output
    for line in shown.split(separator: "\n") where line.contains(" against singles: ") {
      #expect(html.contains(line.drop { $0 == " " }), "\(line)")
    }
    let sheet = try Data(contentsOf: folder.url.appending(path: "out/sheet.json"))
    #expect(try object(String(decoding: sheet, as: UTF8.self))["sheet"] != nil)
  }

  @Test func `what keeps a study from being trained is told before anything is`() throws {
    let many = try thresh("study", "study.yaml", "--set", "images=400")
    #expect(many.status == 1)
    #expect(
      many.errors.contains(
        "study.yaml: singles asks for 200 training images of cat among 400; the data holds 20"),
      "\(many.errors)")
    let wrong = try thresh("study", "study.yaml", "--set", "stepz=4")
    #expect(wrong.status == 1 && wrong.errors.contains("did you mean steps?"), "\(wrong.errors)")
    let unknown = try thresh("study", "show", "smal study")
    #expect(unknown.status == 1 && unknown.errors.contains("smal study"), "\(unknown.errors)")
    #expect(try thresh("runs", "list", "--json").output == "")
    #expect(try thresh("study", "keys").output.contains("compare.margin"))
  }
}
