import Dispatch
import Foundation
import Synchronization
import Training
import Workbench

/// Starts the commands that rules of a run ask for, where the person allows it, and has the run's log
/// say how they ended.
///
/// A class because the trainer and the session share it; safe because what changes is behind a lock.
final class CommandRunner: Sendable {
  private let run: Int64
  private let isAllowed: Bool
  private let log: @Sendable (LogLine) -> Void
  private let work = DispatchGroup()
  /// Rules whose command is at work: another one of the same rule is not started beside it.
  private let busy = Mutex<Set<String>>([])
  private let queue = DispatchQueue(label: "thresh.commands", attributes: .concurrent)

  /// Seconds a command may take.
  static let limit = 60.0

  /// - Parameter log: takes lines for the run's log, on any thread.
  init(run: Int64, isAllowed: Bool, log: @escaping @Sendable (LogLine) -> Void) {
    self.run = run
    self.isAllowed = isAllowed
    self.log = log
  }

  /// Starts a command, or says why not. Returns at once.
  func start(_ wish: AlarmCommand) {
    guard isAllowed else {
      return note(
        wish, .warning,
        "not run, since an experiment file alone starts nothing; --allow-commands, "
          + "\(CommandPermission.variable)=1 or allow_commands: true in "
          + "~/.config/thresh/settings.yaml allow it")
    }
    guard busy.withLock({ $0.insert(wish.rule).inserted }) else {
      return note(wish, .warning, "not run, since that of the last alarm is still at work")
    }
    queue.async(group: work) { @Sendable [self] in
      defer { busy.withLock { _ = $0.remove(wish.rule) } }
      do {
        var command = try ShellCommand(wish.command, variables: variables(for: wish))
        let result = command.wait(seconds: Self.limit)
        let printed = result.firstLine.isEmpty ? "" : ": \(result.firstLine)"
        guard let status = result.status else {
          return note(wish, .warning, "killed after \(Int(Self.limit)) s\(printed)")
        }
        note(wish, status == 0 ? .info : .warning, "exit code \(status)\(printed)")
      } catch {
        note(wish, .warning, "\(error)")
      }
    }
  }

  /// Waits for commands at work, or for a time.
  func finish(seconds: Double) { _ = work.wait(timeout: .now() + seconds) }

  private func variables(for wish: AlarmCommand) -> [(name: String, value: String)] {
    [
      ("THRESH_RUN", run.runText), ("THRESH_RULE", wish.rule), ("THRESH_STEP", "\(wish.step)"),
      ("THRESH_TEXT", wish.text),
    ]
  }

  private func note(_ wish: AlarmCommand, _ level: LogLine.Level, _ text: String) {
    log(LogLine(level: level, step: wish.step, text: "\(wish.rule): \(wish.command): \(text)"))
  }
}
