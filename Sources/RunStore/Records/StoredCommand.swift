/// A wish posted to a run by any process, and what became of it.
package struct StoredCommand: Equatable, Sendable, Identifiable {
  package enum State: String, Sendable {
    case posted, acknowledged, refused
  }

  package var id: Int64
  package var run: Int64
  /// What is wished, in the words of whoever reads it: the store only carries it.
  package var verb: String
  package var argument: String?
  /// Who wished it.
  package var poster: String
  package var posted: Double
  package var state: State
  /// The step from which an acknowledged command holds.
  package var step: Int?
  /// Why it was refused, or anything more to say.
  package var message: String?
  package var answered: Double?

  static let columns =
    "id, run, verb, argument, poster, posted, state, step, message, answered"

  init(_ fields: inout Fields) throws {
    id = try fields.take()
    run = try fields.take()
    verb = try fields.take()
    argument = try fields.take()
    poster = try fields.take()
    posted = try fields.take()
    let stateText: String = try fields.take()
    guard let state = State(rawValue: stateText) else {
      throw UnreadableValue(text: "command \(id) has the state \(stateText)")
    }
    self.state = state
    step = try fields.take()
    message = try fields.take()
    answered = try fields.take()
  }
}
