/// A question put to the world by an effect, and how far its answer has come.
package struct Inquiry<Question: Equatable & Sendable, Answer: Sendable>: Sendable {
  package enum Stage: Equatable, Sendable {
    /// `total` is 0 until it is known.
    case awaited(done: Int, total: Int)
    case answered
    /// One sentence.
    case failed(String)
  }

  package var question: Question
  package var stage = Stage.awaited(done: 0, total: 0)
  /// The newest answer; it stays in sight while the next is awaited.
  package var answer: Answer?

  package init(_ question: Question, keeping answer: Answer? = nil) {
    self.question = question
    self.answer = answer
  }

  package var isAwaited: Bool {
    if case .awaited = stage { true } else { false }
  }

  package var hasFailed: Bool {
    if case .failed = stage { true } else { false }
  }
}
