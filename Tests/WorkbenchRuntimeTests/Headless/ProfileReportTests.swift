import Foundation
import Metrics
import RunStore
import Testing
import Training
import Workbench

@testable import WorkbenchRuntime

/// `thresh runs profile` beside the system screen.
@Suite struct ProfileReportTests {
  private static let profile = StepProfile(
    layers: [
      .init(
        name: "layers.0", kind: "convolution", outputShape: [64, 64, 16], forwardSeconds: 0.0121,
        backwardSeconds: 0.0257, operations: 3e6),
      .init(
        name: "head", kind: "dense", outputShape: [2], forwardSeconds: 0.001,
        backwardSeconds: 0.002, operations: 1000),
    ], seconds: 0.0614, loadSeconds: 0.005, lossSeconds: 0.0013, optimizerSeconds: 0.0112,
    images: 32, steps: 32, threads: 2,
    memory: .init(weights: 10, gradients: 10, optimizer: 20, averages: 4, activations: 100))

  private var snapshot: TrainingSnapshot {
    var snapshot = TrainingSnapshot(phase: .training, activity: "training")
    snapshot.profile = Self.profile
    return snapshot
  }

  @Test func `a profile comes out of the store's text as it went in`() throws {
    let text = JSONLine.text(of: snapshot)
    #expect(TrainingSnapshot(stored: text)?.profile == Self.profile)
    #expect(TrainingSnapshot(stored: "{}") == nil)
  }

  @Test func `the screen shows the figures of the report`() throws {
    let report = ProfileText(profile: Self.profile)
    var state = WorkbenchState(width: 160, height: 48)
    _ = state.update(.terminal(.key(.character("8"))))
    var view = RunView(row: RunRow(id: 7, title: "a", status: .running))
    view.activity.profile = Self.profile
    _ = state.update(.opened(view))
    let screen = state.view().lines.joined(separator: "\n")
    for figure in ["61.4", "12.1", "25.7", "5.00", "1.30", "11.2", "62%"] {
      #expect(screen.contains(figure), "\(figure)")
    }
    for figure in ["61.4", "12.1", "25.7", "5.00", "1.30", "11.2"] {
      #expect(report.lines.joined(separator: "\n").contains(figure), "\(figure)")
    }
  }
}
