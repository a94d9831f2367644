import Curation
import Datasets
import Experiments
import Foundation

/// A set of images that an experiment is to be written about, looked into.
package struct ExaminedImages: Sendable {
  /// As it was given, from the present folder.
  package let source: String
  package let format: DataFormat
  package let inspection: Inspection

  /// - Parameters:
  ///   - labels: nil for all that are found.
  ///   - cache: the folder for decoded images, which training takes them from again.
  ///   - progress: told how many images of how many are done, from any thread.
  /// - Throws: one sentence about what kept the images from being read.
  package init(
    _ source: String, labels: [String]? = nil, cache: String?,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) throws {
    let source = Self.path(source)
    let directory = FileManager.default.currentDirectoryPath
    let format = try DataFormat.found(in: source, directory: directory)
    let side = DraftTime.quick.side
    let description = DataDescription(
      source: source, format: format, labels: labels, height: side, width: side)
    let data = try CuratedData.open(
      Experiment(title: "", data: description), directory: directory, cache: cache,
      progress: progress)
    self.source = source
    self.format = format
    inspection = data.inspection
  }

  /// A folder that is called like drawn pictures is a folder all the same.
  private static func path(_ source: String) -> String {
    source.hasPrefix("scenes:") ? "./\(source)" : source
  }

  /// What fits in a time on this machine, whose pace is measured on the network for a moment.
  package func plan(_ time: DraftTime, workers: Int) -> DraftPlan {
    func count(_ part: SplitPart) -> Int {
      inspection.parts.first { $0.name == part.rawValue }?.images ?? 0
    }
    let shape = DraftPlan.shape(for: time, of: inspection)
    let pace = TrainingPace.measured(
      time.network.description, shape: shape, labels: inspection.labels.count, workers: workers,
      batch: time.network == .blocks ? 32 : 8)
    return DraftPlan(
      time, shape: shape, training: count(.train), validation: count(.validation), pace: pace)
  }

  /// What was found, in a sentence.
  package var summary: String {
    let whole = inspection.whole
    let statistics = whole.statistics
    let several = statistics.labelSets.filter { $0.labels.count > 1 }.reduce(0) { $0 + $1.count }
    var parts = ["\(statistics.negatives) show none of them", "\(several) more than one"]
    if whole.unlabelled > 0 { parts.append("of \(whole.unlabelled) nothing is known") }
    if !inspection.problems.isEmpty { parts.append("\(inspection.problems.count) cannot be read") }
    return "\(whole.images) images (\(format.meaning)); labels \(labelList); "
      + parts.joined(separator: ", ")
  }

  /// The labels with the number of images that show each.
  package var labelList: String {
    let names = zip(inspection.labels, inspection.whole.positives).map { "\($0) (\($1))" }
    let shown = names.prefix(24).joined(separator: ", ")
    return Sentence.plain(names.count > 24 ? "\(shown) and \(names.count - 24) more" : shown)
  }
}
