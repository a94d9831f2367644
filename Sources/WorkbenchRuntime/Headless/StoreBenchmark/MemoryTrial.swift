import TerminalUI
import Workbench

/// Whether looking at a large store for long costs memory.
enum MemoryTrial {
  /// After a fifth as many the caches of the store and of the allocator are as full as they get.
  private static let warmUp = 5
  private static let megabyte = 1_048_576.0

  /// Lists, sorts, filters, opens and draws, and tells the resident memory before and after.
  static func measure(
    _ workbench: inout TrialWorkbench, _ made: GeneratedStore, operations: Int
  ) throws -> [StoreBenchmark.Line] {
    var meter = ProcessMeter()
    func memory() -> Double { Double(meter.read().residentBytes) / megabyte }
    for index in 0..<operations / warmUp { operate(&workbench, made, index) }
    let before = memory()
    for index in 0..<operations { operate(&workbench, made, index) }
    let after = memory()
    return [
      StoreBenchmark.Line("resident memory", [before], unit: "MB"),
      StoreBenchmark.Line(
        "more after \(operations) operations", [after - before], unit: "MB", budget: 32),
    ]
  }

  private static func operate(
    _ workbench: inout TrialWorkbench, _ made: GeneratedStore, _ index: Int
  ) {
    switch index % 10 {
    case 0:
      workbench.select(made.wideRuns[index / 10 % made.wideRuns.count])
      workbench.answer(.enter)
      workbench.waitForRun()
    case 1: workbench.clearFilter()
    case 2:
      workbench.press(.character("s"))
      workbench.press(index % 20 < 10 ? .down : .up)
      workbench.answer(.enter)
    case 3: workbench.answer(.home)
    case 4:
      // Short runs, each another one.
      workbench.select(made.wideRuns.first.map { $0 + 1 + Int64(index / 10 % 20) } ?? 1)
      workbench.answer(.enter)
      workbench.waitForRun()
    case 5: workbench.clearFilter()
    default: workbench.answer(.pageDown)
    }
    workbench.draw()
  }
}
