import ArgumentParser
import Foundation
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh runs note`: a run's note.
struct RunsNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write a run's note, in place of the one it has.")

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber
  @Argument(help: "The note; - reads it from standard input, an empty one removes it.")
  var text: String
  @Flag(help: "Print the run as JSON.")
  var json = false
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    var note = text
    if text == "-" {
      let data = try FileHandle.standardInput.readToEnd() ?? Data()
      guard let read = String(data: data, encoding: .utf8) else {
        throw RuntimeError("standard input is not text; allowed: UTF-8")
      }
      note = read.hasSuffix("\n") ? String(read.dropLast()) : read
    }
    let store = try store.open()
    try store.setNote(number.id, to: note)
    try ChangedRuns(store: store, ids: [number.id]).print(asJSON: json) {
      $0.note.isEmpty ? "\($0.id.runText) has no note" : "\($0.id.runText) note: \($0.note)"
    }
  }
}
