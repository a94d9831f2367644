import Experiments
import Foundation
import RunStore
import Testing
import Workbench

@testable import WorkbenchRuntime

/// What another run of a run is made of.
@Suite struct PastExperimentTests {
  private static let text = """
    # what a person wrote
    seed: 3
    data: {source: "scenes:pets", pictures: 240, size: [24, 24]}
    train: {epochs: 2}

    """
  private let source = ExperimentSource(name: "night.yaml", text: text, directory: ".")

  private func past(_ overrides: [String] = [], directory: String = ".", text: String = text) throws
    -> ExperimentSource
  {
    let store = try RunStore.temporary()
    var source = source
    source.text = text
    source.directory = directory
    let run = try PreparedRun.new(source, overrides: overrides, in: store).lease.run
    return try .past(run, in: store)
  }

  @Test func `it is the text as it was written, where that means the same`() throws {
    #expect(try past() == source)
  }

  @Test func `another seed is written into that text`() throws {
    #expect(
      try past(["seed=18446744073709551615"]).text
        == Self.text.replacing("seed: 3", with: "seed: 18446744073709551615"))
    let unseeded = Self.text.replacing("seed: 3\n", with: "")
    #expect(try past(["seed=4"], text: unseeded).text == unseeded + "seed: 4\n")
  }

  @Test func `with other settings given beside it, it is the text with all settings`() throws {
    let past = try past(["train.epochs=5"])
    #expect(try past.experiment().train.epochs == 5)
    #expect(!past.text.contains("# what") && past.directory == "/")
  }

  @Test func `without a label set it is the same experiment with none of its training images`()
    throws
  {
    let store = try RunStore.temporary()
    var named = source
    named.text = """
      title: odd
      seed: 3
      data: {source: "scenes:pets", pictures: 240, size: [24, 24]}
      mix: {cat: 40, "dog": 20, "none": 30}

      """
    let run = try PreparedRun.new(named, in: store).lease.run
    let held = try ExperimentSource.past(run, without: ["cat", "dog"], in: store).experiment()
    #expect(held.title == "odd without cat+dog" && held.seed == 3)
    #expect(held.mix.without == [["cat", "dog"]])
    let queued = try RunSource.without([], of: RunID(run)).open(in: RunStores(store))
    #expect(try queued.experiment().mix.without == [[]])
    #expect(
      RunSource.without(["a.b"], of: RunID(run)).note == "again from \(run.runText) without a.b")
    // A file reads a+b as two labels, so that a label of that name cannot be written.
    #expect(
      sentence { try ExperimentSource.past(run, without: ["a+b"], in: store) }.contains("a"))
  }

  @Test func `labels with dots, colons and spaces are held out as they are called`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "odd-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let labels = ["a.b: c", "no", "#1 - 'x'"]
    for label in labels {
      try FileManager.default.createDirectory(
        at: folder.appending(path: "photos/\(label)"), withIntermediateDirectories: true)
    }
    let store = try RunStore.temporary()
    let source = ExperimentSource(
      name: "odd.yaml", text: "data: {source: photos, size: [24, 24]}\n", directory: folder.path)
    let run = try PreparedRun.new(source, in: store).lease.run
    for label in labels {
      let held = try ExperimentSource.past(run, without: [label], in: store).experiment()
      #expect(held.mix.without == [[label]])
    }
  }

  @Test func `data of a folder that is not found from here is named from the root`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "past-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for label in ["cat", "dog"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: "photos/\(label)"), withIntermediateDirectories: true)
    }
    let text = Self.text.replacing(
      "\"scenes:pets\", pictures: 240", with: "photos")
    let past = try past(directory: folder.path, text: text)
    #expect(past.text.contains("\(folder.standardizedFileURL.path)/photos"), "\(past.text)")
    #expect(throws: Never.self) { try past.experiment() }
  }

  @Test func `VISUAL goes before EDITOR, with its own words; what is no program is named`() throws {
    let editor = try TextEditor(
      environment: ["VISUAL": "/bin/sh -c", "EDITOR": "nothing", "PATH": "/bin"])
    #expect(editor.command == ["/bin/sh", "-c"])
    #expect(
      throws: RuntimeError("EDITOR names no-such-editor, which is no program here")
    ) { try TextEditor(environment: ["VISUAL": " ", "EDITOR": "no-such-editor", "PATH": "/bin"]) }
  }

  @Test func `the last words of a process are those it wrote itself`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try "of another session\n".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(
      QueueRunner.lastWords(inLog: path, 19)
        == "its process ended without a word before it began to train")
    try "of another session\n\nError: a\n  b\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(QueueRunner.lastWords(inLog: path, 19) == "Error: a; b")
    #expect(QueueRunner.lastWords(inLog: "/no/such/file", 0).contains("without a word"))
  }
}
