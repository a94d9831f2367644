import TerminalUI

/// The keys of the window that lists the queue.
extension Keymap {
  static let queue: [Binding] = [
    Binding([.enter], .openQueued, .queue, "Open the run", short: "open", rank: 1),
    Binding(
      [.character("K"), .character("<")], .moveEarlier, .queue, "Have the run start earlier",
      short: "earlier", rank: 1),
    Binding(
      [.character("J"), .character(">")], .moveLater, .queue, "Have the run start later",
      short: "later", rank: 1),
    Binding(
      [.character("F")], .moveToFront, .queue, "Have the run start next", short: "next", rank: 2),
    Binding(
      [.character("x")], .takeOutOfQueue, .queue, "Take the run out of the queue",
      short: "take out", rank: 1),
    Binding(
      [.character("p")], .pauseQueue, .queue, "Start no further run, or go on", short: "pause",
      rank: 1),
    Binding(
      [.character("+"), .character("=")], .moreAtOnce, .queue, "Train more runs at once",
      short: "more at once", rank: 2),
    Binding(
      [.character("-"), .character("_")], .fewerAtOnce, .queue, "Train fewer runs at once",
      short: "fewer", rank: 2),
    Binding(
      [.character("s")], .workQueue, .queue, "Start a process that works on the queue",
      short: "start", rank: 2),
  ]

  /// What a key does in the window that lists the queue.
  package static func queueAction(for key: Key) -> Action? {
    queue.first { $0.keys.contains(key) }?.action
  }
}
