import Foundation
import Testing

/// `e` on the runs: an experiment goes through a person's editor and becomes a run.
@Suite(.serialized) struct EditInTerminalTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    let trained = try Program.run(
      ["train", "Experiments/quick.yaml", "--set", "train.epochs=1", "--store", folder.store],
      in: folder)
    try #require(trained.status == 0, "\(trained.errors)")
  }

  /// An editor that changes the text by a command of sed, and shows that the terminal is its own.
  private func open(sed command: String) throws -> VirtualTerminal {
    let editor = folder.url.appending(path: "editor")
    try "#!/bin/sh\necho EDITING; sed -i '\(command)' \"$2\"; read answer\n".write(
      to: editor, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: editor.path)
    let terminal = try #require(
      VirtualTerminal(
        Program.path, ["--store", folder.store], columns: 100, lines: 30,
        environment: ["EDITOR": "\(editor.path) --wait"], directory: folder.path))
    try #require(terminal.wait(for: "quick"), "\(terminal.screen)")
    terminal.type("e")
    try #require(terminal.wait(for: "Edit its experiment first"), "\(terminal.screen)")
    terminal.type("e")
    try #require(terminal.wait(for: "EDITING"), "\(terminal.screen)")
    return terminal
  }

  @Test func `a changed text becomes a run that tells where it came from`() throws {
    let terminal = try open(sed: "s/^title:.*/title: wider/")
    #expect(!terminal.isAlternateScreen)
    terminal.resize(80, 24)
    terminal.press(.enter)
    try #require(terminal.wait(for: "A new run: wider."), "\(terminal.screen)")
    #expect(terminal.isAlternateScreen && terminal.line(0).contains("Runs"))
    terminal.type("t")
    #expect(terminal.wait(20) { $0.line(1).contains("wider") }, "\(terminal.screen)")
    #expect(terminal.wait(20, for: "DONE"), "\(terminal.screen)")
    terminal.type("q")
    #expect(terminal.waitForExit() == 0)
    #expect(terminal.isRestored)
    let list = try Program.run(["runs", "list", "--json", "--store", folder.store], in: folder)
    #expect(list.output.contains(#""note":"made from 0001""#), "\(list.output)")
    let edits = try FileManager.default.contentsOfDirectory(atPath: "\(folder.store)/edits")
    #expect(edits == [])
  }

  @Test func `a mistake is shown with its line, and the text can be dropped`() throws {
    let terminal = try open(sed: "s/epochs:/epoch:/")
    terminal.press(.enter)
    try #require(terminal.wait(for: "train.epoch is not a known key"), "\(terminal.screen)")
    #expect(terminal.screen.contains("0001.yaml:"), "\(terminal.screen)")
    terminal.type("d")
    #expect(terminal.wait(for: "edit of 0001 dropped"), "\(terminal.screen)")
    terminal.type("q")
    #expect(terminal.waitForExit() == 0)
  }
}
