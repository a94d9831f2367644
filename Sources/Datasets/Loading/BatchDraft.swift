import Glibc
import Synchronization

/// A batch in the making, which any thread can bring on by an image at a time: one that has nothing
/// else to do, and the one that needs it, which makes what is still missing.
///
/// A class because it is shared; safe because it is locked, and because an image is the same whoever
/// makes it.
final class BatchDraft: Sendable {
  private struct State {
    var batch = Batch(images: [], targets: [], known: [], indices: [])
    var plan = BatchPlan()
    var workspace = SamplingWorkspace(shape: PixelShape(height: 0, width: 0, channels: 1))
    /// How many images are made.
    var made = 0
  }

  private let assembler: BatchAssembler
  private let state: Mutex<State>
  private let over = Atomic(false)

  init(_ assembler: BatchAssembler, epoch: Int, index: Int) {
    self.assembler = assembler
    let plan = assembler.plan(epoch: epoch, index: index)
    state = Mutex(
      State(batch: assembler.blank(plan), plan: plan, workspace: assembler.workspace()))
  }

  /// Makes the next image. Returns whether there are more.
  func advance() -> Bool {
    state.withLock { state in
      guard !isOver, state.made < state.batch.count else { return false }
      make(&state)
      return state.made < state.batch.count
    }
  }

  /// Whether nobody needs the batch any more.
  var isOver: Bool { over.load(ordering: .relaxed) }

  /// Makes what is missing and lets go of the batch, so that who still holds the draft holds no
  /// memory with it.
  ///
  /// Nil if another thread does not come to the end of its image, because others keep the cores
  /// from it. Then the draft is over; to make all anew takes a few milliseconds, to wait may take
  /// very long.
  func finish() -> Batch? {
    for _ in 0..<Self.patience {
      let batch = state.withLockIfAvailable { state in
        while state.made < state.batch.count { make(&state) }
        defer { state = State() }
        return state.batch
      }
      if batch != nil {
        over.store(true, ordering: .relaxed)
        return batch
      }
      usleep(50)
    }
    over.store(true, ordering: .relaxed)
    return nil
  }

  /// How often to look whether the other thread is through, about a tenth of a millisecond apart.
  private static let patience = 30

  private func make(_ state: inout State) {
    assembler.write(
      state.plan.items[state.made], at: state.made, into: &state.batch.images,
      using: &state.workspace)
    state.made += 1
  }
}
