import Experiments
import Foundation
import Studies
import Workbench

/// The experiments a person can start here: pets, which needs no file and comes first, those in the
/// present folder, and the files under `Experiments/`.
enum ExperimentShelf {
  /// - Parameters:
  ///   - folder: every YAML file in it is an experiment, with mistakes perhaps, or a study.
  ///   - present: YAML files of any kind may be here; an experiment says where its data is.
  static func entries(
    in folder: String = "Experiments", besides present: String = "."
  ) -> [ExperimentEntry] {
    let files = files(in: folder)
    let others = files.filter { $0 != "pets.yaml" && !isStudy("\(folder)/\($0)") }
    let pets = files.contains("pets.yaml") ? "\(folder)/pets.yaml" : ExperimentSource.builtInPets
    let loose = Self.files(in: present).map { present == "." ? $0 : "\(present)/\($0)" }
      .filter(isExperiment)
    return ([pets] + loose + others.map { "\(folder)/\($0)" }).map(entry)
  }

  private static func files(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
  }

  private static func isExperiment(_ path: String) -> Bool {
    guard let text = try? Experiment.text(ofFile: path), !Study.isStudy(text) else { return false }
    return text.lines.contains { $0.hasPrefix("data:") }
  }

  /// A study is no experiment; `thresh study` starts it.
  private static func isStudy(_ path: String) -> Bool {
    (try? Experiment.text(ofFile: path)).map(Study.isStudy) ?? false
  }

  private static func entry(_ path: String) -> ExperimentEntry {
    let isBuiltIn = path == ExperimentSource.builtInPets
    do {
      let experiment = try ExperimentSource.open(path).experiment()
      return ExperimentEntry(
        path: path, title: experiment.title, question: experiment.question,
        summary: summary(of: experiment), isBuiltIn: isBuiltIn)
    } catch {
      return ExperimentEntry(
        path: path, title: URL(filePath: path).deletingPathExtension().lastPathComponent,
        problems: "\(error)".lines, isBuiltIn: isBuiltIn)
    }
  }

  private static func summary(of experiment: Experiment) -> String {
    let data = experiment.data
    let images =
      data.isDrawn
      ? "\(data.pictures) drawn pictures" : "images of \(data.place)"
    return "\(images), \(data.width)x\(data.height), \(experiment.train.epochs) epochs"
  }
}
