import Dispatch
import Synchronization
import Workbench

/// Looks at the machine and at what runs in the background print, off the screen's thread.
///
/// A class because the screen and a queue share it; safe because its state is behind a lock.
final class SystemFeed: Sendable {
  /// What the thread that draws has cost so far.
  struct ScreenCost: Sendable {
    /// Processor seconds.
    var cpuSeconds: Double
    /// How long the last drawing took.
    var frameSeconds: Double?
    /// Seconds on a clock that never goes back.
    var time: Double
  }

  private struct State {
    var meter: SystemMeter
    var cost: ScreenCost?
  }

  private let stores: RunStores
  private let state: Mutex<State>
  private let deliver: @Sendable ([Message]) -> Void
  private let queue = DispatchQueue(label: "thresh.system", qos: .utility)

  /// - Parameter deliver: takes messages, on any thread.
  init(stores: RunStores, deliver: @escaping @Sendable ([Message]) -> Void) {
    self.stores = stores
    self.deliver = deliver
    state = Mutex(State(meter: SystemMeter(store: stores.first.path)))
  }

  /// Answers `Effect.lookAtMachine`.
  func look(at run: RunID?, printedFrom start: Int?, _ cost: ScreenCost) {
    queue.async { @Sendable [self] in
      let machine = state.withLock { state in
        var machine = state.meter.read(now: Clock.now())
        machine.frameSeconds = cost.frameSeconds
        if let before = state.cost, cost.time > before.time {
          machine.screenPercent =
            (cost.cpuSeconds - before.cpuSeconds) / (cost.time - before.time) * 100
        }
        state.cost = cost
        return machine
      }
      var messages: [Message] = [.machine(machine)]
      if let run, let (store, number) = try? stores.find(run),
        let lines = PrintedFile(run: number, store: store.path).lines(of: run, from: start ?? 0)
      {
        messages.append(.printed(lines))
      }
      deliver(messages)
    }
  }
}
