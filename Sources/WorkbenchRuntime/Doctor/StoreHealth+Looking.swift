import CProcess
import Foundation
import Glibc
import RunStore

/// Looking at a store without changing anything.
extension StoreHealth {
  /// How long the disk may take to answer, and how long the contents may take to be checked.
  private static let (answerSeconds, checkSeconds) = (5.0, 20.0)

  /// - Returns: within half a minute, whatever the disk does.
  package static func of(_ path: String) -> StoreHealth {
    let cache = CacheFolder.path(store: path)
    let silent = {
      var health = StoreHealth(path: path, cachePath: cache)
      health.state = .silent
      return health
    }
    guard let opened = Deadline.within(seconds: answerSeconds, { look(at: path, cache: cache) })
    else { return silent() }
    guard opened.state == .open else { return opened }
    var health = opened
    health.findings =
      Deadline.within(seconds: checkSeconds) {
        try? RunStore(path: path, access: .readOnly).check(now: Clock.now())
      } ?? nil
    return health
  }

  private static func look(at path: String, cache: String) -> StoreHealth {
    var health = StoreHealth(path: path, cachePath: cache)
    let existing = nearestFolder(to: path)
    health.isWritable = access(existing, W_OK | X_OK) == 0
    health.fileSystem = FileSystem.of(existing)
    let free = cprocess_free_bytes(existing)
    health.freeBytes = free == .max ? nil : Int(clamping: free)
    if FileManager.default.fileExists(atPath: cache) {
      health.cacheBytes = SystemMeter.bytes(below: cache)
    }
    do {
      let store = try RunStore(path: path, access: .readOnly)
      (health.schema, health.knownSchema) = try store.schemaVersion()
      let runs = try store.runs(RunFilter(shelf: .both), now: Clock.now())
      health.runs = Dictionary(grouping: runs, by: \.status).mapValues { $0.map(\.id).sorted() }
      health.state = .open
    } catch StoreError.missing {
      health.state = .missing
    } catch {
      health.state = .refused("\(error)")
    }
    return health
  }

  /// The folder itself, or the nearest above it that is there.
  private static func nearestFolder(to path: String) -> String {
    var url = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
    while url.path != "/", !FileManager.default.fileExists(atPath: url.path) {
      url.deleteLastPathComponent()
    }
    return url.path
  }
}
