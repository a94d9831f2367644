import Synchronization

/// A one-slot mailbox: the newest value wins, and posting never waits for a reader.
package final class LatestValue<Value: Sendable>: Sendable {
  private let slot = Mutex<Value?>(nil)

  package init() {}

  package func post(_ value: Value) { slot.withLock { $0 = value } }

  /// The newest value, left in place for the next reader.
  package var newest: Value? { slot.withLock { $0 } }
}
