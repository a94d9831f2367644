import Experiments
import Foundation
import RunStore
import Workbench

/// The experiment of a past run while a person edits it, in a file of its own.
package struct EditedExperiment: Equatable, Sendable {
  /// The run it was made from.
  package let run: RunID
  /// The file, under `edits` in the store's folder.
  package let path: String

  package init(run: RunID, path: String) {
    self.run = run
    self.path = path
  }

  /// Writes the experiment of a run to a new file.
  package static func begin(_ run: RunID, in stores: RunStores) throws -> EditedExperiment {
    let (store, number) = try stores.find(run)
    let folder = "\(store.path)/edits"
    let text = try ExperimentSource.past(number, in: store).text
    let files = FileManager.default
    let names = ["\(number.runText).yaml"] + (2...999).map { "\(number.runText)-\($0).yaml" }
    guard let name = names.first(where: { !files.fileExists(atPath: "\(folder)/\($0)") }) else {
      throw RuntimeError("\(folder) is full of edits of run \(run.runText); delete some of them")
    }
    let edit = EditedExperiment(run: run, path: "\(folder)/\(name)")
    do {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try text.write(toFile: edit.path, atomically: true, encoding: .utf8)
    } catch {
      throw RuntimeError("\(edit.path) could not be written: \(error.localizedDescription)")
    }
    return edit
  }

  /// The text as it is now; paths in it start where those of the run's experiment do.
  package func source(in stores: RunStores) throws -> ExperimentSource {
    var source = try past(in: stores)
    source.text = try Experiment.text(ofFile: path)
    return source
  }

  /// What became of the text.
  package func check(in stores: RunStores) throws -> ExperimentEdit {
    let before = try past(in: stores)
    let source = try source(in: stores)
    var edit = ExperimentEdit(run: run, path: path, isChanged: source.text != before.text)
    do {
      edit.title = try source.experiment().title
    } catch {
      // Lines are those of the file that is edited, whatever the experiment was called.
      let name = URL(filePath: path).lastPathComponent
      edit.problems = error.problems.map { $0.text(file: name) }
    }
    return edit
  }

  private func past(in stores: RunStores) throws -> ExperimentSource {
    let (store, number) = try stores.find(run)
    return try ExperimentSource.past(number, in: store)
  }

  /// Deletes the file: its text is kept with a run, or nobody wants it.
  package func discard() { try? FileManager.default.removeItem(atPath: path) }
}
