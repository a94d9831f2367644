import Synchronization

/// A sink that is opened when the first image needs it: most often none does, and no file is made.
///
/// A class because many threads share it; safe because it is locked while it is opened. The first
/// error ends it.
final class LateSink: Sendable {
  private enum Phase {
    case closed
    case open(PixelSink)
    case failed(StorageError)
  }

  private let place: PixelPlace
  private let slots: Int
  private let shape: PixelShape
  private let phase = Mutex(Phase.closed)

  init(place: PixelPlace, slots: Int, shape: PixelShape) {
    self.place = place
    self.slots = slots
    self.shape = shape
  }

  var error: StorageError? {
    phase.withLock { if case .failed(let error) = $0 { error } else { nil } }
  }

  func opened() throws(StorageError) -> PixelSink {
    let (place, slots, shape) = (place, slots, shape)
    let result: Result<PixelSink, StorageError> = phase.withLock { phase in
      switch phase {
      case .open(let sink): return .success(sink)
      case .failed(let error): return .failure(error)
      case .closed: break
      }
      do throws(StorageError) {
        let sink = try place.open(slots: slots, shape: shape)
        phase = .open(sink)
        return .success(sink)
      } catch {
        phase = .failed(error)
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Returns whether the pixels are stored; if not, ``error`` says why.
  func write(_ pixels: [UInt8], slot: Int) -> Bool {
    do throws(StorageError) {
      try opened().write(pixels, slot: slot)
      return true
    } catch {
      phase.withLock { $0 = .failed(error) }
      return false
    }
  }
}
