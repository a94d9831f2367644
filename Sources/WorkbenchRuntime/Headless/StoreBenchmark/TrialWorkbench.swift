import Dispatch
import RunStore
import Synchronization
import TerminalUI
import Workbench

/// A workbench without a terminal: the state and the feed that tells it of a store.
struct TrialWorkbench {
  private(set) var state = WorkbenchState(width: 160, height: 48)
  private let feed: StoreFeed
  private let post: Post

  /// Messages on their way from the feed's queue.
  ///
  /// A class because it is shared; safe because it is locked.
  private final class Post: Sendable {
    private let messages = Mutex<[Message]>([])
    private let arrival = DispatchSemaphore(value: 0)

    func put(_ new: [Message]) {
      messages.withLock { $0 += new }
      arrival.signal()
    }

    func wait() -> [Message] {
      arrival.wait()
      return messages.withLock { messages in
        defer { messages.removeAll() }
        return messages
      }
    }
  }

  init(_ store: RunStore) {
    let post = Post()
    self.post = post
    feed = StoreFeed(
      store: store, commandNumbers: CommandNumbers(), isHere: { _ in false },
      deliver: { post.put($0) })
  }

  /// Takes what the feed says until the table of runs is there.
  mutating func waitForList() {
    while !state.hasLoadedRuns { takeNews() }
  }

  /// Takes what the feed says until the run that was asked for is there.
  mutating func waitForRun() {
    while state.interface.opening != nil { takeNews() }
  }

  private mutating func takeNews() {
    for message in post.wait() { take(message) }
  }

  mutating func take(_ message: Message) { perform(state.update(message)) }

  mutating func press(_ key: Key) { take(.terminal(.key(key))) }

  /// Makes a run the selected one of the table, as a person does: by its number.
  mutating func select(_ run: RunID) {
    press(.character("1"))
    press(.character("/"))
    for _ in 0..<8 { press(.backspace) }
    for digit in run.runText { press(.character(digit)) }
    press(.enter)
  }

  mutating func clearFilter() {
    press(.character("1"))
    press(.character("/"))
    for _ in 0..<8 { press(.backspace) }
    press(.enter)
  }

  /// A key, and the picture that answers it.
  mutating func answer(_ key: Key) {
    press(key)
    draw()
  }

  func draw() { _ = state.view() }

  private func perform(_ effects: [Effect]) {
    for case .openRun(let run) in effects { feed.open(run) }
  }
}
