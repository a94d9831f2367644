import Foundation
import Testing

/// Processes on one store that are killed at random; `THRESH_SOAK_SECONDS=600` makes it last.
@Suite(.serialized) struct ChaosTests {
  private static let seconds =
    ProcessInfo.processInfo.environment["THRESH_SOAK_SECONDS"].flatMap(Double.init) ?? 15

  @Test func `two workbenches and a trainer, killed at random, lose nothing`() throws {
    let soak = try ChaosSoak(try Folder())
    try soak.run(seconds: Self.seconds)
    #expect(soak.problems == [])
    #expect(soak.figures.finishedRuns > 0)
    print(soak.figures)
  }
}
