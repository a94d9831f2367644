/// Everything that is wrong with an experiment file and the settings given beside it, at once.
///
/// Prints a line for each problem, in the order of the file.
package struct ExperimentFileErrors: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file's name as the person gave it.
  package var file: String
  package var problems: [ExperimentFileProblem]

  package init(file: String, problems: [ExperimentFileProblem]) {
    self.file = file
    self.problems = problems.sorted { $0.place < $1.place }
  }

  package var description: String {
    problems.map { $0.text(file: file) }.joined(separator: "\n")
  }
}

/// One thing that is wrong, and where.
package struct ExperimentFileProblem: Equatable, Sendable {
  package var place: ExperimentPlace
  /// The full path of the key, as `train.epochs`; empty for what concerns the whole file.
  package var key: String
  package var problem: ExperimentProblem

  /// Counted from 1; nil for what does not stand in the file.
  package var line: Int? { if case .file(let line, _) = place { line } else { nil } }
  package var column: Int? { if case .file(_, let column) = place { column } else { nil } }

  /// `pets.yaml:12:5: train.epoch is not a known key; did you mean train.epochs?`
  package func text(file: String) -> String {
    let sentence = problem.sentence(key: key)
    return switch place {
    case .whole: "\(file): \(sentence)"
    case .file(let line, let column): "\(file):\(line):\(column): \(sentence)"
    case .setting(let text): "--set \(text): \(sentence)"
    }
  }
}

/// Where a key or value comes from.
package enum ExperimentPlace: Equatable, Sendable, Comparable {
  /// The file as a whole.
  case whole
  /// A line and a column of the file, counted from 1.
  case file(line: Int, column: Int)
  /// A setting given beside the file, as the person wrote it.
  case setting(String)

  var short: String {
    switch self {
    case .whole: "the file"
    case .file(let line, let column): "\(line):\(column)"
    case .setting(let text): "--set \(text)"
    }
  }
}
