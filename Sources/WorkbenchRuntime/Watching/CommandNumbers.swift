import Synchronization

/// Which of the workbench's numbers a command in the store has.
///
/// A class because the screen posts and the feed reads; safe because it is locked.
final class CommandNumbers: Sendable {
  private let numbers = Mutex<[Int64: Int]>([:])

  func note(_ number: Int, for command: Int64) {
    numbers.withLock { $0[command] = number }
  }

  /// Commands of other processes are numbered below zero, so that they never meet our own.
  func number(of command: Int64) -> Int {
    numbers.withLock { $0[command] } ?? -Int(command)
  }
}
