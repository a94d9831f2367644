import Metrics
import TerminalUI
import Workbench

extension Sample {
  static let profile = StepProfile(
    layers: [
      layer("layers.0", "convolution", [64, 64, 16], 4.21, 7.9, 2.6e6),
      layer("layers.2", "max-pool", [32, 32, 16], 0.8, 1.1, 0),
      layer("layers.3.body.0", "convolution", [32, 32, 32], 9.87, 21.4, 28.3e6),
      layer("layers.3", "residual", [32, 32, 32], 0.312, 0.5, 0),
      layer("layers.4", "convolution", [16, 16, 64], 6.02, 12.25, 28.3e6),
      layer("layers.6", "global-average-pool", [64], 0.04, 0.06, 0),
      layer("head", "dense", [4], 0.005, 0.0112, 1536),
    ], seconds: 0.0776, loadSeconds: 0.0021, lossSeconds: 0.00004, optimizerSeconds: 0.0091,
    images: 31.7, steps: 32, threads: 2, evaluationSeconds: 1.62,
    memory: .init(
      weights: 12_300_000, gradients: 12_300_000, optimizer: 24_600_000, averages: 12_900_000,
      activations: 149_900_000))

  private static func layer(
    _ name: String, _ kind: String, _ shape: [Int], _ forward: Double, _ backward: Double,
    _ operations: Double
  ) -> StepProfile.Layer {
    StepProfile.Layer(
      name: name, kind: kind, outputShape: shape, forwardSeconds: forward / 1000,
      backwardSeconds: backward / 1000, operations: operations)
  }

  static let activity = RunActivity(
    worker: .init(process: 4711, host: "tern"), heartbeat: now - 0.2, profile: profile,
    cpuPercent: 196, memoryBytes: 1_430_000_000,
    checkpoints: [
      .init(kind: "last", step: 9300, epoch: 11, time: now - 89, bytes: 49_000_000),
      .init(kind: "best", step: 6984, epoch: 9, time: now - 2400, bytes: 49_000_000),
    ])

  static let machine = MachineView(
    cores: [0.98, 0.91], load: [2.31, 2.04, 1.17], memoryBytes: 16_000_000_000,
    availableBytes: 9_700_000_000, diskBytes: 500_000_000_000, freeBytes: 81_000_000_000,
    store: "runs", storeBytes: 2_140_000_000, screenPercent: 0.4, frameSeconds: 0.0019)

  /// The system screen of the live run, with all that it asks for.
  static func system(
    width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille,
    log: [LogEntry] = [], printed: [String] = ["epoch 12 begins", "a stray word"]
  ) -> WorkbenchState {
    var state = training(width: width, height: height, glyphs: glyphs)
    state.press(.character("8"))
    _ = state.update(.activity(run: 142, activity))
    _ = state.update(.machine(machine))
    _ = state.update(.log(run: 142, log))
    let lines = printed.map { LogEntry(time: now - 30, level: .output, text: $0) }
    _ = state.update(.printed(PrintedLines(run: 142, end: 30, lines: lines)))
    return state
  }
}
