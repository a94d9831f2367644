/// How busy the machine of this program is.
package struct MachineView: Equatable, Sendable, Encodable {
  /// The share of the time since the reading before in which each core was at work.
  package var cores: [Double]
  /// Processes that want to run, over 1, 5 and 15 minutes.
  package var load: [Double]
  package var memoryBytes: Int?
  /// What programs could still take.
  package var availableBytes: Int?
  /// Of the file system that holds the store.
  package var diskBytes: Int?
  package var freeBytes: Int?
  /// The folder of the store, and what its files take.
  package var store: String
  package var storeBytes: Int?
  /// Of the thread that draws, where 100 is one core; nil where nothing is drawn.
  package var screenPercent: Double?
  /// How long the last drawing took.
  package var frameSeconds: Double?

  package init(
    cores: [Double] = [], load: [Double] = [], memoryBytes: Int? = nil,
    availableBytes: Int? = nil, diskBytes: Int? = nil, freeBytes: Int? = nil, store: String = "",
    storeBytes: Int? = nil, screenPercent: Double? = nil, frameSeconds: Double? = nil
  ) {
    self.cores = cores
    self.load = load
    self.memoryBytes = memoryBytes
    self.availableBytes = availableBytes
    self.diskBytes = diskBytes
    self.freeBytes = freeBytes
    self.store = store
    self.storeBytes = storeBytes
    self.screenPercent = screenPercent
    self.frameSeconds = frameSeconds
  }

  /// The mean share of all cores at work; nil before two readings.
  package var busy: Double? {
    cores.isEmpty ? nil : cores.reduce(0, +) / Double(cores.count)
  }
}
