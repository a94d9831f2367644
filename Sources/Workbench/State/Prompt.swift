import Metrics
import TerminalUI

/// A question answered with a line of text.
package struct Prompt: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case learningRate(RunID)
    /// `planned` is 0 where it is not known.
    case epochs(RunID, planned: Int)
    case patience(RunID)
    case tags([RunID])
    case note([RunID])
    case rename(RunID)
    /// Answered with the number of the run, or how many there are.
    case purge([RunID])
    case threshold(label: Int, name: String, now: String)
    case thresholdRule
    case thresholdsPath(RunID)
    /// By which the names on a screen are listed.
    case nameFilter(Screen)
    /// Where so many marked images are written to.
    case marksFile(Int)
    /// Where a chart is written to.
    case chartFile(WrittenChart)
    /// Where so many lines of the log are written to.
    case logFile(Int)
    /// With which runs of something are queued.
    case seeds(RunSource)
  }

  package var kind: Kind
  package var field: TextField

  package init(_ kind: Kind, text: String) {
    self.kind = kind
    self.field = TextField(text)
  }

  package var title: String {
    switch kind {
    case .learningRate(let run): "Learning rate of \(run.runText)"
    case .epochs(let run, let planned):
      "Epochs of \(run.runText)" + (planned > 0 ? ", now \(planned)" : "")
    case .patience(let run): "Epochs \(run.runText) waits for a better one"
    case .tags(let runs): "Tags of \(Prompt.names(runs))"
    case .note(let runs): "Note on \(Prompt.names(runs))"
    case .rename(let run): "Title of \(run.runText)"
    case .purge(let runs): "Delete \(Prompt.names(runs)) for good"
    case .threshold(_, let name, let now): "Threshold of \(name), now \(now)"
    case .thresholdRule: "Rule by which thresholds are chosen"
    case .thresholdsPath(let run): "Write the thresholds of \(run.runText) to"
    case .nameFilter: "List names that contain"
    case .marksFile(let count): "Write \(count) marked image\(count == 1 ? "" : "s")"
    case .chartFile: "Write the chart to"
    case .logFile(let count): "Write \(count) line\(count == 1 ? "" : "s") of the log to"
    case .seeds: "Queue runs with the seeds"
    }
  }

  package var hint: String {
    switch kind {
    case .learningRate:
      "From the next step the schedule is scaled to this value; Enter queues it."
    case .epochs:
      "+10 for ten more, or 40 for 40 in all; what is left of the schedule is spread over them."
    case .patience:
      "Without a better one it ends; none trains to the last. Without early stopping: on the loss."
    case .tags(let runs):
      runs.count == 1
        ? "Words separated by blanks; none removes all."
        : "Words to add, and after a - those to take away: night -draft."
    case .note: "One line that stays with the run."
    case .rename: "One line; the number stays."
    case .purge(let runs):
      "All of it goes, checkpoints too; nothing brings it back. Type "
        + (runs.count == 1 ? "its number" : "how many they are") + ", \(Prompt.word(of: runs))."
    case .threshold: "From 0 to 1, such as .31 or 31%; inf predicts the label nowhere."
    case .thresholdRule:
      "A goal, and what is added to it: shared, n+>=10 (fewer images get the shared one), shrink:20."
    case .thresholdsPath:
      "A file, replaced if it is there; its ending says the format: .json, .yaml or .csv."
    case .nameFilter: "Part of a name; nothing lists all."
    case .seeds: "Numbers and ranges, such as 1,2,3 or 1-5; a run is queued for each."
    case .marksFile:
      "A CSV file, replaced if it is there: run, image, true and predicted labels, all scores."
    case .chartFile:
      "A file, replaced if it is there; its ending says the form: .svg, .png, or .csv for its points."
    case .logFile: "A text file, replaced if it is there: the lines that are listed."
    }
  }

  /// Why the text cannot be accepted, in one sentence; nil when it can.
  package var problem: String? {
    switch kind {
    case .learningRate: RunCommand.problem(withRate: trimmed)
    case .epochs: RunCommand.problem(withEpochs: trimmed)
    case .patience: RunCommand.problem(withPatience: trimmed)
    case .threshold:
      Prompt.threshold(trimmed) == nil
        ? trimmed.isEmpty
          ? "Write a number from 0 to 1, such as .31."
          : "\(trimmed) is not a threshold; allowed: 0 to 1, 0% to 100%, or inf." : nil
    case .thresholdRule:
      ThresholdRule(text: trimmed) == nil
        ? "\(trimmed.isEmpty ? "nothing" : trimmed) is not a rule; allowed: \(ThresholdRule.allowed)"
        : nil
    case .thresholdsPath:
      ends(in: [".json", ".yaml", ".csv"]) ? nil : "The name must end in .json, .yaml or .csv."
    case .chartFile:
      ends(in: WrittenChart.endings) ? nil : "The name must end in .svg, .png or .csv."
    case .marksFile: trimmed.isEmpty ? "Write a path, such as marked.csv." : nil
    case .rename: trimmed.isEmpty ? "A run has a title; write one." : nil
    case .purge(let runs):
      trimmed == Prompt.word(of: runs) || runs.count == 1 && trimmed == "\(runs[0])"
        ? nil : "Type \(Prompt.word(of: runs)) to delete, Esc to keep."
    case .logFile: trimmed.isEmpty ? "Write a path, such as log.txt." : nil
    case .note(let runs):
      runs.count > 1 && trimmed.isEmpty
        ? "Write the note of \(runs.count) runs; Esc leaves theirs." : nil
    case .tags, .nameFilter: nil
    case .seeds:
      SeedList.parse(trimmed) == nil
        ? trimmed.isEmpty
          ? "Write one seed or more, such as 1-5."
          : "\(trimmed) is not a list of seeds; allowed: \(SeedList.allowed)." : nil
    }
  }

  private func ends(in endings: [String]) -> Bool {
    endings.contains { trimmed.hasSuffix($0) && trimmed.count > $0.count }
  }

  /// `.31`, `0.31`, `31%`, or `inf` and `none` for a label that is predicted nowhere.
  static func threshold(_ text: String) -> Double? {
    if ["inf", "none"].contains(text.lowercased()) { return .infinity }
    let isPercent = text.hasSuffix("%")
    let digits = isPercent ? text.dropLast() : text[...]
    guard digits.allSatisfy({ "0123456789.eE-".contains($0) }),
      let number = Double(digits.hasPrefix(".") ? "0\(digits)" : String(digits))
    else { return nil }
    // A percentage of few digits is a decimal again, but for its last bits.
    let value = isPercent ? (number * 1e10).rounded() / 1e12 : number
    return (0...1).contains(value) ? value : nil
  }

  static func names(_ runs: [RunID]) -> String {
    runs.count == 1 ? runs[0].runText : "\(runs.count) runs"
  }

  /// What is typed to delete runs.
  private static func word(of runs: [RunID]) -> String {
    runs.count == 1 ? runs[0].runText : "\(runs.count)"
  }

  var trimmed: String {
    field.text.split(separator: " ").joined(separator: " ")
  }
}
