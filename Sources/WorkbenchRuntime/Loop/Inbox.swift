import Synchronization
import Workbench

/// Messages on their way to the main thread.
///
/// A class because it is shared, and safe because it is locked.
final class Inbox: Sendable {
  private let messages = Mutex<[Message]>([])

  func put(_ new: [Message]) { messages.withLock { $0 += new } }

  func take() -> [Message] {
    messages.withLock { messages in
      defer { messages.removeAll() }
      return messages
    }
  }
}
