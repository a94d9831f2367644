/// One line of the list of runs.
package struct StoredRun: Equatable, Sendable, Identifiable {
  package var id: Int64
  package var title: String
  package var question: String?
  package var experiment: String
  package var seed: UInt64
  package var created: Double
  /// When the last session ended; nil while one goes on.
  package var finished: Double?
  /// As it shows: `interrupted` where the process has fallen silent, or is seen to have ended.
  package var status: StoredStatus
  /// How the last session ended, in words.
  package var message: String?
  package var progress: RunProgress
  package var plannedEpochs: Int
  /// 0 until the data is open.
  package var plannedSteps: Int
  package var tags: [String]
  package var note: String
  package var isArchived: Bool
  package var best: StoredMeasures?
  package var last: StoredMeasures?
  /// The last sign of life of the process that works on the run, or did.
  package var heartbeat: Double
  /// That process; nil when the last session ended properly.
  package var owner: ProcessIdentity?

  static let columns =
    """
    runs.id, title, question, experiment, seed, created, finished, status, message, \
    planned_epochs, planned_steps, tags, note, archived, \
    \((StoredMeasures.columns("best") + StoredMeasures.columns("last")).joined(separator: ", ")), \
    sessions.step, sessions.epoch, sessions.elapsed, heartbeat, owned, \
    CASE WHEN owned THEN owner END
    """
  static let tables = "runs JOIN sessions ON sessions.run = runs.id"

  init(_ fields: inout Fields, now: Double) throws {
    id = try fields.take()
    title = try fields.take()
    question = try fields.take()
    experiment = try fields.take()
    seed = UInt64(bitPattern: try fields.take(Int64.self))
    created = try fields.take()
    finished = try fields.take()
    let statusText: String = try fields.take()
    message = try fields.take()
    plannedEpochs = try fields.take()
    plannedSteps = try fields.take()
    tags = TagText.split(try fields.take())
    note = try fields.take()
    isArchived = try fields.takeFlag()
    best = try StoredMeasures(&fields)
    last = try StoredMeasures(&fields)
    progress = RunProgress(
      step: try fields.take(), epoch: try fields.take(), elapsed: try fields.take())
    heartbeat = try fields.take()
    let isOwned = try fields.takeFlag()
    owner = try fields.take(String?.self).map { try JSONText.decode($0) }
    guard let stored = StoredStatus(rawValue: statusText) else {
      throw UnreadableValue(text: "run \(StoreError.number(id)) has the status \(statusText)")
    }
    let isSilent =
      !isOwned || !Heartbeat.isFresh(heartbeat, now: now) || owner?.hasEnded() ?? false
    status = stored.isLive && isSilent ? .interrupted : stored
  }
}

/// A value no version of the program writes.
struct UnreadableValue: Error, CustomStringConvertible {
  var text: String
  var description: String { text }
}

/// Everything of a run that does not grow with its length.
package struct StoredRunDetails: Equatable, Sendable {
  package var run: StoredRun
  package var experimentText: String
  package var resolvedText: String
  package var machine: String
  package var codeVersion: String
  package var facts: RunFacts
  /// How often the test split was looked at.
  package var testLooks: Int
}

/// A run's tags in one column, between line feeds.
enum TagText {
  static func join(_ tags: [String]) -> String {
    tags.isEmpty ? "" : "\n" + tags.joined(separator: "\n") + "\n"
  }

  static func split(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }

  /// - Throws: `StoreError.badTag` unless it can stand on one line and be told from its blanks.
  static func check(_ tag: String) throws(StoreError) {
    guard (1...64).contains(tag.count), !tag.contains(where: \.isNewline),
      tag.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }),
      tag.first?.isWhitespace == false, tag.last?.isWhitespace == false
    else { throw .badTag(tag) }
  }
}
