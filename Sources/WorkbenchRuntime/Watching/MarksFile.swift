import Workbench

/// The images a person has marked, as a CSV file.
///
/// Columns are run, image, file, true and predicted labels, and the score of each label of any of
/// the runs, in the order in which they first occur; a label that a run does not know stays empty.
/// They are named as in the CSV of `thresh confusion --cell`.
enum MarksFile {
  static func text(_ marks: [MarkedImage]) -> String {
    var labels: [String] = []
    for mark in marks {
      for label in mark.labels where !labels.contains(label) { labels.append(label) }
    }
    var table = CSVTable(
      ["run", "image", "file", "truth", "predicted"] + labels.map { "score_\($0)" })
    for mark in marks {
      let scores = Dictionary(zip(mark.labels, mark.scores)) { first, _ in first }
      table.add(
        [mark.run.runText, mark.image, mark.name, mark.truth, mark.predicted]
          // Scores are single precision; more digits would be noise.
          + labels.map { label in scores[label].map { Float($0) as any CSVValue } })
    }
    return table.text
  }
}
